/** Tests of sealing, verifying and drawing PDF documents. */
@NullMarked
package io.github.yinxin.pdf;

import org.jspecify.annotations.NullMarked;
