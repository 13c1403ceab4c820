@NullMarked
package io.github.yinxin.pdfseal.internal.revision;

import org.jspecify.annotations.NullMarked;
