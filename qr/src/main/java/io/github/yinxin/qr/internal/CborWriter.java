package io.github.yinxin.qr.internal;

import java.io.ByteArrayOutputStream;

/** Bytes of deterministic CBOR in the making: definite lengths, shortest heads. */
final class CborWriter {

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;
  static final int SIMPLE = 7;

  static final int ONE_BYTE = 24;
  static final int EIGHT_BYTES = 27;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Appends the head of an item: its major type and its argument, which is not negative. */
  void head(int major, long argument) {
    if (argument < ONE_BYTE) {
      out.write((major << 5) | (int) argument);
      return;
    }
    int info = info(argument);
    out.write((major << 5) | info);
    for (int shift = (8 << (info - ONE_BYTE)) - 8; shift >= 0; shift -= 8) {
      out.write((int) (argument >>> shift));
    }
  }

  /** Returns the additional information of the shortest head for an argument from 24 up. */
  static int info(long argument) {
    int info = ONE_BYTE;
    while (info < EIGHT_BYTES && (argument >>> (8 << (info - ONE_BYTE))) != 0) {
      info++;
    }
    return info;
  }

  void raw(byte[] bytes) {
    out.writeBytes(bytes);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
