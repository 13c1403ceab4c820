package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.sign.Digest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a signature says it is drawn by, held against the pages. */
class ListedImpressionsTest {

  private static final String DRAWING = "0 0 9 9 re f";
  private static final int SIGNATURE = 9;
  // All numbers have as many digits.
  private static final int FIRST = 1000;

  private static String digest(String drawing) {
    byte[] bytes = drawing.getBytes(StandardCharsets.ISO_8859_1);
    return "<" + HexFormat.of().formatHex(Digest.Algorithm.SHA256.start().digest(bytes)) + ">";
  }

  private static SmallPdf page(String annotations, String listedDigest) {
    return SmallPdf.begin()
        .object(1, "<</Type/Catalog/Pages 2 0 R>>")
        .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
        .object(3, "<</Type/Page/Parent 2 0 R/Annots[" + annotations + "]>>")
        .object(
            SIGNATURE,
            "<</YINX_Impressions[<</P 3 0 R/Rect[0 0 9 9]/Digest " + listedDigest + ">>]>>");
  }

  private static String annotation(int drawing) {
    return "<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N " + drawing + " 0 R>>>>";
  }

  private static Optional<String> problem(SmallPdf pdf) throws PdfException {
    PdfFile file = pdf.table("/Root 1 0 R/Size 10000").open();
    Dictionary signature = (Dictionary) file.object(SIGNATURE).value();
    return new ListedImpressions(file).problem(signature);
  }

  private static SmallPdf drawn(String listedDigest) {
    return page(annotation(FIRST), listedDigest).stream(
        FIRST, "/Subtype/Form", DRAWING.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void impression_drawnAsListed_isThere() throws PdfException {
    assertEquals(Optional.empty(), problem(drawn(digest(DRAWING))));
  }

  @Test
  void impression_drawnOtherwise_isMissing() throws PdfException {
    assertTrue(problem(drawn(digest(DRAWING + " "))).orElseThrow().contains("impression 1 of 1"));
  }

  /**
   * Each begins within the one before, and ends where all end: so many megabytes in half of one.
   */
  @Test
  void drawings_withinOneAnother_arePaidForEach() throws PdfException {
    int count = 400;
    StringBuilder annotations = new StringBuilder();
    for (int i = 0; i < count; i++) {
      annotations.append(annotation(FIRST + i));
    }
    SmallPdf pdf = page(annotations.toString(), digest("none of them"));
    int common = 500_000;
    int header = (FIRST + " 0 obj\n" + value(0) + "\n").length();
    for (int i = 0; i < count; i++) {
      pdf.openObject(FIRST + i, value(common + (count - 1 - i) * header));
    }
    pdf.raw(" ".repeat(common)).raw("\nendstream\nendobj\n");
    assertTrue(problem(pdf).orElseThrow().contains("cannot be followed"));
  }

  private static String value(int length) {
    return String.format(Locale.ROOT, "<</Length %08d>>\nstream", length);
  }
}
