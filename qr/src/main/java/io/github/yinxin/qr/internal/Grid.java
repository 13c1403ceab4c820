package io.github.yinxin.qr.internal;

import com.google.zxing.common.PerspectiveTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a code's modules lie in a picture: a perspective through its finder patterns and, where
 * they are seen, its alignment patterns.
 */
final class Grid {

  private static final double FINDER_CENTRE = 3.5;
  private static final double ALIGNMENT_CENTRE = 6.5;
  private static final int SMALLEST_ALIGNED = 25;

  final Grey grey;
  final int modules;
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
    return new AlignmentSearch(flat)
        .near(place, place, Math.max(3, modules * 0.12))
        .map(found -> through(grey, finders, modules, place, found.x(), found.y()))
        .map(AlignmentSearch::bent);
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

  /** Returns the grid as if the paper were flat. */
  Grid unbent() {
    return new Grid(grey, modules, transform);
  }

  /** Says by how many pixels the flat grid is off at a place, and so near it. */
  void bend(double column, double row, double x, double y) {
    residuals.add(new double[] {column, row, x, y});
  }

  /** Says that the finder patterns, which the grid was laid through, are where they are. */
  void pin() {
    for (double[] finder : finders()) {
      bend(finder[0], finder[1], 0, 0);
    }
  }

  /** Returns the centres of the finder patterns, column and row. */
  double[][] finders() {
    return new double[][] {
      {FINDER_CENTRE, FINDER_CENTRE},
      {modules - FINDER_CENTRE, FINDER_CENTRE},
      {FINDER_CENTRE, modules - FINDER_CENTRE}
    };
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
}
