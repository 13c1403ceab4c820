/** E-seals 电子印章 (GB/T 38540-2020): designing, making, reading and verifying them. */
@NullMarked
package io.github.yinxin.seal;

import org.jspecify.annotations.NullMarked;
