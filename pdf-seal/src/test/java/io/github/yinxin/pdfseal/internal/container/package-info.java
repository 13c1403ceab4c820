/** Tests of DER and the containers. */
@NullMarked
package io.github.yinxin.pdfseal.internal.container;

import org.jspecify.annotations.NullMarked;
