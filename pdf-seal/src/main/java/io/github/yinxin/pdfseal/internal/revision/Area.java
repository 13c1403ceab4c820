package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rectangle on a page, in its units. */
record Area(double left, double bottom, double right, double top) {

  // Neighbours may touch: frames are drawn half inside and half outside.
  private static final double TOUCHING = 1;

  static final Area NONE = new Area(0, 0, 0, 0);

  private static final Area EVERYWHERE =
      new Area(-Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);

  // Not zoomed or turned with the page (12.5.3): drawn beyond the rectangle.
  private static final int LOOSE = 1 << 3 | 1 << 4;
  // Readers draw the sign of a note in a size of their own, at the upper left corner.
  private static final double SIGN = 32;

  private static final int POINT = 2;
  private static final int QUAD = 4 * POINT;

  /** Reads /Rect; readers make what they like of anything but four numbers. */
  static Area of(PdfFile file, PdfObject rectangle) throws PdfException {
    if (file.resolve(rectangle) == Constant.NULL) {
      return NONE;
    }
    double[] corners = numbers(file, rectangle);
    return corners.length == 4 ? around(corners, 0, corners.length) : EVERYWHERE;
  }

  /**
   * Returns where an annotation is drawn: in its rectangle, and marks on text where their points
   * say (ISO 32000-1 12.5.6.4 and 12.5.6.10). Points that are none may be drawn anywhere.
   */
  static List<Area> drawnBy(PdfFile file, Dictionary annotation) throws PdfException {
    List<Area> areas = new ArrayList<>();
    Area rectangle = of(file, annotation.get("Rect"));
    if (!rectangle.isEmpty()) {
      areas.add(rectangle);
    }
    if (annotation.name("Subtype").equals("Text")) {
      areas.add(rectangle.sign());
    } else if (!rectangle.isEmpty() && isLoose(file, annotation)) {
      areas.add(EVERYWHERE);
    }
    PdfObject points = file.resolve(annotation.get("QuadPoints"));
    if (points != Constant.NULL) {
      double[] numbers = numbers(file, points);
      if (numbers.length == 0 || numbers.length % QUAD != 0) {
        areas.add(EVERYWHERE);
      }
      for (int at = 0; at + QUAD <= numbers.length; at += QUAD) {
        areas.add(around(numbers, at, at + QUAD));
      }
    }
    return areas;
  }

  // It stays upright on pages that are turned.
  private Area sign() {
    return new Area(left - SIGN, top - SIGN, left + SIGN, top + SIGN);
  }

  private static boolean isLoose(PdfFile file, Dictionary annotation) throws PdfException {
    return !annotation.name("Subtype").equals("Popup")
        && file.resolve(annotation.get("F")) instanceof Int flags
        && (flags.value() & LOOSE) != 0;
  }

  private static Area around(double[] points, int from, int to) {
    Area area = new Area(points[from], points[from + 1], points[from], points[from + 1]);
    for (int i = from; i < to; i += POINT) {
      area =
          new Area(
              Math.min(area.left, points[i]),
              Math.min(area.bottom, points[i + 1]),
              Math.max(area.right, points[i]),
              Math.max(area.top, points[i + 1]));
    }
    return area;
  }

  /** Returns the numbers of a list; none if it is no such list. */
  private static double[] numbers(PdfFile file, PdfObject list) throws PdfException {
    List<PdfObject> items = file.array(list).map(PdfObject.Array::items).orElse(List.of());
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      Optional<BigDecimal> number = Sameness.number(file.resolve(items.get(i)));
      if (number.isEmpty()) {
        return new double[0];
      }
      numbers[i] = number.get().doubleValue();
    }
    return numbers;
  }

  boolean isEmpty() {
    return right - left <= 0 || top - bottom <= 0;
  }

  boolean covers(Area other) {
    return Math.min(right, other.right) - Math.max(left, other.left) > TOUCHING
        && Math.min(top, other.top) - Math.max(bottom, other.bottom) > TOUCHING;
  }
}
