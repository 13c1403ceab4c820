/** The structure of signed PDF files, byte by byte. */
@NullMarked
package io.github.yinxin.pdfseal.internal.syntax;

import org.jspecify.annotations.NullMarked;
