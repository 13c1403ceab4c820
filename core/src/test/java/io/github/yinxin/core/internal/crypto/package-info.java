/** Tests of what signs and digests. */
@NullMarked
package io.github.yinxin.core.internal.crypto;

import org.jspecify.annotations.NullMarked;
