package io.github.yinxin.qr.internal;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.util.Arrays;

/** A picture in shades of grey, at some scale of the one that was given. Its bytes are shared. */
final class Grey {

  private static final int WHITE = 255;

  final int width;
  final int height;
  final byte[] pixels;

  /** How many of these pixels make one of the picture given. */
  final double scale;

  Grey(int width, int height, byte[] pixels, double scale) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.scale = scale;
  }

  LuminanceSource source() {
    return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
  }

  int longerSide() {
    return Math.max(width, height);
  }

  int at(int x, int y) {
    return pixels[y * width + x] & 0xFF;
  }

  /** Returns the brightness between pixels; pixel (0, 0) covers the square from 0 to 1. */
  double at(double x, double y) {
    double left = Math.min(Math.max(x - 0.5, 0), width - 1.001);
    double top = Math.min(Math.max(y - 0.5, 0), height - 1.001);
    int column = (int) left;
    int row = (int) top;
    double right = left - column;
    double down = top - row;
    int index = row * width + column;
    int below = height == 1 ? index : index + width;
    int step = width == 1 ? 0 : 1;
    double upper = mix(pixels[index], pixels[index + step], right);
    return upper + (mix(pixels[below], pixels[below + step], right) - upper) * down;
  }

  private static double mix(byte a, byte b, double part) {
    return (a & 0xFF) + ((b & 0xFF) - (a & 0xFF)) * part;
  }

  boolean holds(double x, double y) {
    return x >= 0 && y >= 0 && x <= width && y <= height;
  }

  /** Returns the picture with dark and light exchanged. */
  Grey inverted() {
    byte[] inverted = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      inverted[i] = (byte) (WHITE - (pixels[i] & 0xFF));
    }
    return new Grey(width, height, inverted, scale);
  }

  /** Returns a part of the picture. */
  Grey part(int left, int top, int columns, int rows) {
    byte[] part = new byte[columns * rows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(pixels, (top + row) * width + left, part, row * columns, columns);
    }
    return new Grey(columns, rows, part, scale);
  }

  /** Returns the picture with squares of {@code factor} pixels averaged; a rest is cut. */
  Grey reducedBy(int factor) {
    return factor == 2 && width > 1 && height > 1 ? halved() : averaged(factor);
  }

  // What a camera's frames go through, so without a loop over each square.
  private Grey halved() {
    int columns = width / 2;
    int rows = height / 2;
    byte[] half = new byte[columns * rows];
    for (int row = 0; row < rows; row++) {
      int above = 2 * row * width;
      int below = above + width;
      int at = row * columns;
      for (int column = 0; column < columns; column++) {
        int left = 2 * column;
        int sum =
            (pixels[above + left] & WHITE)
                + (pixels[above + left + 1] & WHITE)
                + (pixels[below + left] & WHITE)
                + (pixels[below + left + 1] & WHITE);
        half[at + column] = (byte) (sum / 4);
      }
    }
    return new Grey(columns, rows, half, scale / 2);
  }

  private Grey averaged(int factor) {
    int columns = Math.max(1, width / factor);
    int rows = Math.max(1, height / factor);
    int across = Math.min(factor, width);
    int down = Math.min(factor, height);
    byte[] reduced = new byte[columns * rows];
    int[] sums = new int[columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(sums, 0);
      for (int y = row * factor; y < row * factor + down; y++) {
        addRow(sums, y * width, across);
      }
      for (int column = 0; column < columns; column++) {
        reduced[row * columns + column] = (byte) (sums[column] / (across * down));
      }
    }
    return new Grey(columns, rows, reduced, scale / factor);
  }

  private void addRow(int[] sums, int start, int across) {
    int index = start;
    for (int column = 0; column < sums.length; column++) {
      for (int i = 0; i < across; i++) {
        sums[column] += pixels[index++] & WHITE;
      }
    }
  }

  /** Returns the picture at another size, each pixel from between its neighbours. */
  Grey scaledBy(double factor) {
    int columns = Math.max(1, (int) (width * factor));
    int rows = Math.max(1, (int) (height * factor));
    byte[] scaled = new byte[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        scaled[row * columns + column] =
            (byte) Math.round(at((column + 0.5) / factor, (row + 0.5) / factor));
      }
    }
    return new Grey(columns, rows, scaled, scale * factor);
  }

  /** Returns the picture softened over squares of {@code 2 * radius + 1} pixels. */
  Grey softened(int radius) {
    Sums sums = new Sums(this);
    byte[] soft = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        soft[y * width + x] = (byte) sums.mean(x, y, radius);
      }
    }
    return new Grey(width, height, soft, scale);
  }

  /** Returns the picture with what distinguishes a pixel from its surroundings enlarged. */
  Grey sharpened(int radius, double strength) {
    Sums sums = new Sums(this);
    byte[] sharp = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = at(x, y) + strength * (at(x, y) - sums.mean(x, y, radius));
        sharp[y * width + x] = (byte) Math.min(WHITE, Math.max(0, value));
      }
    }
    return new Grey(width, height, sharp, scale);
  }
}
