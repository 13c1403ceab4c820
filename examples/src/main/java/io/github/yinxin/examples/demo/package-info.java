/** The main job: one license from issue to verdict, told as a story. All data are fictional. */
@NullMarked
package io.github.yinxin.examples.demo;

import org.jspecify.annotations.NullMarked;
