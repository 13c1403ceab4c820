package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.Appending.SEALER;
import static io.github.yinxin.pdf.Appending.assertAppended;
import static io.github.yinxin.pdf.Appending.refused;
import static io.github.yinxin.pdf.Appending.seal;
import static io.github.yinxin.pdf.Appending.strict;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How form, pages and annotations take a seal, whatever their shape. */
class AppendedStructuresTest {

  private SmallPdf twoPages(String annotations, String catalog) {
    return SmallPdf.begin()
        .object(1, "<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
        .object(2, "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 400 400]>>")
        .object(3, "<</Type/Page/Parent 2 0 R/Annots " + annotations + ">>")
        .object(4, "<</Type/Page/Parent 2 0 R/Annots " + annotations + ">>");
  }

  private int annotations(PdfFile file, int page) throws IOException {
    return file.array(PageTree.of(file).page(page).orElseThrow().dictionary().get("Annots"))
        .orElseThrow()
        .size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[6 0 R]"})
  void arrayThatPagesShare_keepsTheSealOffTheOthers(String shared) throws Exception {
    SmallPdf pdf =
        twoPages("5 0 R", "").object(5, shared).object(6, "<</Type/Annot/Subtype/Text>>");
    int before = shared.equals("[]") ? 0 : 1;
    PdfFile file = strict(seal(pdf.table("/Root 1 0 R").bytes()));
    assertEquals(before + 1, annotations(file, 1));
    assertEquals(before, annotations(file, 2));
  }

  @Test
  void arrayOfThePageAlone_isContinued() throws Exception {
    SmallPdf pdf =
        twoPages("5 0 R", "")
            .object(5, "[6 0 R]")
            .object(6, "<</Type/Annot/Subtype/Text/P 3 0 R>>");
    PdfFile file = strict(seal(pdf.table("/Root 1 0 R").bytes()));
    assertEquals(
        new PdfObject.Ref(5, 0),
        PageTree.of(file).page(1).orElseThrow().dictionary().get("Annots"));
    assertEquals(2, annotations(file, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/AcroForm<</Fields[6 0 R]>>",
        "/AcroForm<</Fields 7 0 R/SigFlags 3>>",
        "/AcroForm 8 0 R",
        "/AcroForm 19 0 R",
        ""
      })
  void formOfAnyShape_takesTheField(String form) throws Exception {
    SmallPdf pdf =
        twoPages("[]", form)
            .object(6, "<</T(Signature1)/FT/Tx>>")
            .object(7, "[6 0 R]")
            .object(8, "<</Fields[6 0 R]/DA(/Helv 0 Tf)>>");
    byte[] document = pdf.table("/Root 1 0 R").bytes();
    SealedPdf sealed = seal(document);
    assertAppended(document, sealed);
    boolean taken = !form.isEmpty() && !form.contains("19");
    assertEquals(
        taken ? "Signature2" : "Signature1",
        SealedFiles.verify(sealed.bytes()).signatures().get(0).field());
    try (PDDocument opened = Loader.loadPDF(sealed.bytes())) {
      assertEquals(taken ? 2 : 1, opened.getDocumentCatalog().getAcroForm(null).getFields().size());
    }
  }

  @Test
  void fieldThatLocksTheDocument_isRespected() {
    SmallPdf pdf =
        twoPages("[]", "/AcroForm<</Fields[6 0 R]>>")
            .object(6, "<</T(S)/FT/Sig/Lock<</P 1>>/V 7 0 R>>")
            .object(7, "<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>");
    assertEquals(Reason.CERTIFIED, refused(pdf.table("/Root 1 0 R").bytes()));
  }

  @Test
  void fieldThatWouldLock_butIsNotSigned_doesNot() throws Exception {
    SmallPdf pdf =
        twoPages("[]", "/AcroForm<</Fields[6 0 R]>>").object(6, "<</T(S)/FT/Sig/Lock<</P 1>>>>");
    seal(pdf.table("/Root 1 0 R").bytes());
  }

  @Test
  void xfaForm_isSealedWithANote() throws Exception {
    SmallPdf pdf = twoPages("[]", "/AcroForm<</Fields[]/XFA(x)/NeedAppearances true>>");
    assertEquals(
        Set.of("HAS_XFA", "NEEDS_APPEARANCES"), seal(pdf.table("/Root 1 0 R").bytes()).notes());
  }

  /** Dropping the flag would leave filled fields without a drawing. */
  @Test
  void formThatIsWrittenAnew_keepsWhatItSays() throws Exception {
    SmallPdf pdf = twoPages("[]", "/AcroForm<</Fields[]/XFA(x)/NeedAppearances true/DA(/F 9 Tf)>>");
    byte[] sealed = seal(pdf.table("/Root 1 0 R").bytes()).bytes();
    try (PDDocument document = Loader.loadPDF(sealed)) {
      COSDictionary form = document.getDocumentCatalog().getAcroForm(null).getCOSObject();
      assertTrue(form.getBoolean("NeedAppearances", false));
      assertEquals("x", form.getString("XFA"));
      assertEquals("/F 9 Tf", form.getString("DA"));
    }
  }

  @Test
  void furtherImpressions_shareOneDrawing() throws Exception {
    byte[] document = io.github.yinxin.testkit.Documents.pages(3).line("Seal here").bytes();
    SealedPdf one = SEALER.seal(document, SealPlacement.onKeyword("Seal here", 1));
    SealedPdf all = SEALER.seal(document, SealPlacement.onEveryKeyword("Seal here"));
    assertEquals(3, all.impressions().size());
    assertTrue(all.increment().remaining() < one.increment().remaining() + 2000);
    assertAppended(document, all);
  }
}
