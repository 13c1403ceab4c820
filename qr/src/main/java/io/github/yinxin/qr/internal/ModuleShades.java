package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;

/** How bright the modules of a code are, and which of them count as dark. */
final class ModuleShades {

  private ModuleShades() {}

  /** Returns how bright each module is, {@code [row][column]}. */
  static double[][] of(Grid grid) {
    int modules = grid.modules;
    double[][] brightness = new double[modules][modules];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        double sum = 2 * sample(grid, column + 0.5, row + 0.5);
        sum += sample(grid, column + 0.3, row + 0.5) + sample(grid, column + 0.7, row + 0.5);
        sum += sample(grid, column + 0.5, row + 0.3) + sample(grid, column + 0.5, row + 0.7);
        brightness[row][column] = sum / 6;
      }
    }
    return brightness;
  }

  private static double sample(Grid grid, double column, double row) {
    double[] point = grid.at(column, row);
    return grid.grey.at(point[0], point[1]);
  }

  /** Returns the modules that are darker than those around them. */
  static BitMatrix darker(double[][] brightness, int radius, double undoBlur) {
    int modules = brightness.length;
    BitMatrix dark = new BitMatrix(modules);
    double[][] sharp = undoBlur == 0 ? brightness : sharpened(brightness, undoBlur);
    double[][] sums = new double[modules + 1][modules + 1];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        sums[row + 1][column + 1] =
            sharp[row][column] + sums[row][column + 1] + sums[row + 1][column] - sums[row][column];
      }
    }
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        int top = Math.max(0, row - radius);
        int left = Math.max(0, column - radius);
        int bottom = Math.min(modules, row + radius + 1);
        int right = Math.min(modules, column + radius + 1);
        double mean =
            (sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left])
                / ((bottom - top) * (right - left));
        if (sharp[row][column] < mean) {
          dark.set(column, row);
        }
      }
    }
    return dark;
  }

  // Light spills over the edges of small modules: take the neighbours' share out again.
  private static double[][] sharpened(double[][] brightness, double strength) {
    int last = brightness.length - 1;
    double[][] sharp = new double[last + 1][last + 1];
    for (int row = 0; row <= last; row++) {
      for (int column = 0; column <= last; column++) {
        double around =
            brightness[Math.max(0, row - 1)][column]
                + brightness[Math.min(last, row + 1)][column]
                + brightness[row][Math.max(0, column - 1)]
                + brightness[row][Math.min(last, column + 1)];
        double here = brightness[row][column];
        sharp[row][column] = here + strength * (here - around / 4);
      }
    }
    return sharp;
  }
}
