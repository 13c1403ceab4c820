package io.github.yinxin.pdfseal.internal.sealing;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes being written, one stretch of which is a gap: only its length is known, and it takes no
 * memory before the whole is copied out. Belongs to one thread.
 */
final class ByteSink {

  private byte[] bytes;
  private int count;
  private int gapAt;
  private int gapLength;

  ByteSink(int expected) {
    this.bytes = new byte[expected];
  }

  /** Returns how many bytes there are, the gap's included. */
  int size() {
    return count + gapLength;
  }

  private void reserve(int more) {
    if (more > bytes.length - count) {
      bytes = Arrays.copyOf(bytes, Math.addExact(count, Math.max(more, count / 2)));
    }
  }

  ByteSink write(int b) {
    reserve(1);
    bytes[count++] = (byte) b;
    return this;
  }

  ByteSink write(byte[] source) {
    reserve(source.length);
    System.arraycopy(source, 0, bytes, count, source.length);
    count += source.length;
    return this;
  }

  ByteSink ascii(String text) {
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[count++] = (byte) text.charAt(i);
    }
    return this;
  }

  ByteSink number(long value) {
    return value < 0 ? ascii(Long.toString(value)) : digits(value, width(value));
  }

  private static int width(long value) {
    int width = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      width++;
    }
    return width;
  }

  /** Writes the last digits of a number that is not negative, with leading zeros. */
  ByteSink digits(long value, int width) {
    reserve(width);
    long rest = value;
    for (int i = count + width - 1; i >= count; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    count += width;
    return this;
  }

  ByteSink repeat(char c, int times) {
    reserve(times);
    Arrays.fill(bytes, count, count + times, (byte) c);
    count += times;
    return this;
  }

  /** Takes the last bytes back. */
  void drop(int last) {
    count -= last;
  }

  /** Leaves the one gap. */
  void gap(int length) {
    gapAt = count;
    gapLength = length;
  }

  /** Overwrites bytes before the gap. */
  void fill(int at, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      bytes[at + i] = (byte) ascii.charAt(i);
    }
  }

  /** Feeds everything but the gap to a digest. */
  void digest(MessageDigest digest) {
    digest.update(bytes, 0, count);
  }

  /** Copies everything to an offset of a target, and leaves the gap's bytes there as they are. */
  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, gapAt);
    System.arraycopy(bytes, gapAt, target, at + gapAt + gapLength, count - gapAt);
  }
}
