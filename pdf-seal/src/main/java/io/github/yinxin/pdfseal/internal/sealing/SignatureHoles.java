package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import java.util.Arrays;

/**
 * What is filled in last in an increment, by offsets in it.
 *
 * @param range where the numbers of /ByteRange go, after the first
 * @param contents where /Contents begins, with its bracket
 * @param end behind its closing bracket
 */
record SignatureHoles(int range, int contents, int end) {

  /** Three offsets of up to 18 digits, and blanks between them: all that follows "[0 ". */
  static final int RANGE_WIDTH = ContainerFormat.LONGEST_RANGE - "[0 ]".length();

  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
  };

  /** Returns how many hexadecimal digits and brackets a signature of a length takes. */
  static int width(int signature) {
    return 2 * signature + 2;
  }

  /** Returns how many bytes /Contents can take. */
  int room() {
    return (end - contents - 2) / 2;
  }

  /** Returns the numbers of /ByteRange after the first, for files of these lengths. */
  String byteRange(long base, int increment) {
    return (base + contents) + " " + (base + end) + " " + (increment - end);
  }

  /**
   * Writes the pieces of a signature, padded with zeros, into an increment that begins at an
   * offset.
   */
  void put(byte[][] signature, byte[] target, int increment) {
    int at = increment + contents;
    target[at++] = '<';
    for (byte[] piece : signature) {
      for (byte b : piece) {
        target[at++] = HEX[b >> 4 & 0xF];
        target[at++] = HEX[b & 0xF];
      }
    }
    int last = increment + end - 1;
    Arrays.fill(target, at, last, (byte) '0');
    target[last] = '>';
  }
}
