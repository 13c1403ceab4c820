/**
 * Certificate paths, revocation lists, OCSP answers and time-stamp tokens, read from foreign bytes.
 * Nothing here allocates more than a small multiple of what it is given.
 */
@NullMarked
package io.github.yinxin.core.internal.pki;

import org.jspecify.annotations.NullMarked;
