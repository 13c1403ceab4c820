package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.Appending.DOCUMENT;
import static io.github.yinxin.pdf.Appending.PLACE;
import static io.github.yinxin.pdf.Appending.SEALER;
import static io.github.yinxin.pdf.Appending.assertAppended;
import static io.github.yinxin.pdf.Appending.refused;
import static io.github.yinxin.pdf.Appending.seal;
import static io.github.yinxin.pdf.Appending.strict;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.HybridXref;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefStream;
import io.github.yinxin.pdfseal.internal.syntax.XrefTable;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sealing adds to a file (ISO 32000-1 7.5.6). */
class AppendingTest {

  @Test
  void originalBytes_areUntouched() throws Exception {
    byte[] document = DOCUMENT.clone();
    SealedPdf sealed = seal(document);
    assertArrayEquals(DOCUMENT, document);
    assertAppended(document, sealed);
    assertEquals(sealed.length() - document.length, sealed.increment().remaining());
  }

  @Test
  void fileWithATable_getsATable() throws Exception {
    PdfFile file = strict(seal(DOCUMENT));
    assertInstanceOf(XrefTable.class, file.sections().get(0));
    assertEquals(2, file.sections().size());
    assertEquals(Set.of(), file.flaws());
  }

  @Test
  void fileWithStreams_getsAStream() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(DOCUMENT)) {
      document.setVersion(1.6f);
      document.save(out);
    }
    byte[] compressed = out.toByteArray();
    SealedPdf sealed = seal(compressed);
    PdfFile file = strict(sealed);
    XrefStream newest = assertInstanceOf(XrefStream.class, file.sections().get(0));
    int own = newest.object().reference().number();
    assertEquals(own + 1, file.nextNumber());
    assertInstanceOf(XrefEntry.InFile.class, newest.entry(own));
    assertAppended(compressed, sealed);
  }

  @Test
  void fileWithATableAndAHiddenStream_getsATable() throws Exception {
    byte[] hybrid = SmallPdf.hybrid(4);
    SealedPdf sealed = seal(hybrid);
    assertAppended(hybrid, sealed);
    PdfFile file = strict(sealed);
    assertInstanceOf(XrefTable.class, file.sections().get(0));
    assertInstanceOf(HybridXref.class, file.sections().get(1));
    assertEquals(PdfObject.ascii("hidden"), file.resolve(new PdfObject.Ref(4, 0)));
  }

  @Test
  void newNumbers_areAboveAllSeen() throws Exception {
    PdfFile file = strict(seal(DOCUMENT));
    file.sections()
        .get(0)
        .forEach((number, entry) -> assertTrue(number <= 3 || number >= 20, "number " + number));
  }

  @Test
  void ofOldObjects_onlyCatalogAndPageAreWrittenAnew() throws Exception {
    List<Integer> old = new ArrayList<>();
    strict(seal(DOCUMENT))
        .sections()
        .get(0)
        .forEach((number, entry) -> old.addAll(number < 20 ? List.of(number) : List.of()));
    assertEquals(List.of(0, 1, 3), old);
  }

  @Test
  void numberThatIsOnlyReferredTo_isNotTaken() throws Exception {
    byte[] document =
        SmallPdf.begin()
            .object(1, "<</Type/Catalog/Pages 2 0 R>>")
            .object(2, "<</Type/Pages/Count 2/Kids[3 0 R 25 0 R]/MediaBox[0 0 400 400]>>")
            .object(3, "<</Type/Page/Parent 2 0 R>>")
            .table("/Root 1 0 R")
            .bytes();
    PdfFile file = strict(seal(document));
    assertEquals(1, PageTree.of(file).walk().size());
    assertEquals(PdfObject.Constant.NULL, file.resolve(new PdfObject.Ref(25, 0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {8_388_600, 2_147_483_647})
  void numbersBeyondWhatReadersKnow_areRefused(int number) {
    byte[] document = SmallPdf.begin().pages().object(number, "1").table("/Root 1 0 R").bytes();
    if (number == 8_388_600) {
      assertTrue(seals(document));
    } else {
      assertEquals(Reason.DAMAGED, refused(document));
    }
  }

  private boolean seals(byte[] document) {
    try {
      return seal(document).increment().hasRemaining();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void fileWithoutALastLineEnd_isContinuedOnALineOfItsOwn() throws Exception {
    byte[] document = Arrays.copyOf(DOCUMENT, DOCUMENT.length - 1);
    SealedPdf sealed = seal(document);
    assertEquals('\n', sealed.increment().get(0));
    assertAppended(document, sealed);
  }

  @Test
  void sealingTwice_givesTheSameBytes() throws Exception {
    assertArrayEquals(seal(DOCUMENT).bytes(), seal(DOCUMENT).bytes());
  }

  @Test
  void sealer_isSharedByThreads() throws Exception {
    byte[] expected = seal(DOCUMENT).bytes();
    List<byte[]> made =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(
                i -> {
                  try {
                    return seal(DOCUMENT).bytes();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .toList();
    made.forEach(bytes -> assertArrayEquals(expected, bytes));
  }

  @Test
  void secondSeal_leavesTheFirstAsItWas() throws Exception {
    byte[] once = seal(DOCUMENT).bytes();
    byte[] twice =
        SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
            .seal(once, SealPlacement.centredAtMm(1, 100, 70))
            .bytes();
    assertArrayEquals(once, Arrays.copyOf(twice, once.length));
    PdfVerdict verdict = SealedFiles.verify(twice);
    assertEquals(List.of(2, 3), verdict.signatures().stream().map(s -> s.revision()).toList());
    assertEquals(2, verdict.signatures().stream().map(s -> s.field()).distinct().count());
    verdict.signatures().stream()
        .flatMap(s -> s.findings().stream())
        .filter(f -> f.check() == SealSignatureCheck.DATA_HASH || f.check() == PdfCheck.BYTE_RANGE)
        .forEach(f -> assertEquals(Outcome.PASSED, f.outcome()));
  }

  @Test
  void mutatedDocuments_areSealedSoundlyOrRefused() {
    java.util.Random random = new java.util.Random(20_261_125L);
    for (int round = 0; round < 300; round++) {
      byte[] document =
          io.github.yinxin.pdfseal.internal.syntax.ReaderFuzzTest.mutated(DOCUMENT, random);
      try {
        byte[] sealed = SEALER.seal(document, PLACE).bytes();
        assertTrue(
            SignedDocument.read(Bytes.of(sealed), "").signatures().stream()
                .anyMatch(s -> s.problem().isEmpty() && s.end() == sealed.length),
            "round " + round);
      } catch (SealingRefusedException e) {
        // An answer.
      } catch (Exception e) {
        throw new AssertionError("round " + round, e);
      }
    }
  }
}
