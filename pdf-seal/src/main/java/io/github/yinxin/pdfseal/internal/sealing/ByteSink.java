package io.github.yinxin.pdfseal.internal.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being written, of which some are filled in later. */
final class ByteSink extends ByteArrayOutputStream {

  ByteSink(int expected) {
    super(expected);
  }

  ByteSink ascii(String text) {
    // In bulk: the stream takes a lock for each call.
    writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  ByteSink number(long value) {
    return ascii(Long.toString(value));
  }

  /** Writes a number with leading zeros. */
  ByteSink digits(long value, int width) {
    String text = Long.toString(value);
    for (int i = text.length(); i < width; i++) {
      write('0');
    }
    return ascii(text);
  }

  ByteSink repeat(char c, int times) {
    byte[] bytes = new byte[times];
    Arrays.fill(bytes, (byte) c);
    writeBytes(bytes);
    return this;
  }

  /** Overwrites bytes that are there already. */
  void fill(int at, byte[] bytes) {
    System.arraycopy(bytes, 0, buf, at, bytes.length);
  }

  /** Returns a view of what was written, without a copy. */
  ByteBuffer view(int from, int to) {
    return ByteBuffer.wrap(buf, from, to - from).slice();
  }
}
