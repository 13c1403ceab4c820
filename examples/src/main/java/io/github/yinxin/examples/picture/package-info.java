/** Pages and image files as pictures in shades of grey. */
@NullMarked
package io.github.yinxin.examples.picture;

import org.jspecify.annotations.NullMarked;
