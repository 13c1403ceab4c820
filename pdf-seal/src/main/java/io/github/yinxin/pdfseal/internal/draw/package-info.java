/** Page geometry and vector drawing. */
@NullMarked
package io.github.yinxin.pdfseal.internal.draw;

import org.jspecify.annotations.NullMarked;
