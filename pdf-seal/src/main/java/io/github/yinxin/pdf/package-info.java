/** PDF documents: drawing a license's face, sealing, verifying. */
@NullMarked
package io.github.yinxin.pdf;

import org.jspecify.annotations.NullMarked;
