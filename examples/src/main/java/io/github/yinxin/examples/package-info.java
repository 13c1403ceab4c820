/** The command line. */
@NullMarked
package io.github.yinxin.examples;

import org.jspecify.annotations.NullMarked;
