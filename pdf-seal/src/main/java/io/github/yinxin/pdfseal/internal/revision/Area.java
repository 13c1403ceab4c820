package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import java.math.BigDecimal;
import java.util.Optional;

/** A rectangle on a page, in its units. */
record Area(double left, double bottom, double right, double top) {

  // Neighbours may touch: frames are drawn half inside and half outside.
  private static final double TOUCHING = 1;

  static final Area NONE = new Area(0, 0, 0, 0);

  /** Reads /Rect; anything but four numbers covers nothing. */
  static Area of(PdfFile file, PdfObject rectangle) throws PdfException {
    if (!(file.resolve(rectangle) instanceof PdfObject.Array corners) || corners.size() != 4) {
      return NONE;
    }
    double[] values = new double[4];
    for (int i = 0; i < values.length; i++) {
      Optional<BigDecimal> number = Sameness.number(file.resolve(corners.get(i)));
      if (number.isEmpty()) {
        return NONE;
      }
      values[i] = number.get().doubleValue();
    }
    return new Area(
        Math.min(values[0], values[2]),
        Math.min(values[1], values[3]),
        Math.max(values[0], values[2]),
        Math.max(values[1], values[3]));
  }

  boolean isEmpty() {
    return right - left <= 0 || top - bottom <= 0;
  }

  boolean covers(Area other) {
    return Math.min(right, other.right) - Math.max(left, other.left) > TOUCHING
        && Math.min(top, other.top) - Math.max(bottom, other.bottom) > TOUCHING;
  }
}
