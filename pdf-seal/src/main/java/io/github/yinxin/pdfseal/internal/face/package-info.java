/** Drawing the face of a license with PDFBox. */
@NullMarked
package io.github.yinxin.pdfseal.internal.face;

import org.jspecify.annotations.NullMarked;
