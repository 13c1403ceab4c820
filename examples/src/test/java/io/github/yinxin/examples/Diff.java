package io.github.yinxin.examples;

import java.awt.image.BufferedImage;

/**
 * What sealing changed in the picture of a page: the seal.
 *
 * @param x middle of the changed pixels, as a share of the page's width
 * @param y middle of the changed pixels, as a share of the page's height
 * @param width their extent, as a share of the page's width
 * @param lean how far the changed pixels weigh upwards: the name runs along the upper rim, so a
 *     seal that stands upright weighs up, by a share of its own height, and not to a side
 * @param leanSideways the same to the right
 */
record Diff(double x, double y, double width, double lean, double leanSideways) {

  private static final int VISIBLE = 60;

  /** Compares two pictures of one size; nothing changed gives no number. */
  static Diff of(BufferedImage before, BufferedImage after) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    double sumX = 0;
    double sumY = 0;
    long count = 0;
    for (int y = 0; y < after.getHeight(); y++) {
      for (int x = 0; x < after.getWidth(); x++) {
        if (differs(before.getRGB(x, y), after.getRGB(x, y))) {
          left = Math.min(left, x);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
          sumX += x;
          sumY += y;
          count++;
        }
      }
    }
    double middleX = (left + right + 1) / 2.0;
    double middleY = (top + bottom + 1) / 2.0;
    double height = bottom + 1 - top;
    return new Diff(
        middleX / after.getWidth(),
        middleY / after.getHeight(),
        (right + 1.0 - left) / after.getWidth(),
        (middleY - sumY / count) / height,
        (sumX / count - middleX) / height);
  }

  private static boolean differs(int one, int other) {
    return distance(one >> 16, other >> 16) + distance(one >> 8, other >> 8) + distance(one, other)
        > VISIBLE;
  }

  private static int distance(int one, int other) {
    return Math.abs((one & 0xFF) - (other & 0xFF));
  }
}
