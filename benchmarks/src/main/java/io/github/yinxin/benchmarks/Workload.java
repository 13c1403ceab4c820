package io.github.yinxin.benchmarks;

import io.github.yinxin.testkit.Documents.CrossReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** What the pages of a stamped document hold. The same workload always gives the same bytes. */
public enum Workload {
  /** 40 lines of text on each page. */
  TEXT {
    @Override
    void fill(PDDocument document, PDPageContentStream content, int pages) throws IOException {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.setLeading(18);
      content.newLineAtOffset(72, 770);
      for (int i = 0; i < LINES; i++) {
        content.showText("Line " + i + " of a page with some text on it.");
        content.newLine();
      }
      content.endText();
    }
  },
  /** One picture on each page, 10 MB together; nobody decodes their noise. */
  IMAGES {
    @Override
    void fill(PDDocument document, PDPageContentStream content, int pages) throws IOException {
      byte[] noise = new byte[PICTURES / pages];
      new Random(SEED).nextBytes(noise);
      content.drawImage(
          new PDImageXObject(
              document,
              new ByteArrayInputStream(noise),
              COSName.DCT_DECODE,
              WIDTH,
              HEIGHT,
              8,
              PDDeviceRGB.INSTANCE),
          72,
          72,
          450,
          640);
    }
  };

  private static final int LINES = 40;
  private static final int PICTURES = 10 << 20;
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 1754;
  private static final long SEED = 38540;

  abstract void fill(PDDocument document, PDPageContentStream content, int pages)
      throws IOException;

  /**
   * Writes a document as PDFBox does: a classic table, or objects in streams of 200.
   *
   * @throws IllegalArgumentException for a cross-reference stream without object streams
   */
  byte[] document(int pages, CrossReference crossReference) throws IOException {
    CompressParameters compression =
        switch (crossReference) {
          case TABLE -> CompressParameters.NO_COMPRESSION;
          case OBJECT_STREAM -> CompressParameters.DEFAULT_COMPRESSION;
          case STREAM -> throw new IllegalArgumentException("PDFBox writes no " + crossReference);
        };
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          fill(document, content, pages);
        }
      }
      document.setDocumentId(SEED);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, compression);
      return out.toByteArray();
    }
  }
}
