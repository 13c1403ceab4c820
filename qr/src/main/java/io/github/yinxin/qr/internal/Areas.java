package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.ScannedCode.Point;
import java.util.List;

/** Which parts of a picture found codes cover. */
final class Areas {

  private Areas() {}

  /** Returns whether a point lies in a code, of whichever direction its corners go. */
  static boolean holds(ScannedCode code, double x, double y) {
    List<Point> corners = code.corners();
    int left = 0;
    int right = 0;
    for (int i = 0; i < corners.size(); i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % corners.size());
      double side = (to.x() - from.x()) * (y - from.y()) - (to.y() - from.y()) * (x - from.x());
      left += side > 0 ? 1 : 0;
      right += side < 0 ? 1 : 0;
    }
    return left == 0 || right == 0;
  }

  /** Returns whether two finds are one and the same code. */
  static boolean same(ScannedCode one, ScannedCode other) {
    Point centre = centre(one);
    return one.text().equals(other.text()) || holds(other, centre.x(), centre.y());
  }

  private static Point centre(ScannedCode code) {
    double x = 0;
    double y = 0;
    for (Point corner : code.corners()) {
      x += corner.x() / code.corners().size();
      y += corner.y() / code.corners().size();
    }
    return new Point(x, y);
  }
}
