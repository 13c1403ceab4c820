package io.github.yinxin.qr.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the alignment patterns of a code near where its grid has them. */
final class AlignmentSearch {

  // Below this a pattern is not seen, only guessed.
  private static final double SEEN = 24;

  private final Grid grid;

  AlignmentSearch(Grid grid) {
    this.grid = grid;
  }

  /**
   * What looks most like an alignment pattern.
   *
   * @param column where it is, by the grid
   * @param row where it is, by the grid
   * @param x where it is in the picture
   * @param y where it is in the picture
   */
  record Found(double contrast, double column, double row, double x, double y) {}

  /** A place that an alignment pattern should have, and by how much it is off in the picture. */
  private record Shift(double column, double row, double x, double y) {}

  /** Returns the grid bent: paper and lenses curve, each pattern says by how much, near it. */
  static Grid bent(Grid grid) {
    List<Shift> shifts = new AlignmentSearch(grid).shifts();
    if (shifts.size() > 1) {
      shifts.forEach(s -> grid.bend(s.column(), s.row(), s.x(), s.y()));
      grid.pin();
    }
    return grid;
  }

  private List<Shift> shifts() {
    List<Shift> shifts = new ArrayList<>();
    int[] places = places(grid.modules);
    for (int row : places) {
      for (int column : places) {
        if (!isFinder(column, row)) {
          double[] expected = grid.at(column + 0.5, row + 0.5);
          near(column + 0.5, row + 0.5, 1.2)
              .map(
                  f -> new Shift(column + 0.5, row + 0.5, f.x() - expected[0], f.y() - expected[1]))
              .ifPresent(shifts::add);
        }
      }
    }
    return shifts;
  }

  private boolean isFinder(int column, int row) {
    int last = grid.modules - 9;
    return (column < 9 && (row < 9 || row > last)) || (column > last && row < 9);
  }

  // ISO/IEC 18004 spaces them evenly, but for the first distance, and rounds to even numbers.
  static int[] places(int modules) {
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

  /** Returns the pattern that is seen within so many modules of a place, if any is. */
  Optional<Found> near(double column, double row, double radius) {
    Found rough = best(column, row, radius, 0.5);
    Found fine = best(rough.column(), rough.row(), 0.4, 0.2);
    return Optional.of(fine.contrast() > rough.contrast() ? fine : rough)
        .filter(found -> found.contrast() >= SEEN);
  }

  private Found best(double column, double row, double radius, double step) {
    Found best = new Found(-1, column, row, 0, 0);
    for (double down = -radius; down <= radius; down += step) {
      for (double right = -radius; right <= radius; right += step) {
        double far = Math.hypot(right, down) / Math.max(1, radius);
        double contrast = contrast(column + right, row + down) * (1 - 0.15 * far);
        if (contrast > best.contrast()) {
          double[] point = grid.at(column + right, row + down);
          best = new Found(contrast, column + right, row + down, point[0], point[1]);
        }
      }
    }
    return best;
  }

  // Dark centre and dark ring against the light ring between them.
  private double contrast(double column, double row) {
    double[] centre = grid.at(column, row);
    double[] one = grid.at(column + 1, row);
    double[] other = grid.at(column, row + 1);
    double rightX = one[0] - centre[0];
    double rightY = one[1] - centre[1];
    double downX = other[0] - centre[0];
    double downY = other[1] - centre[1];
    double dark = 0;
    double light = 0;
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        double value =
            grid.grey.at(centre[0] + x * rightX + y * downX, centre[1] + x * rightY + y * downY);
        if (Math.max(Math.abs(x), Math.abs(y)) == 1) {
          light += value;
        } else {
          dark += value;
        }
      }
    }
    return light / 8 - dark / 17;
  }
}
