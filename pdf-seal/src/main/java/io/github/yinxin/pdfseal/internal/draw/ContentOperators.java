package io.github.yinxin.pdfseal.internal.draw;

import java.awt.geom.PathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Writes a filled outline as PDF content operators (ISO 32000-1 8.5). */
public final class ContentOperators {

  private static final int DECIMALS = 2;

  private final StringBuilder out = new StringBuilder();
  private double x;
  private double y;

  private ContentOperators() {}

  /** Returns the operators that fill the outline by the non-zero rule in a device RGB colour. */
  public static byte[] fill(PathIterator path, int rgb) {
    ContentOperators operators = new ContentOperators();
    operators.operator(
        "rg", ((rgb >> 16) & 0xFF) / 255.0, ((rgb >> 8) & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
    operators.append(path);
    operators.out.append("f\n");
    return operators.out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void append(PathIterator path) {
    double[] c = new double[6];
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> segment("m", c[0], c[1]);
        case PathIterator.SEG_LINETO -> segment("l", c[0], c[1]);
        case PathIterator.SEG_QUADTO -> quadratic(c[0], c[1], c[2], c[3]);
        case PathIterator.SEG_CUBICTO -> segment("c", c[0], c[1], c[2], c[3], c[4], c[5]);
        default -> out.append("h\n");
      }
    }
  }

  // PDF has cubic curves only: their control points lie two thirds of the way to the quadratic one.
  private void quadratic(double controlX, double controlY, double toX, double toY) {
    segment(
        "c",
        x + (controlX - x) * 2 / 3,
        y + (controlY - y) * 2 / 3,
        toX + (controlX - toX) * 2 / 3,
        toY + (controlY - toY) * 2 / 3,
        toX,
        toY);
  }

  private void segment(String operator, double... points) {
    operator(operator, points);
    x = points[points.length - 2];
    y = points[points.length - 1];
  }

  private void operator(String name, double... operands) {
    for (double operand : operands) {
      out.append(number(operand)).append(' ');
    }
    out.append(name).append('\n');
  }

  private static String number(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
