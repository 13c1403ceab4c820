package io.github.yinxin.qr.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Moves a grid, piece by piece from the finder patterns on, to where its modules differ most from
 * each other: between two modules everything is grey.
 */
final class GridFit {

  // Pieces of so many modules are fitted, each moved by less than one.
  private static final int STEP = 5;
  private static final int WINDOW = 3;
  private static final double REACH = 0.7;

  private final Grid grid;
  private final Grid flat;

  private GridFit(Grid grid, Grid flat) {
    this.grid = grid;
    this.flat = flat;
  }

  /** Returns the grid fitted, beginning without what it was bent by. */
  static Grid of(Grid bent) {
    Grid fitted = bent.unbent();
    fitted.pin();
    GridFit fit = new GridFit(fitted, bent.unbent());
    double[][] finders = bent.finders();
    double first = finders[0][0];
    int count = Math.max(4, bent.modules / STEP);
    double step = (finders[1][0] - first) / (count - 1);
    List<double[]> places = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        places.add(new double[] {first + column * step, first + row * step});
      }
    }
    places.sort(Comparator.comparingDouble(place -> nearest(finders, place)));
    places.forEach(place -> fit.fit(place[0], place[1]));
    return fitted;
  }

  private static double nearest(double[][] finders, double[] place) {
    double nearest = Double.MAX_VALUE;
    for (double[] finder : finders) {
      nearest = Math.min(nearest, Math.hypot(place[0] - finder[0], place[1] - finder[1]));
    }
    return nearest;
  }

  private void fit(double column, double row) {
    // To the middle of a module, where samples are taken.
    Axes axes = axes(Math.floor(column) + 0.5, Math.floor(row) + 0.5);
    double best = -1;
    double right = 0;
    double down = 0;
    for (double y = -REACH; y <= REACH; y += REACH / 4) {
      for (double x = -REACH; x <= REACH; x += REACH / 4) {
        double contrast = spread(axes, x, y) * (1 - 0.08 * Math.hypot(x, y));
        if (contrast > best) {
          best = contrast;
          right = x;
          down = y;
        }
      }
    }
    double[] here = grid.at(column, row);
    double[] unbent = flat.at(column, row);
    grid.bend(
        column,
        row,
        here[0] - unbent[0] + right * axes.rightX() + down * axes.downX(),
        here[1] - unbent[1] + right * axes.rightY() + down * axes.downY());
  }

  /** A point of the picture, and the ways from it to the next column and the next row. */
  private record Axes(
      double x, double y, double rightX, double rightY, double downX, double downY) {}

  private Axes axes(double column, double row) {
    double[] centre = grid.at(column, row);
    double[] right = grid.at(column + 1, row);
    double[] down = grid.at(column, row + 1);
    return new Axes(
        centre[0],
        centre[1],
        right[0] - centre[0],
        right[1] - centre[1],
        down[0] - centre[0],
        down[1] - centre[1]);
  }

  private double spread(Axes axes, double x, double y) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double down = y - WINDOW; down <= y + WINDOW; down++) {
      for (double right = x - WINDOW; right <= x + WINDOW; right++) {
        double value =
            grid.grey.at(
                axes.x() + right * axes.rightX() + down * axes.downX(),
                axes.y() + right * axes.rightY() + down * axes.downY());
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    return squares / count - mean * mean;
  }
}
