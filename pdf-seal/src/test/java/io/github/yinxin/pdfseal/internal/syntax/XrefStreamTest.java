package io.github.yinxin.pdfseal.internal.syntax;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ISO 32000-1 7.5.7, 7.5.8. */
class XrefStreamTest {

  private static Flaw refused(Executable action) {
    return assertThrows(PdfException.class, action).flaw();
  }

  private static PdfObject at(PdfFile file, int number) throws PdfException {
    return file.resolve(new Ref(number, 0));
  }

  private SmallPdf compressed(String objectStream, String entries) {
    SmallPdf pdf = SmallPdf.begin().pages();
    byte[] body = objectStream.getBytes(US_ASCII);
    pdf.stream(
        4, "/Type/ObjStm/N 2/First 10/Filter/FlateDecode/Extends 4 0 R", SmallPdf.deflated(body));
    int start = pdf.size();
    return pdf.stream(5, "/Type/XRef/Size 10/Root 1 0 R/W[1 2 1]" + entries, rows(pdf, start))
        .end(start);
  }

  private byte[] rows(SmallPdf pdf, int start) {
    int[] offsets = {0, pdf.offset(1), pdf.offset(2), pdf.offset(3), pdf.offset(4), start};
    byte[] rows = new byte[4 * 8];
    for (int i = 0; i < 6; i++) {
      rows[4 * i] = (byte) (i == 0 ? 0 : 1);
      rows[4 * i + 1] = (byte) (offsets[i] >> 8);
      rows[4 * i + 2] = (byte) offsets[i];
    }
    System.arraycopy(new byte[] {2, 0, 4, 0, 2, 0, 4, 1}, 0, rows, 24, 8);
    return rows;
  }

  @Test
  void objectsInStreams_areFoundByTheirIndex() throws Exception {
    PdfFile file = compressed("6 0 7 2   11 (b)", "/Index[0 8]").strict();
    assertEquals(new Int(11), at(file, 6));
    assertEquals(PdfObject.ascii("b"), at(file, 7));
    assertEquals(4, file.object(6).container());
    assertEquals(10, file.nextNumber());
  }

  @Test
  void objectUnderAnotherNumber_isNotTaken() throws Exception {
    PdfFile file = compressed("6 0 8 2   11 (b)", "/Index[0 8]").strict();
    assertEquals(Flaw.WRONG_OFFSET, refused(() -> at(file, 7)));
  }

  @ParameterizedTest
  @CsvSource({"/Index[0 7 3 1], true", "/Index[0 7 7 1], false", "/Index[0 7 8 1 7 0], false"})
  void numberWithTwoEntries_isAmbiguous(String index, boolean ambiguous) throws Exception {
    PdfFile file = compressed("6 0 7 2   11 (b)", index).strict();
    assertEquals(ambiguous ? Set.of(Flaw.DEFINED_TWICE) : Set.of(), file.flaws());
  }

  private XrefEntry onlyEntry(String widths, int... row) throws PdfException {
    SmallPdf pdf = SmallPdf.begin().pages();
    int start = pdf.size();
    byte[] bytes = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      bytes[i] = (byte) row[i];
    }
    pdf.stream(5, "/Type/XRef/Size 10/Root 1 0 R/Index[7 1]/W" + widths, bytes);
    return pdf.end(start).strict().entry(7);
  }

  @Test
  void fields_areAsWideAsTheySay() throws Exception {
    assertEquals(new XrefEntry.InFile(1L << 33, 3), onlyEntry("[1 5 1]", 1, 2, 0, 0, 0, 0, 3));
    assertEquals(new XrefEntry.InFile(258, 0), onlyEntry("[0 2 0]", 1, 2));
    assertEquals(new XrefEntry.InStream(4, 1), onlyEntry("[1 1 1]", 2, 4, 1));
    assertEquals(new XrefEntry.Free(9), onlyEntry("[1 1 1]", 0, 4, 9));
    // Other types are null (7.5.8.3).
    assertEquals(new XrefEntry.Free(0), onlyEntry("[1 1 1]", 3, 4, 9));
    assertEquals(
        new XrefEntry.InFile(Long.MAX_VALUE, 0),
        onlyEntry("[1 8 0]", 1, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF));
  }

  @Test
  void fields_beyondWhatFits_areRefused() {
    assertEquals(Flaw.ODD_XREF, refused(() -> onlyEntry("[1 8 0]", 1, 0x80, 0, 0, 0, 0, 0, 0, 0)));
    assertEquals(Flaw.ODD_XREF, refused(() -> onlyEntry("[1 1 4]", 1, 9, 0x80, 0, 0, 0)));
    assertEquals(Flaw.ODD_XREF, refused(() -> onlyEntry("[1 9 0]", new int[10])));
    assertEquals(Flaw.ODD_XREF, refused(() -> onlyEntry("[0 0 0]", 1)));
    assertEquals(Flaw.ODD_XREF, refused(() -> onlyEntry("[1 1]", 1, 1)));
  }

  @Test
  void moreEntriesThanData_areRefused() {
    assertEquals(
        Flaw.ODD_XREF, refused(() -> compressed("6 0 7 2   11 (b)", "/Index[0 9]").strict()));
  }

  @Test
  void headThatClaimsTooMuch_isRefused() throws Exception {
    PdfFile file = compressed("6 0 7 9", "/Index[0 8]").strict();
    assertEquals(Flaw.BAD_STREAM, refused(() -> at(file, 6)));
  }

  @Test
  void predictedRows_areRestored() throws Exception {
    byte[] up = {2, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1, 4, 0, 0, 0, 3, 2, 2, 2};
    PdfObject.Dictionary set =
        (PdfObject.Dictionary)
            new ObjectParser(
                    Bytes.of("<</Predictor 12/Columns 3>>".getBytes(US_ASCII)),
                    0,
                    Budget.forLength(0),
                    java.util.EnumSet.noneOf(Flaw.class))
                .parse();
    PdfObject.Dictionary dictionary =
        PdfObject.Dictionary.EMPTY
            .with("Filter", PdfObject.name("FlateDecode"))
            .with("DecodeParms", set);
    assertEquals(
        ByteBuffer.wrap(new byte[] {1, 2, 3, 2, 3, 4, 5, 6, 7, 5, 6, 7, 4, 7, 9}),
        new Filters(Budget.forLength(0))
            .decode(ByteBuffer.wrap(SmallPdf.deflated(up)), dictionary));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9})
  void stream_inflatesOnlyToItsBound(int megabytes) throws Exception {
    ByteBuffer deflated = ByteBuffer.wrap(SmallPdf.deflated(new byte[megabytes << 20]));
    PdfObject.Dictionary flate =
        PdfObject.Dictionary.EMPTY.with("Filter", PdfObject.name("FlateDecode"));
    Filters filters = new Filters(Budget.forLength(0));
    if (megabytes == 8) {
      assertEquals(megabytes << 20, filters.decode(deflated, flate).remaining());
    } else {
      assertEquals(Flaw.OVER_BUDGET, refused(() -> filters.decode(deflated, flate)));
    }
  }

  @Test
  void filterThatIsNotKnown_isRefused() {
    PdfObject.Dictionary lzw =
        PdfObject.Dictionary.EMPTY.with("Filter", PdfObject.name("LZWDecode"));
    assertEquals(
        Flaw.BAD_STREAM,
        refused(() -> new Filters(Budget.forLength(0)).decode(ByteBuffer.allocate(1), lzw)));
  }
}
