package io.github.yinxin.pdfseal.internal.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfFileTest {

  private static Flaw refused(Executable action) {
    return assertThrows(PdfException.class, action).flaw();
  }

  private static PdfObject at(PdfFile file, int number) throws PdfException {
    return file.resolve(new Ref(number, 0));
  }

  /** ISO 32000-1 7.5.4, 7.5.5. */
  @Nested
  class Tables {

    @Test
    void soundFile_isReadStrictly() throws Exception {
      PdfFile file = PdfFile.open(Bytes.of(SmallPdf.onePage()), "");
      assertFalse(file.rebuilt());
      assertEquals(Set.of(), file.flaws());
      assertEquals(20, file.nextNumber());
    }

    @Test
    void numberThatIsNotThere_isNull() throws Exception {
      PdfFile file = PdfFile.open(Bytes.of(SmallPdf.onePage()), "");
      assertEquals(Constant.NULL, at(file, 9));
      assertEquals(Constant.NULL, at(file, 0));
      assertEquals(Constant.NULL, file.resolve(new Ref(1, 1)));
    }

    @Test
    void laterSection_comesFirst() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1");
      int first = pdf.size();
      pdf.table("/Root 1 0 R").object(4, "2").table("/Root 1 0 R/Prev " + first);
      PdfFile file = pdf.strict();
      assertEquals(new Int(2), at(file, 4));
      assertEquals(2, file.sections().size());
    }

    @Test
    void freedNumber_isNull() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1");
      int first = pdf.size();
      pdf.table("/Root 1 0 R");
      int second = pdf.size();
      pdf.raw(
          "xref\n4 1\n0000000000 00001 f \ntrailer<</Size 20/Root 1 0 R/Prev " + first + ">>\n");
      assertEquals(Constant.NULL, at(pdf.end(second).strict(), 4));
    }

    @Test
    void sectionsThatLeadBack_areRefused() {
      SmallPdf pdf = SmallPdf.begin().pages();
      int self = pdf.size();
      pdf.table("/Root 1 0 R/Prev " + self);
      assertEquals(Flaw.LOOP, refused(pdf::open));
    }

    @Test
    void shortSize_isNoted() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().table("/Root 1 0 R/Size 3");
      assertEquals(Set.of(Flaw.SHORT_SIZE), pdf.strict().flaws());
      assertEquals(4, pdf.strict().nextNumber());
      SmallPdf enough = SmallPdf.begin().pages().table("/Root 1 0 R/Size 4");
      assertEquals(Set.of(), enough.strict().flaws());
    }

    @ParameterizedTest
    @CsvSource({"3, 9, true", "3, 0, false", "9, 9, false"})
    void numberWithTwoEntries_isAmbiguousIfTheyDiffer(int number, int offset, boolean ambiguous)
        throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages();
      String second = SmallPdf.row(offset == 0 ? pdf.offset(number) : offset);
      String sound = new String(pdf.table("/Root 1 0 R").bytes(), ISO_8859_1);
      String twice = sound.replace("trailer\n", number + " 1\n" + second + "trailer\n");
      PdfFile file = new SmallPdf().raw(twice).strict();
      assertEquals(ambiguous ? Set.of(Flaw.DEFINED_TWICE) : Set.of(), file.flaws());
      assertEquals(1, PageTree.of(file).count());
    }

    @Test
    void entryThatNobodyAsksFor_isNotLookedAt() throws Exception {
      byte[] sound = SmallPdf.begin().pages().tableInOnePiece("/Root 1 0 R").bytes();
      PdfFile file =
          new SmallPdf()
              .raw(new String(sound, ISO_8859_1).replaceFirst("00000 n", "00000 ?"))
              .strict();
      assertEquals(Flaw.ODD_XREF, refused(() -> at(file, 1)));
      List<Integer> readable = new ArrayList<>();
      XrefSection section = file.sections().get(0);
      section.forEach(XrefSection.Visitor.ofReadable((number, entry) -> readable.add(number)));
      assertEquals(List.of(0, 2, 3), readable);
      assertEquals(Flaw.ODD_XREF, refused(() -> section.forEach((number, entry) -> {})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "n\r", "x \n", "n  ", "f\n"})
    void entryOfAnotherForm_isFoundByARebuild(String end) throws Exception {
      String broken =
          new String(SmallPdf.onePage(), ISO_8859_1).replaceFirst("00000 n \n", "00000 " + end);
      SmallPdf pdf = new SmallPdf().raw(broken);
      assertEquals(Flaw.Kind.ONE_WAY, refused(() -> at(pdf.strict(), 1)).kind());
      PdfFile file = pdf.open();
      assertTrue(file.rebuilt());
      assertEquals(1, PageTree.of(file).count());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"startxref\n1\n%%EOF", "startxref\n%%EOF", "startxref\n999999\n%%EOF", ""})
    void fileWithoutStart_isFoundByARebuild(String end) throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().raw("trailer<</Root 1 0 R>>\n").raw(end);
      assertEquals(Flaw.WRONG_STARTXREF, refused(pdf::strict));
      assertEquals(1, PageTree.of(pdf.open()).count());
    }

    @Test
    void offsetsAreCountedFromTheHeader() throws Exception {
      byte[] inner = SmallPdf.onePage();
      PdfFile file = new SmallPdf().raw("junk\n").raw(inner).strict();
      assertEquals(5, file.origin());
      assertEquals(Set.of(Flaw.JUNK_BEFORE_HEADER), file.flaws());
      assertEquals(1, PageTree.of(file).count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1019, 1020})
    void header_isLookedForInTheFirstKilobyte(int junk) throws Exception {
      SmallPdf pdf = new SmallPdf().raw("x".repeat(junk)).raw(SmallPdf.onePage());
      if (junk == 1019) {
        assertEquals(junk, pdf.strict().origin());
      } else {
        assertEquals(Flaw.NO_HEADER, refused(pdf::open));
      }
    }
  }

  /** ISO 32000-1 7.5.7, 7.5.8. */
  @Nested
  class Streams {

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
      assertEquals(
          Flaw.ODD_XREF, refused(() -> onlyEntry("[1 8 0]", 1, 0x80, 0, 0, 0, 0, 0, 0, 0)));
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

  /** ISO 32000-1 7.5.8.4. */
  @Nested
  class Hybrids {

    private PdfFile hybrid(int hiddenNumber) throws PdfException {
      return PdfFile.strict(Bytes.of(SmallPdf.hybrid(hiddenNumber)), "");
    }

    @Test
    void hiddenObject_isFound() throws Exception {
      assertEquals(PdfObject.ascii("hidden"), at(hybrid(4), 4));
    }

    @Test
    void objectThatBothKnow_atDifferentPlaces_isAmbiguous() {
      // Whether or not somebody asks for it.
      assertEquals(Flaw.HYBRID_CONFLICT, refused(() -> hybrid(3)));
    }
  }

  @Nested
  class Rebuilding {

    @Test
    void laterRevision_wins() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").raw("%%EOF\n").object(4, "2");
      PdfFile file = pdf.raw("trailer<</Root 1 0 R>>").open();
      assertEquals(new Int(2), at(file, 4));
      assertFalse(file.flaws().contains(Flaw.DEFINED_TWICE));
    }

    @Test
    void twoDefinitionsOfOneRevision_areAmbiguous() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").object(4, "2");
      assertTrue(pdf.raw("trailer<</Root 1 0 R>>").open().flaws().contains(Flaw.DEFINED_TWICE));
    }

    @Test
    void oneDefinitionTwice_isClear() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").object(4, "1");
      assertFalse(pdf.raw("trailer<</Root 1 0 R>>").open().flaws().contains(Flaw.DEFINED_TWICE));
    }

    @Test
    void objectsInsideAStream_areContent() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1");
      pdf.stream(5, "", "\n4 0 obj\n2\nendobj\n".getBytes(US_ASCII));
      assertEquals(new Int(1), at(pdf.raw("trailer<</Root 1 0 R>>").open(), 4));
    }

    @Test
    void streamThatIsNotAsLongAsItsLengthObjectSays_isRefused() {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "<</Length 5 0 R>>stream\nabc\nendstream");
      assertEquals(
          Flaw.SYNTAX, refused(() -> pdf.object(5, "99").raw("trailer<</Root 1 0 R>>").open()));
    }

    @Test
    void onlyCatalog_standsInForATrailer() throws Exception {
      assertEquals(1, PageTree.of(SmallPdf.begin().pages().open()).count());
      SmallPdf two = SmallPdf.begin().pages().object(7, "<</Type/Catalog>>");
      assertEquals(Flaw.NO_TRAILER, refused(two::open));
    }
  }

  /** ISO 32000-1 7.5.6. */
  @Nested
  class Revisions {

    @Test
    void eachSave_isARevisionWithItsEnd() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages();
      int table = pdf.size();
      int first = pdf.table("/Root 1 0 R").size();
      int second = pdf.object(4, "1").table("/Root 1 0 R/Prev " + table).size();
      List<Revision> revisions = Revision.of(pdf.strict());
      Bytes bytes = Bytes.of(pdf.bytes());
      assertEquals(2, revisions.size());
      assertEquals(List.of(1, 2), revisions.stream().map(Revision::number).toList());
      assertTrue(revisions.get(0).endsAt(bytes, first));
      assertTrue(revisions.get(0).endsAt(bytes, first - 1));
      assertFalse(revisions.get(0).endsAt(bytes, first - 2));
      assertFalse(revisions.get(0).endsAt(bytes, first + 1));
      assertTrue(revisions.get(1).endsAt(bytes, second));
    }

    @Test
    void fileCutAtARevision_isTheFileOfThen() throws Exception {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1");
      int table = pdf.size();
      int first = pdf.table("/Root 1 0 R").size();
      pdf.object(4, "2").table("/Root 1 0 R/Prev " + table);
      PdfFile then = PdfFile.strict(Bytes.of(pdf.bytes()).upTo(first), "");
      assertEquals(new Int(1), at(then, 4));
    }
  }
}
