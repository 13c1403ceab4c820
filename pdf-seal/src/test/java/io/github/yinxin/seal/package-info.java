/** Tests of seals. */
@NullMarked
package io.github.yinxin.seal;

import org.jspecify.annotations.NullMarked;
