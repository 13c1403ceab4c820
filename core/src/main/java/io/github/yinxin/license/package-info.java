/** Licenses and what they are made of (GB/T 36901 to GB/T 36906-2018). */
@NullMarked
package io.github.yinxin.license;

import org.jspecify.annotations.NullMarked;
