package io.github.yinxin.examples.picture;

import io.github.yinxin.qr.GreyImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.BiConsumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns pages and image files into pictures; sizes are checked before pixels are made. */
public final class Pictures {

  private static final int POINTS_PER_INCH = 72;

  private Pictures() {}

  /** Renders the first page, seal included. */
  public static BufferedImage firstPage(byte[] pdf, int dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return page(document, 0, dpi);
    }
  }

  /**
   * Renders every page and hands it over with its number, from 1.
   *
   * @throws IOException if the file is damaged, encrypted, or a page is too large
   */
  public static void everyPage(byte[] pdf, int dpi, BiConsumer<Integer, BufferedImage> taker)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (int index = 0; index < document.getNumberOfPages(); index++) {
        taker.accept(index + 1, page(document, index, dpi));
      }
    }
  }

  private static BufferedImage page(PDDocument document, int index, int dpi) throws IOException {
    PDPage page = document.getPage(index);
    double scale = (double) dpi / POINTS_PER_INCH * page.getUserUnit();
    requireReasonable(page.getCropBox().getWidth() * scale, page.getCropBox().getHeight() * scale);
    return new PDFRenderer(document).renderImageWithDPI(index, dpi, ImageType.RGB);
  }

  /**
   * Decodes an image file.
   *
   * @throws IOException if it is no image of a known kind, damaged, or too large
   */
  public static BufferedImage image(byte[] file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("is no PNG, JPEG, BMP, GIF or PDF");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        requireReasonable(reader.getWidth(0), reader.getHeight(0));
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      throw new IOException("damaged image", e); // ImageIO's readers throw unchecked ones.
    }
  }

  private static void requireReasonable(double width, double height) throws IOException {
    if (!(width * height <= GreyImage.MAX_PIXELS)) {
      throw new IOException(
          "picture of %.0f × %.0f pixels is larger than %d"
              .formatted(width, height, GreyImage.MAX_PIXELS));
    }
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
