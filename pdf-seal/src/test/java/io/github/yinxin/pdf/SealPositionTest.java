package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seal as PDFBox's renderer shows it, on pages of every kind of geometry. */
class SealPositionTest {

  private static final double X = 60;
  private static final double Y = 45;
  private static final double SIZE = 42;
  private static final double CENTRE_TOLERANCE = 0.5;
  private static final double EXTENT_TOLERANCE = 0.3;

  /** A page's boxes in points before /UserUnit. */
  record Page(
      int rotation, String boxes, double width, double height, int unit, boolean inherited) {

    byte[] pdf() {
      String geometry = boxes + " /Rotate " + rotation;
      String own = inherited ? "" : geometry;
      String fromParent = inherited ? geometry : "";
      return RawPdf.of(
          List.of(
              "<< /Type /Catalog /Pages 2 0 R >>",
              "<< /Type /Pages /Count 1 /Kids [3 0 R] " + fromParent + " >>",
              "<< /Type /Page /Parent 2 0 R /Resources << >> /UserUnit " + unit + own + " >>"));
    }

    double shownWidthMm() {
      return (rotation % 180 == 0 ? width : height) * unit * 25.4 / 72;
    }
  }

  static Stream<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (int rotation : new int[] {0, 90, 180, 270, -90, 450}) {
      for (int unit : new int[] {1, 2}) {
        for (boolean inherited : new boolean[] {false, true}) {
          pages.add(new Page(rotation, " /MediaBox [0 0 500 420]", 500, 420, unit, inherited));
          pages.add(
              new Page(
                  rotation,
                  " /MediaBox [-100 -50 700 900] /CropBox [-40 70 360 600]",
                  400,
                  530,
                  unit,
                  inherited));
        }
      }
    }
    // A crop box that sticks out counts only within the media box (ISO 32000-1 14.11.2).
    pages.add(
        new Page(90, " /MediaBox [10 20 410 520] /CropBox [-90 -80 410 620]", 400, 500, 1, false));
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void seal_isShownWhereAskedAtItsSizeAndUpright(Page page) throws Exception {
    SealedPdf sealed =
        SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
            .seal(page.pdf(), SealPlacement.centredAtMm(1, X, Y));
    try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
      // The renderer knows nothing of /UserUnit.
      new Shown(
              new PDFRenderer(document).renderImageWithDPI(0, 110 * page.unit()),
              page.shownWidthMm())
          .check();
    }
  }

  private static final class Shown {

    private final BufferedImage image;
    private final double pixelsPerMm;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    Shown(BufferedImage image, double widthMm) {
      this.image = image;
      this.pixelsPerMm = image.getWidth() / widthMm;
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          if (isRed(x, y)) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + 1);
            bottom = Math.max(bottom, y + 1);
          }
        }
      }
    }

    private boolean isRed(int x, int y) {
      int rgb = image.getRGB(x, y);
      return ((rgb >> 16) & 0xFF) > 150 && ((rgb >> 8) & 0xFF) < 128 && (rgb & 0xFF) < 128;
    }

    private boolean isRedMm(double x, double y) {
      return isRed((int) Math.round(x * pixelsPerMm), (int) Math.round(y * pixelsPerMm));
    }

    void check() {
      assertEquals(X, (left + right) / 2.0 / pixelsPerMm, CENTRE_TOLERANCE, "x of the centre");
      assertEquals(Y, (top + bottom) / 2.0 / pixelsPerMm, CENTRE_TOLERANCE, "y of the centre");
      assertEquals(SIZE, (right - left) / pixelsPerMm, EXTENT_TOLERANCE, "width");
      assertEquals(SIZE, (bottom - top) / pixelsPerMm, EXTENT_TOLERANCE, "height");
      // Near the end of its arm the star is red on one side only: above.
      double arm = 6;
      assertTrue(isRedMm(X, Y - arm), "the star points up");
      assertTrue(
          !isRedMm(X, Y + arm) && !isRedMm(X - arm, Y) && !isRedMm(X + arm, Y),
          "the star points nowhere else");
    }
  }
}
