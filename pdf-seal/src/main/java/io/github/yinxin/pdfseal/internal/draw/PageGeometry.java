package io.github.yinxin.pdfseal.internal.draw;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * One page as a viewer shows it: the crop box, turned by /Rotate, enlarged by /UserUnit, measured
 * in millimetres from the top left corner.
 */
public final class PageGeometry {

  private static final double POINTS_PER_MM = 72 / 25.4;

  private final Rectangle2D box;
  private final int rotation;
  private final double unit;

  /**
   * Describes a page.
   *
   * @param box crop box in user space
   * @param rotation clockwise, a multiple of 90 degrees
   * @param userUnit size of a unit in points
   */
  public PageGeometry(Rectangle2D box, int rotation, double userUnit) {
    this.box = box;
    this.rotation = Math.floorMod(rotation, 360);
    this.unit = POINTS_PER_MM / userUnit;
  }

  /** Returns the width that the viewer shows, in millimetres. */
  public double widthMm() {
    return (turned() ? box.getHeight() : box.getWidth()) / unit;
  }

  /** Returns the height that the viewer shows, in millimetres. */
  public double heightMm() {
    return (turned() ? box.getWidth() : box.getHeight()) / unit;
  }

  /** Returns a length in millimetres as units of user space. */
  public double units(double mm) {
    return mm * unit;
  }

  /** Returns the point of user space shown at a place. */
  public Point2D toUserSpace(double xMm, double yMm) {
    double x = xMm * unit;
    double y = yMm * unit;
    return switch (rotation) {
      case 90 -> new Point2D.Double(box.getMinX() + y, box.getMinY() + x);
      case 180 -> new Point2D.Double(box.getMaxX() - x, box.getMinY() + y);
      case 270 -> new Point2D.Double(box.getMaxX() - y, box.getMaxY() - x);
      default -> new Point2D.Double(box.getMinX() + x, box.getMaxY() - y);
    };
  }

  /** Returns the place, in millimetres, at which a point of user space is shown. */
  public Point2D toViewer(double x, double y) {
    Point2D shown =
        switch (rotation) {
          case 90 -> new Point2D.Double(y - box.getMinY(), x - box.getMinX());
          case 180 -> new Point2D.Double(box.getMaxX() - x, y - box.getMinY());
          case 270 -> new Point2D.Double(box.getMaxY() - y, box.getMaxX() - x);
          default -> new Point2D.Double(x - box.getMinX(), box.getMaxY() - y);
        };
    return new Point2D.Double(shown.getX() / unit, shown.getY() / unit);
  }

  /** Returns the turns from the x axis to the y axis that make a drawing appear upright. */
  public int quarterTurns() {
    return rotation / 90;
  }

  private boolean turned() {
    return rotation % 180 != 0;
  }
}
