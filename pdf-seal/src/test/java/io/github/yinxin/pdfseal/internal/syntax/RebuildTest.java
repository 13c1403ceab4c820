package io.github.yinxin.pdfseal.internal.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Files whose own cross-reference sections are not used. */
class RebuildTest {

  private static Flaw refused(Executable action) {
    return assertThrows(PdfException.class, action).flaw();
  }

  private static PdfObject at(PdfFile file, int number) throws PdfException {
    return file.resolve(new Ref(number, 0));
  }

  @Test
  void laterRevision_wins() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").raw("%%EOF\n").object(4, "2");
    PdfFile file = pdf.raw("trailer<</Root 1 0 R>>").open();
    assertEquals(new Int(2), at(file, 4));
    assertFalse(file.flaws().contains(Flaw.DEFINED_TWICE));
  }

  @Test
  void laterDefinitionThatCannotBeRead_staysWhereItIs() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").raw("%%EOF\n").object(4, "<<2");
    int place = pdf.offset(4);
    PdfFile file = pdf.raw("trailer<</Root 1 0 R>>").open();
    assertEquals(new XrefEntry.InFile(place, 0), file.entry(4));
    assertEquals(Flaw.SYNTAX, refused(() -> at(file, 4)));
  }

  @Test
  void definitionThatCannotBeRead_givesWayToALaterOne() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "<<1").raw("%%EOF\n").object(4, "2");
    assertEquals(new Int(2), at(pdf.raw("trailer<</Root 1 0 R>>").open(), 4));
  }

  @Test
  void definitionBehindASoundEnd_isAmbiguous_unlessItIsTheSame() throws Exception {
    for (String again : List.of("1", "2")) {
      SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").table("/Root 1 0 R");
      PdfFile file = pdf.object(4, again).raw(" ".repeat(2000)).open();
      assertTrue(file.rebuilt());
      assertEquals(again.equals("2"), file.flaws().contains(Flaw.DEFINED_TWICE));
    }
  }

  @Test
  void definitionElsewhereThanAnEntrySays_isClear_ifNothingIsThere() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "1").table("/Root 1 0 R");
    String shifted = new String(pdf.bytes(), ISO_8859_1).replace("\n4 0 obj", "\n   4 0 obj");
    byte[] bytes = (shifted + " ".repeat(2000)).getBytes(ISO_8859_1);
    PdfFile file = PdfFile.open(Bytes.of(bytes), "");
    assertEquals(new Int(1), at(file, 4));
    assertEquals(Set.of(Flaw.WRONG_STARTXREF), file.flaws());
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
  void objectsInsideAStream_areAmbiguous_ifOthersMustSearchToo() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages().object(4, "1");
    pdf.stream(5, "", "\n4 0 obj\n2\nendobj\n".getBytes(US_ASCII));
    assertTrue(pdf.raw("trailer<</Root 1 0 R>>").open().flaws().contains(Flaw.OBJECTS_IN_STREAM));
    byte[] whole = pdf.table("/Size 3/Root 1 0 R").bytes();
    assertEquals(
        Set.of(Flaw.SHORT_SIZE), PdfFile.rebuilt(Bytes.of(whole), "", Flaw.SHORT_SIZE).flaws());
  }

  @Test
  void streamWithoutObjects_isClear() throws Exception {
    SmallPdf pdf = SmallPdf.begin().pages();
    pdf.stream(5, "", "\n4 0 R object 1 endobj\n".getBytes(US_ASCII));
    assertFalse(pdf.raw("trailer<</Root 1 0 R>>").open().flaws().contains(Flaw.OBJECTS_IN_STREAM));
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
