/** Tests of the increment that a seal appends. */
@NullMarked
package io.github.yinxin.pdfseal.internal.sealing;

import org.jspecify.annotations.NullMarked;
