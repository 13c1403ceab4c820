package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.pdfseal.internal.syntax.SmallPdf;
import io.github.yinxin.pdfseal.internal.syntax.XrefStream;
import io.github.yinxin.pdfseal.internal.syntax.XrefTable;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sealing adds to a file (ISO 32000-1 7.5.6), and how it gets there. */
class AppendingTest {

  private static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 70, 70);
  private static final PdfSealer SEALER = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);
  private static final byte[] DOCUMENT = SmallPdf.onePage();

  private static SealedPdf seal(byte[] document) throws Exception {
    return SEALER.seal(document, PLACE);
  }

  private static Reason refused(byte[] document) {
    return assertThrows(SealingRefusedException.class, () -> seal(document)).reason();
  }

  private static PdfFile strict(SealedPdf sealed) throws IOException {
    return PdfFile.strict(Bytes.of(sealed.bytes()), "");
  }

  private static void assertAppended(byte[] document, SealedPdf sealed) {
    byte[] all = sealed.bytes();
    assertArrayEquals(document, Arrays.copyOf(all, document.length));
    assertEquals(all.length, sealed.length());
    assertEquals(Integrity.VALID, SealedFiles.verify(all).integrity());
  }

  @Nested
  class Increment {

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
      assertInstanceOf(
          io.github.yinxin.pdfseal.internal.syntax.XrefEntry.InFile.class, newest.entry(own));
      assertAppended(compressed, sealed);
    }

    @Test
    void newNumbers_areAboveAllSeen() throws Exception {
      PdfFile file = strict(seal(DOCUMENT));
      file.sections()
          .get(0)
          .forEach((number, entry) -> assertTrue(number <= 3 || number >= 20, "number " + number));
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
          .filter(
              f -> f.check() == SealSignatureCheck.DATA_HASH || f.check() == PdfCheck.BYTE_RANGE)
          .forEach(f -> assertEquals(Outcome.PASSED, f.outcome()));
    }
  }

  @Nested
  class Structures {

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
        assertEquals(
            taken ? 2 : 1, opened.getDocumentCatalog().getAcroForm(null).getFields().size());
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
    void rebuiltFile_canBeSealedAgain() throws Exception {
      byte[] once = seal(("junk\n" + text(DOCUMENT)).getBytes(LATIN)).bytes();
      SealedPdf twice = seal(once);
      assertEquals(2, SealedFiles.verify(twice.bytes()).signatures().size());
      assertArrayEquals(once, Arrays.copyOf(twice.bytes(), once.length));
    }
  }

  private static final java.nio.charset.Charset LATIN = StandardCharsets.ISO_8859_1;

  private static String text(byte[] bytes) {
    return new String(bytes, LATIN);
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
    void documentThatMayBeRepaired_isRewritten() throws Exception {
      SealedPdf sealed = SEALER.repairingDamaged().seal(twoBoxes, PLACE);
      assertTrue(sealed.notes().contains("REPAIRED"));
      assertEquals(Integrity.VALID, SealedFiles.verify(sealed.bytes()).integrity());
    }
  }

  @Nested
  class Output {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit makes it.
    private Path folder;

    private Path file() throws IOException {
      return Files.write(folder.resolve("a.pdf"), DOCUMENT);
    }

    private long filesInFolder() throws IOException {
      try (java.util.stream.Stream<Path> files = Files.list(folder)) {
        return files.count();
      }
    }

    @Test
    void fileAndBufferAndArray_giveTheSame() throws Exception {
      byte[] expected = seal(DOCUMENT).bytes();
      assertArrayEquals(expected, SEALER.seal(file(), PLACE).bytes());
      ByteBuffer direct = ByteBuffer.allocateDirect(DOCUMENT.length + 7);
      direct.position(5);
      direct.put(DOCUMENT).flip().position(5);
      assertArrayEquals(expected, SEALER.seal(direct, PLACE).bytes());
      assertEquals(5, direct.position());
    }

    @Test
    void resultDoesNotChangeWithTheCallersBytes() throws Exception {
      byte[] document = DOCUMENT.clone();
      SealedPdf sealed = seal(document);
      Arrays.fill(document, (byte) 0);
      assertArrayEquals(seal(DOCUMENT).bytes(), sealed.bytes());
    }

    @Test
    void buffers_areTheFile() throws Exception {
      SealedPdf sealed = seal(DOCUMENT);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (ByteBuffer part : sealed.buffers()) {
        assertTrue(part.isReadOnly());
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        out.writeBytes(bytes);
      }
      assertArrayEquals(sealed.bytes(), out.toByteArray());
    }

    @Test
    void writeTo_replacesEvenTheFileThatWasSealed() throws Exception {
      Path file = file();
      SealedPdf sealed = SEALER.seal(file, PLACE);
      byte[] expected = sealed.bytes();
      sealed.writeTo(file);
      assertArrayEquals(expected, Files.readAllBytes(file));
      assertEquals(1, filesInFolder());
    }

    @Test
    void writeTo_aFolderThatIsNotThere_leavesNothing() throws Exception {
      SealedPdf sealed = seal(DOCUMENT);
      assertThrows(IOException.class, () -> sealed.writeTo(folder.resolve("no/a.pdf")));
      assertEquals(0, filesInFolder());
    }

    @Test
    void appendTo_writesTheIncrementOnly() throws Exception {
      Path file = file();
      SealedPdf sealed = SEALER.seal(file, PLACE);
      byte[] expected = sealed.bytes();
      sealed.appendTo(file);
      assertArrayEquals(expected, Files.readAllBytes(file));
      assertEquals(1, filesInFolder());
      assertThrows(IOException.class, () -> sealed.appendTo(file));
      assertArrayEquals(expected, Files.readAllBytes(file));
    }

    private Path interrupted(int written) throws Exception {
      Path file = file();
      SealedPdf sealed = SEALER.seal(file, PLACE);
      byte[] all = sealed.bytes();
      byte[] increment = Arrays.copyOfRange(all, DOCUMENT.length, all.length);
      ByteBuffer journal =
          ByteBuffer.allocate(48).putLong(DOCUMENT.length).putLong(increment.length);
      journal.put(java.security.MessageDigest.getInstance("SHA-256").digest(increment));
      Files.write(folder.resolve("a.pdf.yinxin-journal"), journal.array());
      Files.write(file, Arrays.copyOf(all, DOCUMENT.length + Math.min(written, increment.length)));
      if (written > increment.length) {
        all[all.length - 9] ^= 1;
        Files.write(file, all);
      }
      return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5000, Integer.MAX_VALUE})
    void unfinishedIncrement_isCutOff(int written) throws Exception {
      Path file = interrupted(written);
      SealedPdf.recover(file);
      assertArrayEquals(DOCUMENT, Files.readAllBytes(file));
      assertEquals(1, filesInFolder());
    }

    @Test
    void finishedIncrement_stays() throws Exception {
      int length = seal(DOCUMENT).increment().remaining();
      Path file = interrupted(length);
      SealedPdf.recover(file);
      assertArrayEquals(seal(DOCUMENT).bytes(), Files.readAllBytes(file));
      assertEquals(1, filesInFolder());
    }

    @Test
    void fileThatTheJournalIsNotAbout_isLeftAlone() throws Exception {
      Path file = interrupted(3);
      Files.write(file, new byte[] {1, 2, 3});
      assertThrows(IOException.class, () -> SealedPdf.recover(file));
      assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
    }

    @Test
    void fileWithoutAJournal_isLeftAlone() throws Exception {
      Path file = file();
      SealedPdf.recover(file);
      assertArrayEquals(DOCUMENT, Files.readAllBytes(file));
    }
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
