/** Tests of verification codes. */
@NullMarked
package io.github.yinxin.qr;

import org.jspecify.annotations.NullMarked;
