package io.github.yinxin.pdfseal.internal.face;

import io.github.yinxin.license.License;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a license's face as a one-page PDF with an embedded font subset. */
public final class FaceDocument {

  /** Where the seal's centre goes, from the left edge: over the authority's name and the date. */
  public static final double SEAL_X_MM = 234;

  /** Where the seal's centre goes, from the top edge. */
  public static final double SEAL_Y_MM = 157;

  private FaceDocument() {}

  /** Returns what the page of a license says besides its facts: labels, dates, identifier. */
  public static String printed(License license, boolean coded) {
    return LicenseFace.printed(license, coded);
  }

  /**
   * Writes the file; the same license gives the same bytes.
   *
   * @param font the TrueType font
   * @param code rows of dark modules; empty for no code
   * @param codeMm side of the code without its quiet zone
   */
  public static byte[] write(
      License license, InputStream font, boolean[][] code, double codeMm, String footnote)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page =
          new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()));
      document.addPage(page);
      PDType0Font embedded = PDType0Font.load(document, font, true);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        Canvas canvas = new Canvas(content, embedded, LicenseFace.HEIGHT);
        new LicenseFace(canvas).draw(license, code, codeMm, footnote);
      }
      document.getDocumentInformation().setTitle(license.facts().type().name());
      document
          .getDocumentInformation()
          .setCustomMetadataValue(SignedDocument.LICENSE_IDENTIFIER, license.id().toString());
      document.getDocumentCatalog().setLanguage("zh-CN");
      document.setDocumentId(license.cti().bits());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      // A classic xref table: stamping such a file need not inflate anything.
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }
}
