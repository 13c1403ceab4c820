package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitArray;
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
    byte[] pixels = grey.pixels;
    for (int y = 0; y < grey.height; y++) {
      int row = 0;
      int from = y * grey.width;
      int above = y * stride + 1;
      int here = above + stride;
      for (int x = 0; x < grey.width; x++) {
        row += pixels[from + x] & 0xFF;
        sums[here + x] = sums[above + x] + row;
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
   * @param radius how far these reach, at most 100
   * @param percent by how much of their brightness
   */
  BitMatrix darker(int radius, int percent) {
    BitMatrix dark = new BitMatrix(grey.width, grey.height);
    BitArray row = new BitArray(grey.width);
    for (int y = 0; y < grey.height; y++) {
      for (int x = 0; x < grey.width; x += Integer.SIZE) {
        row.setBulk(x, darker(x, y, radius, percent));
      }
      dark.setRow(y, row);
    }
    return dark;
  }

  // Of 32 pixels. Without a division and in whole numbers that fit an int, and one store for all of
  // them: this is most of what a camera's deeper look costs.
  private int darker(int from, int y, int radius, int percent) {
    int above = Math.max(0, y - radius) * stride;
    int below = Math.min(grey.height, y + radius + 1) * stride;
    int rows = (below - above) / stride * 100;
    int kept = 100 - percent;
    int pixel = y * grey.width;
    int end = Math.min(grey.width, from + Integer.SIZE);
    int bits = 0;
    for (int x = from; x < end; x++) {
      int left = Math.max(0, x - radius);
      int right = Math.min(grey.width, x + radius + 1);
      int sum = sums[below + right] - sums[above + right] - sums[below + left] + sums[above + left];
      int own = (grey.pixels[pixel + x] & 0xFF) * (right - left) * rows;
      bits |= ((own - sum * kept) >>> 31) << (x - from);
    }
    return bits;
  }

  private int sum(int left, int top, int right, int bottom) {
    return sums[bottom * stride + right]
        - sums[top * stride + right]
        - sums[bottom * stride + left]
        + sums[top * stride + left];
  }
}
