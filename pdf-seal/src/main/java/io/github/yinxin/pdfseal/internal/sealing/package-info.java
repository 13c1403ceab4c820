/** Sealing by PDFBox's incremental save. */
@NullMarked
package io.github.yinxin.pdfseal.internal.sealing;

import org.jspecify.annotations.NullMarked;
