package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.Appending.LATIN;
import static io.github.yinxin.pdf.Appending.assertAppended;
import static io.github.yinxin.pdf.Appending.seal;
import static io.github.yinxin.pdf.Appending.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What nobody refers to is not missed, neither by the sealer nor by the verifier. */
class UnreadObjectsTest {

  private void assertSealedTwice(String document) throws Exception {
    byte[] bytes = document.getBytes(LATIN);
    SealedPdf once = seal(bytes);
    assertEquals(Set.of(), once.notes());
    assertAppended(bytes, once);
    assertEquals(
        Integrity.VALID_WITH_ALLOWED_UPDATES,
        SealedFiles.verify(seal(once.bytes()).bytes()).integrity());
  }

  @Test
  void entryInTheMiddle_ofAnotherForm() throws Exception {
    SmallPdf document = SmallPdf.begin().pages().object(4, "1").object(5, "2");
    String sound = text(document.tableInOnePiece("/Root 1 0 R").bytes());
    assertSealedTwice(sound.replaceFirst("(?s)(.*)00000 n (\n.*00000 n \n)", "$100000 ? $2"));
  }

  @Test
  void entryThatLeadsNowhere() throws Exception {
    String sound = text(SmallPdf.begin().pages().object(4, "1").table("/Root 1 0 R").bytes());
    assertSealedTwice(sound.replaceFirst("\n4 1\n\\d{10}", "\n4 1\n0000000000"));
  }

  @Test
  void objectThatIsNone() throws Exception {
    assertSealedTwice(text(SmallPdf.begin().pages().object(4, "<<(").table("/Root 1 0 R").bytes()));
  }

  @Test
  void objectThatIsNone_butIsReferredTo_leavesLaterRevisionsUnexplained() throws Exception {
    byte[] document =
        SmallPdf.begin()
            .object(1, "<</Type/Catalog/Pages 2 0 R/Extra 4 0 R>>")
            .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
            .object(3, "<</Type/Page/Parent 2 0 R>>")
            .object(4, "<<(")
            .table("/Root 1 0 R")
            .bytes();
    SealedPdf once = seal(document);
    assertAppended(document, once);
    assertEquals(
        Integrity.CHANGED_AFTER_SIGNING,
        SealedFiles.verify(seal(once.bytes()).bytes()).integrity());
  }

  @Test
  void annotationThatIsNone_leavesTheImpressionWhereItIs() throws Exception {
    byte[] document =
        SmallPdf.begin()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>")
            .object(3, "<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>")
            .object(4, "<<(")
            .table("/Root 1 0 R")
            .bytes();
    assertAppended(document, seal(document));
  }

  @Test
  void informationThatIsNone_claimsNothing() throws Exception {
    byte[] document =
        SmallPdf.begin().pages().object(4, "<<(").table("/Root 1 0 R/Info 4 0 R").bytes();
    SealedPdf once = seal(document);
    assertAppended(document, once);
    PdfVerdict verdict = SealedFiles.verify(once.bytes());
    assertEquals(Integrity.VALID, verdict.integrity());
    assertEquals(Optional.empty(), verdict.overall().verified().orElseThrow().license());
  }
}
