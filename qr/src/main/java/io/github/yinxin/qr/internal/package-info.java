/**
 * Codecs and ZXing behind values: bytes and texts in, values out. Knows the public values, never
 * the services that call it.
 */
@NullMarked
package io.github.yinxin.qr.internal;

import org.jspecify.annotations.NullMarked;
