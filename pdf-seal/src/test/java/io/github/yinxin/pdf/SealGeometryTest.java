package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Property: on any page, whatever its boxes, rotation, unit and inheritance, the seal is rendered
 * with its centre within 0.5 pt of where it was asked for, and within 0.1 mm of its size.
 */
class SealGeometryTest {

  private static final double SIZE_MM = 42;
  private static final double CENTRE_TOLERANCE_MM = 0.5 * 25.4 / 72;
  private static final double SIZE_TOLERANCE_MM = 0.1;
  private static final int DPI = 300;

  /** Boxes in user space; what a viewer shows is {@code width} by {@code height} of it. */
  private record Case(String box, int rotate, double unit, boolean inherited, double w, double h) {

    static Case of(Random random) {
      double unit = random.nextInt(3) == 0 ? 2 : 1;
      double w = (150 + random.nextInt(200)) / unit;
      double h = (150 + random.nextInt(200)) / unit;
      double x = random.nextInt(800) - 400;
      double y = random.nextInt(800) - 400;
      String crop = String.format(Locale.ROOT, "[%f %f %f %f]", x, y, x + w, y + h);
      String media =
          String.format(
              Locale.ROOT, "[%f %f %f %f]", x + w + random.nextInt(90), y - 33, x - 20, y + h);
      String box =
          random.nextBoolean() ? "/MediaBox " + crop : "/CropBox " + crop + "/MediaBox " + media;
      return new Case(box, 90 * random.nextInt(4), unit, random.nextBoolean(), w, h);
    }

    byte[] pdf() {
      String geometry = box + "/Rotate " + rotate;
      return SmallPdf.begin()
          .object(1, "<</Type/Catalog/Pages 2 0 R>>")
          .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]" + (inherited ? geometry : "") + ">>")
          .object(
              3, "<</Type/Page/Parent 2 0 R/UserUnit " + unit + (inherited ? "" : geometry) + ">>")
          .table("/Root 1 0 R")
          .bytes();
    }

    double shownWidthMm() {
      return (rotate % 180 == 0 ? w : h) * unit * 25.4 / 72;
    }

    double shownHeightMm() {
      return (rotate % 180 == 0 ? h : w) * unit * 25.4 / 72;
    }
  }

  static LongStream seeds() {
    return LongStream.range(20_261_125L, 20_261_125L + 16);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void seal_isRenderedWhereAskedAtItsSize(long seed) throws Exception {
    Random random = new Random(seed);
    Case page = Case.of(random);
    double x = SIZE_MM / 2 + random.nextDouble() * (page.shownWidthMm() - SIZE_MM);
    double y = SIZE_MM / 2 + random.nextDouble() * (page.shownHeightMm() - SIZE_MM);
    byte[] sealed =
        SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256)
            .seal(page.pdf(), SealPlacement.centredAtMm(1, x, y))
            .bytes();
    try (PDDocument document = Loader.loadPDF(sealed)) {
      // The renderer knows nothing of /UserUnit.
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(0, (float) (DPI * page.unit()));
      double mm = 25.4 / DPI;
      double[] red = bounds(image);
      String which = page + " seed " + seed;
      assertEquals(x, (red[0] + red[1]) / 2 * mm, CENTRE_TOLERANCE_MM, which);
      assertEquals(y, (red[2] + red[3]) / 2 * mm, CENTRE_TOLERANCE_MM, which);
      assertEquals(SIZE_MM, (red[1] - red[0]) * mm, SIZE_TOLERANCE_MM, which);
      assertEquals(SIZE_MM, (red[3] - red[2]) * mm, SIZE_TOLERANCE_MM, which);
    }
  }

  /** Returns the first and last column and row that are more red than white. */
  private static double[] bounds(BufferedImage image) {
    double[] bounds = {image.getWidth(), 0, image.getHeight(), 0};
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        if ((image.getRGB(column, row) >> 8 & 0xFF) < 128) {
          bounds[0] = Math.min(bounds[0], column);
          bounds[1] = Math.max(bounds[1], column + 1);
          bounds[2] = Math.min(bounds[2], row);
          bounds[3] = Math.max(bounds[3], row + 1);
        }
      }
    }
    return bounds;
  }
}
