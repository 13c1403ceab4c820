package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;

/** Sums over rectangles of a picture in four look-ups each, and thresholds from them. */
final class Sums {

  private final Grey grey;
  private final int stride;
  private final int[] sums;

  Sums(Grey grey) {
    this.grey = grey;
    this.stride = grey.width + 1;
    // 40 million pixels of 255 overflow an int, but differences of overflowed sums stay right.
    this.sums = new int[stride * (grey.height + 1)];
    for (int y = 0; y < grey.height; y++) {
      int row = 0;
      for (int x = 0; x < grey.width; x++) {
        row += grey.at(x, y);
        sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
      }
    }
  }

  /** Returns the mean over a square around a pixel, as far as it lies in the picture. */
  double mean(int x, int y, int radius) {
    int left = Math.max(0, x - radius);
    int top = Math.max(0, y - radius);
    int right = Math.min(grey.width, x + radius + 1);
    int bottom = Math.min(grey.height, y + radius + 1);
    return (double) sum(left, top, right, bottom) / ((right - left) * (bottom - top));
  }

  /**
   * Returns the pixels that are darker than their surroundings.
   *
   * @param radius how far these reach
   * @param part by how much of their brightness
   */
  BitMatrix darker(int radius, double part) {
    BitMatrix dark = new BitMatrix(grey.width, grey.height);
    double kept = 1 - part;
    for (int y = 0; y < grey.height; y++) {
      int top = Math.max(0, y - radius);
      int bottom = Math.min(grey.height, y + radius + 1);
      for (int x = 0; x < grey.width; x++) {
        int left = Math.max(0, x - radius);
        int right = Math.min(grey.width, x + radius + 1);
        // Compared without a division: this line is most of what a camera's deeper look costs.
        if (grey.at(x, y) * (right - left) * (bottom - top)
            < sum(left, top, right, bottom) * kept) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }

  private int sum(int left, int top, int right, int bottom) {
    return sums[bottom * stride + right]
        - sums[top * stride + right]
        - sums[bottom * stride + left]
        + sums[top * stride + left];
  }
}
