package io.github.yinxin.pdfseal.internal.syntax;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
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
