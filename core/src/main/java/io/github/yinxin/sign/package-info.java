/** Signing: the {@link io.github.yinxin.sign.Signer} port, its algorithms and digests. */
@NullMarked
package io.github.yinxin.sign;

import org.jspecify.annotations.NullMarked;
