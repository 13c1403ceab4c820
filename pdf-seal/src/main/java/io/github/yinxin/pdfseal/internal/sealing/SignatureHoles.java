package io.github.yinxin.pdfseal.internal.sealing;

/**
 * What is filled in last in an increment, by offsets in it.
 *
 * @param range where the numbers of /ByteRange go, after the first
 * @param contents where /Contents begins, with its bracket
 * @param end behind its closing bracket
 */
record SignatureHoles(int range, int contents, int end) {

  // Three offsets of up to 18 digits, and blanks between them.
  static final int RANGE_WIDTH = 3 * 18 + 2;

  /** Returns /ByteRange for a base file and an increment of these lengths. */
  long[] byteRange(long base, int length) {
    return new long[] {0, base + contents, base + end, length - (long) end};
  }

  /** Returns the numbers after the first as they are written. */
  static String text(long[] byteRange) {
    return byteRange[1] + " " + byteRange[2] + " " + byteRange[3];
  }
}
