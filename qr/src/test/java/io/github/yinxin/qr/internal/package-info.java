/** Tests of the codecs. */
@NullMarked
package io.github.yinxin.qr.internal;

import org.jspecify.annotations.NullMarked;
