/** JSON read strictly and written compactly, with Jackson. */
@NullMarked
package io.github.yinxin.core.internal.json;

import org.jspecify.annotations.NullMarked;
