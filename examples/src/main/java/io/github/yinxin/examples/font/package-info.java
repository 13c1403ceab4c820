/** The font that the examples pack; the libraries contain none. */
@NullMarked
package io.github.yinxin.examples.font;

import org.jspecify.annotations.NullMarked;
