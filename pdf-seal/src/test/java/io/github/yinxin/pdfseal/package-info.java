/** What the tests of this module share. */
@NullMarked
package io.github.yinxin.pdfseal;

import org.jspecify.annotations.NullMarked;
