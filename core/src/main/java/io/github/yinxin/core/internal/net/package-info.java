/** The network, with a limit on everything. */
@NullMarked
package io.github.yinxin.core.internal.net;

import org.jspecify.annotations.NullMarked;
