package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.report.SealSpots.Spot;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;

/** Draws pages of a file that our own reader has read and weighed before. */
final class Camera implements Closeable {

  /** Of the pictures of pages. */
  static final double DPI = 110;

  static final double MM_PER_INCH = 25.4;

  private static final double FINE_DPI = 300;
  private static final double POINTS_PER_INCH = 72;
  private static final double MAX_PIXELS = 2_500_000;

  private final PdfFile file;
  private final List<Page> pages;
  private final PDDocument document;
  private final Allowance allowance;

  /** A drawn page: its picture and what place on it is where. */
  record View(BufferedImage image, PageGeometry geometry) {

    double pixelsPerMm() {
      return image.getWidth() / geometry.widthMm();
    }
  }

  /**
   * Opens a file.
   *
   * @param file read strictly
   * @param bytes the same as PDFBox is to read it
   */
  Camera(PdfFile file, ByteBuffer bytes, String password, Allowance allowance) throws IOException {
    this.file = file;
    this.allowance = allowance;
    // Our reader has been everywhere in the tree before PDFBox goes there.
    this.pages = PageTree.of(file).walk();
    this.document = new PDFParser(new RandomAccessReadBuffer(bytes), password).parse(false);
    if (document.getNumberOfPages() != pages.size()) {
      document.close();
      throw new NotShown("不同阅读器读出的页数不同", "readers disagree about the number of pages");
    }
  }

  PDDocument document() {
    return document;
  }

  int pages() {
    return pages.size();
  }

  /** Draws a page. */
  View view(int number) throws IOException {
    if (number > pages.size()) {
      throw new NotShown("这一页已不存在", "there is no such page any more");
    }
    PageWeight.pay(file, pages.get(number - 1), allowance);
    PDPage page = document.getPage(number - 1);
    PDRectangle box = page.getCropBox();
    return new View(
        draw(document, number - 1, box, DPI),
        new PageGeometry(
            new Rectangle2D.Double(
                box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
            page.getRotation(),
            1));
  }

  /** Draws an annotation alone, on white. Its page was drawn, so what it draws is paid for. */
  BufferedImage alone(Spot spot) throws IOException {
    COSObjectKey key = new COSObjectKey(spot.annotation().number(), spot.annotation().generation());
    if (!(document.getDocument().getObjectFromPool(key).getObject()
        instanceof COSDictionary annotation)) {
      throw new NotShown("印迹无法单独绘制", "the impression cannot be drawn alone");
    }
    try (PDDocument sheet = new PDDocument()) {
      double[] r = spot.rectangle();
      PDRectangle place =
          new PDRectangle((float) r[0], (float) r[1], (float) (r[2] - r[0]), (float) (r[3] - r[1]));
      PDPage page = new PDPage(place);
      page.setRotation(document.getPage(spot.page() - 1).getRotation());
      COSArray annotations = new COSArray();
      annotations.add(annotation);
      page.getCOSObject().setItem(COSName.ANNOTS, annotations);
      sheet.addPage(page);
      return draw(sheet, 0, place, FINE_DPI);
    }
  }

  private BufferedImage draw(PDDocument drawn, int index, PDRectangle box, double dpi)
      throws IOException {
    double points = Math.max(1, (double) box.getWidth() * box.getHeight());
    double scale = Math.min(dpi / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / points));
    allowance.pixels(
        (long) Math.ceil(box.getWidth() * scale), (long) Math.ceil(box.getHeight() * scale));
    return new BoundedRenderer(drawn, allowance).renderImage(index, (float) scale, ImageType.RGB);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
