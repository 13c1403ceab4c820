/** Tests of the strict JSON reader. */
@NullMarked
package io.github.yinxin.core.internal.json;

import org.jspecify.annotations.NullMarked;
