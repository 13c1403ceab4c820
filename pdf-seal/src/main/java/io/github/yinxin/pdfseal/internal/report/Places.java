package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Camera.View;
import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.SealSpots.Spot;
import java.awt.Rectangle;
import java.awt.geom.Point2D;

/** Goes between user space, millimetres on a page and pixels of its picture. */
final class Places {

  /** What is shown around a place. */
  static final double MARGIN_MM = 8;

  private Places() {}

  static Box box(Spot spot, View view) {
    double[] r = spot.rectangle();
    Point2D one = view.geometry().toViewer(r[0], r[1]);
    Point2D other = view.geometry().toViewer(r[2], r[3]);
    return new Box(
        spot.page(),
        Math.min(one.getX(), other.getX()),
        Math.min(one.getY(), other.getY()),
        Math.abs(one.getX() - other.getX()),
        Math.abs(one.getY() - other.getY()));
  }

  static Box box(int page, Rectangle region, View view) {
    double scale = view.pixelsPerMm();
    return new Box(
        page, region.x / scale, region.y / scale, region.width / scale, region.height / scale);
  }

  /** Returns what is shown of a place: with a margin, as far as the page goes. */
  static Rectangle pixels(Box box, View view) {
    double scale = view.pixelsPerMm();
    Rectangle part =
        new Rectangle(
            (int) (box.x() * scale),
            (int) (box.y() * scale),
            (int) Math.ceil(box.width() * scale),
            (int) Math.ceil(box.height() * scale));
    return shown(part, view);
  }

  /** Returns a region with a margin, as far as the page goes. */
  static Rectangle shown(Rectangle region, View view) {
    int margin = (int) (MARGIN_MM * view.pixelsPerMm());
    Rectangle part = new Rectangle(region);
    part.grow(margin, margin);
    Rectangle seen =
        part.intersection(new Rectangle(view.image().getWidth(), view.image().getHeight()));
    if (seen.isEmpty()) {
      throw new NotShown("印迹在可见页面之外", "the place lies outside the visible page");
    }
    return seen;
  }
}
