/** What goes into /Contents: CMS (RFC 5652) and seal signatures (GB/T 38540-2020). */
@NullMarked
package io.github.yinxin.pdfseal.internal.container;

import org.jspecify.annotations.NullMarked;
