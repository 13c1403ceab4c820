package io.github.yinxin.examples.picture;

import io.github.yinxin.qr.GreyImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns pages into pictures; sizes are checked before pixels are made. */
public final class Pictures {

  private static final int POINTS_PER_INCH = 72;
  // An A2 page at 200 dpi; four bytes each, in a heap of 512 MB.
  private static final double MAX_PAGE_PIXELS = 16e6;

  private Pictures() {}

  /**
   * A page as a picture.
   *
   * @param number from 1
   * @param of how many pages there are
   * @param scale how many pixels it has for one of the picture that was asked for: 1, or less if
   *     the page is too large for that
   */
  public record Page(int number, int of, BufferedImage picture, double scale) {}

  /** Renders the first page, seal included. */
  public static BufferedImage firstPage(byte[] pdf, int dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.RGB);
    }
  }

  /**
   * Renders page after page.
   *
   * @param taker returns whether the next one is wanted
   * @throws IOException if the file is damaged or encrypted
   */
  public static void everyPage(byte[] pdf, int dpi, Predicate<Page> taker) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      boolean more = true;
      for (int index = 0; index < pages && more; index++) {
        // PDFBox takes user units for points; whoever looks at the page does not.
        double wanted = dpi * document.getPage(index).getUserUnit();
        double scale = scale(document.getPage(index), wanted);
        BufferedImage page =
            new PDFRenderer(document)
                .renderImageWithDPI(index, (float) (wanted * scale), ImageType.RGB);
        more = taker.test(new Page(index + 1, pages, page, scale));
      }
    }
  }

  private static double scale(PDPage page, double dpi) {
    double unit = dpi / POINTS_PER_INCH;
    double pixels = page.getCropBox().getWidth() * unit * page.getCropBox().getHeight() * unit;
    return pixels > MAX_PAGE_PIXELS ? Math.sqrt(MAX_PAGE_PIXELS / pixels) : 1;
  }

  /** Encodes a picture as PNG. */
  public static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** Returns the picture in shades of grey on white paper, as a scanner's camera gives it. */
  public static GreyImage grey(BufferedImage image) {
    int width = image.getWidth();
    byte[] luminance = new byte[width * image.getHeight()];
    int[] row = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        luminance[y * width + x] = (byte) luminance(row[x]);
      }
    }
    return GreyImage.of(width, image.getHeight(), luminance);
  }

  private static int luminance(int argb) {
    int sum = 299 * ((argb >> 16) & 0xFF) + 587 * ((argb >> 8) & 0xFF) + 114 * (argb & 0xFF);
    int alpha = argb >>> 24;
    return (sum / 1000 * alpha + 255 * (255 - alpha)) / 255;
  }
}
