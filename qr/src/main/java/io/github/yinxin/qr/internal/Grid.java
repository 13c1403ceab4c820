package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.PerspectiveTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where a code's modules lie in a picture: a perspective through its finder patterns and, where
 * they are seen, its alignment patterns; and how bright each module is.
 */
final class Grid {

  private static final double FINDER_CENTRE = 3.5;
  private static final double ALIGNMENT_CENTRE = 6.5;
  private static final int SMALLEST_ALIGNED = 25;
  // Pieces of so many modules are fitted, each moved by less than one.
  private static final int FIT_STEP = 5;
  private static final int FIT_WINDOW = 3;
  private static final double FIT_REACH = 0.7;
  // Below this an alignment pattern is not seen, only guessed.
  private static final double SEEN = 24;

  private final Grey grey;
  private final int modules;
  private final PerspectiveTransform transform;
  private final List<double[]> residuals = new ArrayList<>();

  private Grid(Grey grey, int modules, PerspectiveTransform transform) {
    this.grey = grey;
    this.modules = modules;
    this.transform = transform;
  }

  /** Lays a grid of so many modules through three finder patterns, as if seen straight on. */
  static Grid flat(Grey grey, FinderSearch.Three finders, int modules) {
    double x = finders.topRight().getX() + finders.bottomLeft().getX() - finders.topLeft().getX();
    double y = finders.topRight().getY() + finders.bottomLeft().getY() - finders.topLeft().getY();
    return through(grey, finders, modules, modules - FINDER_CENTRE, x, y);
  }

  /** Lays it through the alignment patterns too, if the outermost one is seen. */
  static Optional<Grid> aligned(Grey grey, FinderSearch.Three finders, int modules) {
    if (modules < SMALLEST_ALIGNED) {
      return Optional.empty();
    }
    double place = modules - ALIGNMENT_CENTRE;
    Grid flat = flat(grey, finders, modules);
    double[] found = flat.alignmentNear(place, place, Math.max(3, modules * 0.12));
    if (found[2] < SEEN) {
      return Optional.empty();
    }
    Grid seen = through(grey, finders, modules, place, found[0], found[1]);
    seen.bend();
    return Optional.of(seen);
  }

  private static Grid through(
      Grey grey, FinderSearch.Three finders, int modules, double place, double x, double y) {
    float near = (float) FINDER_CENTRE;
    float far = (float) (modules - FINDER_CENTRE);
    float fourth = (float) place;
    PerspectiveTransform transform =
        PerspectiveTransform.quadrilateralToQuadrilateral(
            near,
            near,
            far,
            near,
            fourth,
            fourth,
            near,
            far,
            finders.topLeft().getX(),
            finders.topLeft().getY(),
            finders.topRight().getX(),
            finders.topRight().getY(),
            (float) x,
            (float) y,
            finders.bottomLeft().getX(),
            finders.bottomLeft().getY());
    return new Grid(grey, modules, transform);
  }

  /** Returns where a place in the code, in modules from its top left, lies in the picture. */
  double[] at(double column, double row) {
    float[] point = {(float) column, (float) row};
    transform.transformPoints(point);
    double x = 0;
    double y = 0;
    double weights = 0;
    for (double[] residual : residuals) {
      double dx = column - residual[0];
      double dy = row - residual[1];
      double distance = dx * dx + dy * dy + 1;
      double weight = 1 / (distance * distance);
      x += weight * residual[2];
      y += weight * residual[3];
      weights += weight;
    }
    return weights == 0
        ? new double[] {point[0], point[1]}
        : new double[] {point[0] + x / weights, point[1] + y / weights};
  }

  // Paper bends and lenses curve: each alignment pattern says by how much, near it.
  private void bend() {
    List<double[]> found = new ArrayList<>();
    int[] places = alignmentPlaces(modules);
    for (int row : places) {
      for (int column : places) {
        if (!isFinder(column, row)) {
          double[] before = at(column + 0.5, row + 0.5);
          double[] after = alignmentNear(column + 0.5, row + 0.5, 1.2);
          if (after[2] >= SEEN) {
            found.add(
                new double[] {column + 0.5, row + 0.5, after[0] - before[0], after[1] - before[1]});
          }
        }
      }
    }
    if (found.size() > 1) {
      for (double[] finder : finders()) {
        found.add(new double[] {finder[0], finder[1], 0, 0});
      }
      residuals.addAll(found);
    }
  }

  private double[][] finders() {
    return new double[][] {
      {FINDER_CENTRE, FINDER_CENTRE},
      {modules - FINDER_CENTRE, FINDER_CENTRE},
      {FINDER_CENTRE, modules - FINDER_CENTRE}
    };
  }

  /**
   * Returns the grid moved, piece by piece from the finder patterns on, to where its modules differ
   * most from each other: between two modules everything is grey.
   */
  Grid fitted() {
    Grid fitted = new Grid(grey, modules, transform);
    for (double[] finder : finders()) {
      fitted.residuals.add(new double[] {finder[0], finder[1], 0, 0});
    }
    List<double[]> places = new ArrayList<>();
    int count = Math.max(4, modules / FIT_STEP);
    double step = (modules - 2 * FINDER_CENTRE) / (count - 1);
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < count; column++) {
        places.add(new double[] {FINDER_CENTRE + column * step, FINDER_CENTRE + row * step});
      }
    }
    places.sort(Comparator.comparingDouble(this::fromFinder));
    places.forEach(fitted::fit);
    return fitted;
  }

  private double fromFinder(double[] place) {
    double nearest = Double.MAX_VALUE;
    for (double[] finder : finders()) {
      nearest = Math.min(nearest, Math.hypot(place[0] - finder[0], place[1] - finder[1]));
    }
    return nearest;
  }

  private void fit(double[] place) {
    float[] unbent = {(float) place[0], (float) place[1]};
    transform.transformPoints(unbent);
    // To the middle of a module, where samples are taken.
    double column = Math.floor(place[0]) + 0.5;
    double row = Math.floor(place[1]) + 0.5;
    double[] centre = at(column, row);
    double[] right = at(column + 1, row);
    double[] down = at(column, row + 1);
    double[] axes = {
      right[0] - centre[0], right[1] - centre[1], down[0] - centre[0], down[1] - centre[1]
    };
    double best = -1;
    double bestX = 0;
    double bestY = 0;
    for (double y = -FIT_REACH; y <= FIT_REACH; y += FIT_REACH / 4) {
      for (double x = -FIT_REACH; x <= FIT_REACH; x += FIT_REACH / 4) {
        double moved = Math.hypot(x, y);
        double contrast = spread(centre, axes, x, y) * (1 - 0.08 * moved);
        if (contrast > best) {
          best = contrast;
          bestX = x * axes[0] + y * axes[2];
          bestY = x * axes[1] + y * axes[3];
        }
      }
    }
    double[] here = at(place[0], place[1]);
    residuals.add(
        new double[] {
          place[0], place[1], here[0] - unbent[0] + bestX, here[1] - unbent[1] + bestY
        });
  }

  private double spread(double[] centre, double[] axes, double x, double y) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double down = y - FIT_WINDOW; down <= y + FIT_WINDOW; down++) {
      for (double right = x - FIT_WINDOW; right <= x + FIT_WINDOW; right++) {
        double value =
            grey.at(
                centre[0] + right * axes[0] + down * axes[2],
                centre[1] + right * axes[1] + down * axes[3]);
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    return squares / count - mean * mean;
  }

  private boolean isFinder(int column, int row) {
    int last = modules - 9;
    return (column < 9 && (row < 9 || row > last)) || (column > last && row < 9);
  }

  // ISO/IEC 18004 spaces them evenly, but for the first distance, and rounds to even numbers.
  static int[] alignmentPlaces(int modules) {
    int version = (modules - 17) / 4;
    if (version < 2) {
      return new int[0];
    }
    int count = version / 7 + 2;
    int step = version == 32 ? 26 : (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
    int[] places = new int[count];
    places[0] = 6;
    for (int i = count - 1, place = modules - 7; i >= 1; i--, place -= step) {
      places[i] = place;
    }
    return places;
  }

  /** Returns place and contrast of what looks most like an alignment pattern. */
  private double[] alignmentNear(double column, double row, double radius) {
    double[] best = {0, 0, -1, column, row};
    search(best, column, row, radius, 0.5);
    search(best, best[3], best[4], 0.4, 0.2);
    return best;
  }

  private void search(double[] best, double column, double row, double radius, double step) {
    for (double down = -radius; down <= radius; down += step) {
      for (double right = -radius; right <= radius; right += step) {
        double far = Math.hypot(right, down) / Math.max(1, radius);
        double contrast = alignmentContrast(column + right, row + down) * (1 - 0.15 * far);
        if (contrast > best[2]) {
          double[] point = at(column + right, row + down);
          best[0] = point[0];
          best[1] = point[1];
          best[2] = contrast;
          best[3] = column + right;
          best[4] = row + down;
        }
      }
    }
  }

  // Dark centre and dark ring against the light ring between them.
  private double alignmentContrast(double column, double row) {
    double[] centre = at(column, row);
    double[] one = at(column + 1, row);
    double[] other = at(column, row + 1);
    double rightX = one[0] - centre[0];
    double rightY = one[1] - centre[1];
    double downX = other[0] - centre[0];
    double downY = other[1] - centre[1];
    double dark = 0;
    double light = 0;
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        double value =
            grey.at(centre[0] + x * rightX + y * downX, centre[1] + x * rightY + y * downY);
        if (Math.max(Math.abs(x), Math.abs(y)) == 1) {
          light += value;
        } else {
          dark += value;
        }
      }
    }
    return light / 8 - dark / 17;
  }

  /** Returns whether the code lies in the picture, but for an edge that may be cut off. */
  boolean liesInPicture() {
    double margin = 0.1 * Math.max(grey.width, grey.height);
    for (double[] corner : corners()) {
      if (!(corner[0] >= -margin && corner[0] <= grey.width + margin)
          || !(corner[1] >= -margin && corner[1] <= grey.height + margin)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the code's corners clockwise from its top left. */
  double[][] corners() {
    return new double[][] {at(0, 0), at(modules, 0), at(modules, modules), at(0, modules)};
  }

  /** Returns how bright each module is, {@code [row][column]}. */
  double[][] brightness() {
    double[][] brightness = new double[modules][modules];
    for (int row = 0; row < modules; row++) {
      for (int column = 0; column < modules; column++) {
        double sum = 2 * sample(column + 0.5, row + 0.5);
        sum += sample(column + 0.3, row + 0.5) + sample(column + 0.7, row + 0.5);
        sum += sample(column + 0.5, row + 0.3) + sample(column + 0.5, row + 0.7);
        brightness[row][column] = sum / 6;
      }
    }
    return brightness;
  }

  private double sample(double column, double row) {
    double[] point = at(column, row);
    return grey.at(point[0], point[1]);
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
