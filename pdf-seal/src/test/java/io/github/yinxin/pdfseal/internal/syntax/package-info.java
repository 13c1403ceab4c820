@NullMarked
package io.github.yinxin.pdfseal.internal.syntax;

import org.jspecify.annotations.NullMarked;
