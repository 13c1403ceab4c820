package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.Appending.DOCUMENT;
import static io.github.yinxin.pdf.Appending.LATIN;
import static io.github.yinxin.pdf.Appending.PLACE;
import static io.github.yinxin.pdf.Appending.SEALER;
import static io.github.yinxin.pdf.Appending.assertAppended;
import static io.github.yinxin.pdf.Appending.refused;
import static io.github.yinxin.pdf.Appending.seal;
import static io.github.yinxin.pdf.Appending.strict;
import static io.github.yinxin.pdf.Appending.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.pdfseal.internal.syntax.XrefStream;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.CrossReference;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Documents that are not as they should be. */
class OddDocumentsTest {

  private static final byte[] COMPRESSED =
      Documents.pages(1).finding(CrossReference.OBJECT_STREAM).bytes();

  /** Readable in one way only: sealed with a complete section, without /Prev. */
  @Nested
  class Rebuilt {

    private void assertRebuilt(byte[] document) throws Exception {
      SealedPdf sealed = seal(document);
      assertTrue(sealed.notes().contains("REBUILT_XREF"), () -> "" + sealed.notes());
      assertAppended(document, sealed);
      PdfFile file = strict(sealed);
      assertEquals(1, file.sections().size());
      assertFalse(file.trailer().has("Prev"));
      try (PDDocument opened = Loader.loadPDF(sealed.bytes())) {
        assertEquals(1, opened.getNumberOfPages());
        assertEquals(1, opened.getSignatureDictionaries().size());
      }
    }

    @Test
    void pageThatCannotBeRead_isNoPageOfASealedDocument() throws Exception {
      SmallPdf document =
          SmallPdf.begin()
              .object(1, "<</Type/Catalog/Pages 2 0 R>>")
              .object(2, "<</Type/Pages/Count 1/Kids[4 0 R 3 0 R]/MediaBox[0 0 400 400]>>")
              .object(3, "<</Type/Page/Parent 2 0 R>>")
              .object(4, "<</Type/Page/Parent 2 0 R/Annots 0 0]>>");
      byte[] damaged = document.raw("trailer<</Root 1 0 R>>").bytes();
      assertEquals(Reason.DAMAGED, refused(damaged));
    }

    @Test
    void wrongStart() throws Exception {
      assertRebuilt(text(DOCUMENT).replaceFirst("startxref\n\\d+", "startxref\n7").getBytes(LATIN));
    }

    @Test
    void junkBeforeTheHeader() throws Exception {
      assertRebuilt(("junk\n" + text(DOCUMENT)).getBytes(LATIN));
    }

    @Test
    void shortSize() throws Exception {
      assertRebuilt(text(DOCUMENT).replace("/Size 20", "/Size 3").getBytes(LATIN));
    }

    @Test
    void oddEntryEnds() throws Exception {
      assertRebuilt(text(DOCUMENT).replace("00000 n \n", "00000 n\n").getBytes(LATIN));
    }

    @Test
    void wrongOffset() throws Exception {
      assertRebuilt(
          text(DOCUMENT).replaceFirst("\\d{10} 00000 n", "0000000333 00000 n").getBytes(LATIN));
    }

    @Test
    void directPage() throws Exception {
      assertRebuilt(
          SmallPdf.begin()
              .object(1, "<</Type/Catalog/Pages 2 0 R>>")
              .object(2, "<</Type/Pages/Count 1/Kids[<</Type/Page/MediaBox[0 0 400 400]>>]>>")
              .table("/Root 1 0 R")
              .bytes());
    }

    @Test
    void noCrossReference() throws Exception {
      assertRebuilt(SmallPdf.begin().pages().raw("trailer<</Root 1 0 R>>\n").bytes());
    }

    @Test
    void missingEndobj() throws Exception {
      assertRebuilt(
          SmallPdf.begin()
              .object(1, "<</Type/Catalog/Pages 2 0 R>>")
              .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
              .openObject(3, "<</Type/Page/Parent 2 0 R>>")
              .table("/Root 1 0 R")
              .bytes());
    }

    @Test
    void wrongCount() throws Exception {
      byte[] document =
          SmallPdf.begin()
              .object(1, "<</Type/Catalog/Pages 2 0 R>>")
              .object(2, "<</Type/Pages/Count 7/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
              .object(3, "<</Type/Page/Parent 2 0 R>>")
              .table("/Root 1 0 R")
              .bytes();
      SealedPdf sealed = SEALER.seal(document, SealPlacement.onLastPageAtMm(70, 70));
      assertTrue(sealed.notes().contains("REBUILT_XREF"));
      assertEquals(1, sealed.impressions().get(0).page());
      assertAppended(document, sealed);
    }

    @Test
    void wrongLengthOfAnObjectStream() throws Exception {
      assertCompressedIsRebuilt(text(COMPRESSED).replaceAll("(/ObjStm.*/Length) \\d+", "$1 7"));
    }

    @Test
    void wrongStart_ofAFileWithObjectStreams() throws Exception {
      assertCompressedIsRebuilt(text(COMPRESSED).replaceFirst("startxref\n\\d+", "startxref\n7"));
    }

    // Objects in streams have no entry in a table.
    private void assertCompressedIsRebuilt(String document) throws Exception {
      byte[] bytes = document.getBytes(LATIN);
      assertFalse(Arrays.equals(COMPRESSED, bytes));
      assertRebuilt(bytes);
      assertInstanceOf(XrefStream.class, strict(seal(bytes)).sections().get(0));
    }

    @Test
    void rebuiltFile_canBeSealedAgain() throws Exception {
      byte[] once = seal(("junk\n" + text(DOCUMENT)).getBytes(LATIN)).bytes();
      SealedPdf twice = seal(once);
      assertEquals(2, SealedFiles.verify(twice.bytes()).signatures().size());
      assertArrayEquals(once, Arrays.copyOf(twice.bytes(), once.length));
    }
  }

  /** Ambiguous in content: refused by name, or rewritten on request. */
  @Nested
  class Ambiguous {

    private final byte[] twoBoxes =
        SmallPdf.begin()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
            .object(3, "<</Type/Page/Parent 2 0 R/Rotate 90/Rotate 0>>")
            .table("/Root 1 0 R")
            .bytes();

    @Test
    void keyWithTwoValues_isRefused() {
      assertEquals(Reason.AMBIGUOUS, refused(twoBoxes));
    }

    @Test
    void numberDefinedTwice_isRefused() {
      byte[] document =
          SmallPdf.begin()
              .pages()
              .object(3, "<</Type/Page/Parent 2 0 R/Rotate 90>>")
              .raw("trailer<</Root 1 0 R>>")
              .bytes();
      assertEquals(Reason.AMBIGUOUS, refused(document));
    }

    @Test
    void numberWithTwoEntries_isRefused() {
      String document = text(DOCUMENT).replace("trailer\n", "3 1\n0000000009 00000 n \ntrailer\n");
      assertEquals(Reason.AMBIGUOUS, refused(document.getBytes(LATIN)));
    }

    @Test
    void hybridEntriesThatDoNotAgree_areRefused() {
      assertEquals(Reason.AMBIGUOUS, refused(SmallPdf.hybrid(3)));
    }

    @Test
    void documentThatMayBeRepaired_isRewritten() throws Exception {
      SealedPdf sealed = SEALER.repairingDamaged().seal(twoBoxes, PLACE);
      assertTrue(sealed.notes().contains("REPAIRED"));
      assertEquals(Integrity.VALID, SealedFiles.verify(sealed.bytes()).integrity());
    }
  }

  /** No reader can be expected to see all of it: refused by name, or rewritten on request. */
  @Nested
  class Damaged {

    private final byte[] loop =
        SmallPdf.begin().pages().table("/Root 1 0 R/Prev " + tableOfPages()).bytes();

    private int tableOfPages() {
      return text(SmallPdf.onePage()).indexOf("xref\n");
    }

    @Test
    void sectionsThatLeadBack_areRefused() {
      assertEquals(Reason.DAMAGED, refused(loop));
    }

    @Test
    void documentThatMayBeRepaired_isRewritten() throws Exception {
      SealedPdf sealed = SEALER.repairingDamaged().seal(loop, PLACE);
      assertTrue(sealed.notes().contains("REPAIRED"));
      assertEquals(Integrity.VALID, SealedFiles.verify(sealed.bytes()).integrity());
    }
  }
}
