/** Bouncy Castle behind JDK types; knows nothing else of ours. */
@NullMarked
package io.github.yinxin.core.internal.crypto;

import org.jspecify.annotations.NullMarked;
