package io.github.yinxin.pdfseal.internal.face;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A page to draw on in millimetres from the top left corner, with one font. */
final class Canvas {

  static final double POINTS_PER_MM = 72 / 25.4;

  private static final double SMALLEST_POINTS = 7;

  /** How heavy letters are drawn. */
  enum Weight {
    REGULAR(0),
    // One font file is enough: heavier letters are outlined as well as filled.
    BOLD(0.022);

    private final double strokePerEm;

    Weight(double strokePerEm) {
      this.strokePerEm = strokePerEm;
    }
  }

  private final PDPageContentStream content;
  private final PDFont font;
  private final double heightMm;

  Canvas(PDPageContentStream content, PDFont font, double heightMm) {
    this.content = content;
    this.font = font;
    this.heightMm = heightMm;
  }

  void color(int rgb) throws IOException {
    float red = ((rgb >> 16) & 0xFF) / 255f;
    float green = ((rgb >> 8) & 0xFF) / 255f;
    float blue = (rgb & 0xFF) / 255f;
    content.setNonStrokingColor(red, green, blue);
    content.setStrokingColor(red, green, blue);
  }

  void frame(double inset, double widthMm, double lineMm) throws IOException {
    content.setLineWidth(points(lineMm));
    content.addRect(
        points(inset), points(inset), points(widthMm - 2 * inset), points(heightMm - 2 * inset));
    content.stroke();
  }

  void box(double x, double y, double width, double height) throws IOException {
    content.addRect(points(x), points(heightMm - y - height), points(width), points(height));
    content.fill();
  }

  /** Draws a curve through points that lie close together. */
  void curve(double[] x, double[] y, double lineMm) throws IOException {
    content.setLineWidth(points(lineMm));
    content.moveTo(points(x[0]), points(heightMm - y[0]));
    for (int i = 1; i < x.length; i++) {
      content.lineTo(points(x[i]), points(heightMm - y[i]));
    }
    content.stroke();
  }

  /** Returns the width of a text in millimetres. */
  double width(String text, double sizePoints) throws IOException {
    return font.getStringWidth(text) / 1000 * sizePoints / POINTS_PER_MM;
  }

  void text(String text, double x, double baseline, double sizePoints, Weight weight)
      throws IOException {
    content.beginText();
    content.setFont(font, (float) sizePoints);
    if (weight == Weight.BOLD) {
      content.setLineWidth((float) (sizePoints * weight.strokePerEm));
      content.setRenderingMode(RenderingMode.FILL_STROKE);
    } else {
      content.setRenderingMode(RenderingMode.FILL);
    }
    content.newLineAtOffset(points(x), points(heightMm - baseline));
    content.showText(text);
    content.endText();
  }

  void centred(String text, double x, double baseline, double sizePoints, Weight weight)
      throws IOException {
    text(text, x - width(text, sizePoints) / 2, baseline, sizePoints, weight);
  }

  /**
   * Centres a text, in smaller letters if it is wider than its place.
   *
   * @throws IllegalArgumentException if the letters would get too small to read
   */
  void fitted(
      String text, double x, double baseline, double widthMm, double sizePoints, Weight weight)
      throws IOException {
    centred(text, x, baseline, fittedSize(text, widthMm, sizePoints), weight);
  }

  private double fittedSize(String text, double widthMm, double sizePoints) throws IOException {
    double size = Math.min(sizePoints, sizePoints * widthMm / width(text, sizePoints));
    if (size < SMALLEST_POINTS) {
      throw new IllegalArgumentException(
          "\"" + text + "\" does not fit into " + widthMm + " mm, even at 7 points");
    }
    return size;
  }

  /** Spreads the characters evenly between two edges, as labels of a form are. */
  void spread(String text, double left, double right, double baseline, double wantedPoints)
      throws IOException {
    double sizePoints = fittedSize(text, right - left, wantedPoints);
    int[] characters = text.codePoints().toArray();
    double gap =
        characters.length < 2
            ? 0
            : (right - left - width(text, sizePoints)) / (characters.length - 1);
    double x = left;
    for (int character : characters) {
      String letter = Character.toString(character);
      text(letter, x, baseline, sizePoints, Weight.REGULAR);
      x += width(letter, sizePoints) + Math.max(gap, 0);
    }
  }

  private static float points(double mm) {
    return (float) (mm * POINTS_PER_MM);
  }
}
