package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.Box;
import io.github.yinxin.testkit.Documents.CrossReference;
import io.github.yinxin.testkit.ToldSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfSealerTest {

  private static final byte[] DOCUMENT = Documents.pages(2).line("Hello").bytes();
  private static final SealPlacement MIDDLE = SealPlacement.centredAtMm(1, 100, 100);

  private static PdfSealer sealer() {
    return SealingOffice.sealer(SignatureAlgorithm.SM2_SM3);
  }

  private static Integrity integrity(byte[] sealed) {
    return SealingOffice.verifier().verify(sealed, SealingOffice.NOW).integrity();
  }

  private static Reason refused(byte[] pdf, SealPlacement placement) {
    return assertThrows(SealingRefusedException.class, () -> sealer().seal(pdf, placement))
        .reason();
  }

  @Nested
  class Increment {

    @ParameterizedTest
    @EnumSource
    void sealedFile_ofAnyAlgorithm_isIntact(SignatureAlgorithm algorithm) throws Exception {
      assertEquals(
          Integrity.VALID,
          integrity(SealingOffice.sealer(algorithm).seal(DOCUMENT, MIDDLE).bytes()));
    }

    @ParameterizedTest
    @EnumSource
    void originalBytes_areTheBeginning(CrossReference finding) throws Exception {
      byte[] original = Documents.pages(2).line("Hello").finding(finding).bytes();
      byte[] sealed = sealer().seal(original, MIDDLE).bytes();
      assertArrayEquals(original, Arrays.copyOf(sealed, original.length));
    }

    @ParameterizedTest
    @EnumSource
    void documents_withAnyCrossReference_areSealed(CrossReference finding) throws Exception {
      byte[] original = Documents.pages(2).line("Hello").finding(finding).bytes();
      assertEquals(Integrity.VALID, integrity(sealer().seal(original, MIDDLE).bytes()));
    }

    @Test
    void givenArray_isLeftAlone() throws Exception {
      byte[] given = DOCUMENT.clone();
      sealer().seal(given, MIDDLE);
      assertArrayEquals(DOCUMENT, given);
    }

    @Test
    void secondSealing_leavesTheFirstOneIntact() throws Exception {
      byte[] once = sealer().seal(DOCUMENT, MIDDLE).bytes();
      byte[] twice = sealer().seal(once, SealPlacement.onLastPageAtMm(100, 100)).bytes();
      assertEquals(
          List.of(Integrity.VALID_WITH_ALLOWED_UPDATES, Integrity.VALID),
          SealingOffice.verifier().verify(twice, SealingOffice.NOW).signatures().stream()
              .map(PdfVerdict.PdfSignature::integrity)
              .toList());
    }

    @ParameterizedTest
    @EnumSource
    void sameDocumentAndClock_giveTheSameBytesAroundTheSignature(SignatureAlgorithm algorithm)
        throws Exception {
      byte[] first = SealingOffice.sealer(algorithm).seal(DOCUMENT, MIDDLE).bytes();
      byte[] second = SealingOffice.sealer(algorithm).seal(DOCUMENT, MIDDLE).bytes();
      assertEquals(SealedBytes.of(first).around(), SealedBytes.of(second).around());
    }

    @Test
    void text_ofThePage_staysReadable() throws Exception {
      byte[] sealed = sealer().seal(DOCUMENT, MIDDLE).bytes();
      try (PDDocument document = Loader.loadPDF(sealed)) {
        assertEquals(2, document.getNumberOfPages());
        assertEquals(
            "Hello", new PDFTextStripper().getText(document).lines().findFirst().orElseThrow());
      }
    }
  }

  @Nested
  class Placement {

    private static final byte[] SQUARE =
        Documents.pages(1).mediaBox(new Box(0, 0, 720, 720)).bytes();

    @ParameterizedTest
    @CsvSource({"21, 21", "233, 21", "21, 233", "233, 233"})
    void seal_thatTouchesTheEdge_isTaken(double x, double y) throws Exception {
      SealPlacement placement = SealPlacement.centredAtMm(1, x, y);
      assertEquals(Integrity.VALID, integrity(sealer().seal(SQUARE, placement).bytes()));
    }

    @ParameterizedTest
    @CsvSource({
      "20.99, 100",
      "100, 20.99",
      "233.01, 100",
      "100, 233.01",
      "-1e300, 100",
      "100, 1e300"
    })
    void seal_beyondTheEdge_isRefused(double x, double y) {
      assertEquals(Reason.OUTSIDE_PAGE, refused(SQUARE, SealPlacement.centredAtMm(1, x, y)));
    }

    @Test
    void seal_onAPageThatIsTooSmall_isRefused() {
      byte[] small = Documents.pages(1).mediaBox(new Box(0, 0, 100, 100)).bytes();
      assertEquals(Reason.OUTSIDE_PAGE, refused(small, SealPlacement.onLastPageAtMm(18, 18)));
    }

    @Test
    void pageAfterTheLast_isRefused() {
      assertEquals(Reason.NO_SUCH_PAGE, refused(DOCUMENT, SealPlacement.centredAtMm(3, 100, 100)));
    }

    @Test
    void lastPage_byItsNumber_isTaken() throws Exception {
      byte[] sealed = sealer().seal(DOCUMENT, SealPlacement.centredAtMm(2, 100, 100)).bytes();
      assertEquals(Integrity.VALID, integrity(sealed));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void pageBelow1_isMisuse(int page) {
      assertThrows(IllegalArgumentException.class, () -> SealPlacement.centredAtMm(page, 100, 100));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void placeThatIsNone_isMisuse(double x) {
      assertThrows(IllegalArgumentException.class, () -> SealPlacement.centredAtMm(1, x, 100));
      assertThrows(IllegalArgumentException.class, () -> SealPlacement.onLastPageAtMm(100, x));
    }
  }

  @Nested
  class Input {

    private static byte[] encrypted(String password) throws IOException {
      try (PDDocument document = Loader.loadPDF(DOCUMENT)) {
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
      }
    }

    @Test
    void encryptedDocument_thatOpensWithoutPassword_isSealed() throws Exception {
      byte[] document = encrypted("");
      byte[] sealed = sealer().seal(document, MIDDLE).bytes();
      assertArrayEquals(document, Arrays.copyOf(sealed, document.length));
    }

    @Test
    void encryptedDocument_withoutItsPassword_needsOne() throws Exception {
      assertEquals(Reason.PASSWORD_NEEDED, refused(encrypted("secret"), MIDDLE));
    }

    @Test
    void encryptedDocument_withAWrongPassword_needsOne() throws Exception {
      byte[] document = encrypted("secret");
      PdfSealer wrong = sealer().withPassword("guess");
      assertEquals(
          Reason.PASSWORD_NEEDED,
          assertThrows(SealingRefusedException.class, () -> wrong.seal(document, MIDDLE)).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "owner"})
    void encryptedDocument_withItsPassword_isSealed(String password) throws Exception {
      byte[] document = encrypted("secret");
      SealedPdf sealed = sealer().withPassword(password).seal(document, MIDDLE);
      assertEquals(1, sealed.impressions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.4", "%PDF-1.4\n%%EOF\n", "hello", "\u0000\u0000"})
    void bytes_thatAreNoPdf_areDamaged(String text) throws Exception {
      byte[] garbage = text.getBytes(StandardCharsets.ISO_8859_1);
      assertEquals(Reason.DAMAGED, refused(garbage, MIDDLE));
    }

    @Test
    void noise_isDamaged() throws Exception {
      byte[] noise = new byte[100_000];
      new Random(20_261_124L).nextBytes(noise);
      assertEquals(Reason.DAMAGED, refused(noise, MIDDLE));
    }

    @Test
    void pages_nestedTooDeep_areDamaged() throws Exception {
      assertEquals(Reason.DAMAGED, refused(HostileDocuments.pageChain(20_000), MIDDLE));
    }

    /** Whether the stack suffices is the machine's to say; that it overflows must not be seen. */
    @Test
    void pages_nestedDeep_areSealedOrDamaged() throws Exception {
      byte[] deep = HostileDocuments.pageChain(1_000);
      try {
        assertTrue(sealer().seal(deep, MIDDLE).bytes().length > deep.length);
      } catch (SealingRefusedException e) {
        assertEquals(Reason.DAMAGED, e.reason());
      }
    }
  }

  @Nested
  class Signers {

    @ParameterizedTest
    @EnumSource
    void signer_whoseSignatureIsWrong_isNoticed(SignatureAlgorithm algorithm) {
      Signer wrong = ToldSigner.wrong(SealingOffice.signer(algorithm).signer());
      PdfSealer sealer =
          algorithm == SignatureAlgorithm.SM2_SM3
              ? PdfSealer.sealing(
                  SealingOffice.SEAL, SealingOffice.DESIGN, wrong, SealingOffice.clock())
              : PdfSealer.signing("Office", SealingOffice.DESIGN, wrong, SealingOffice.clock());
      assertThrows(GeneralSecurityException.class, () -> sealer.seal(DOCUMENT, MIDDLE));
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA_SHA256", "RSA_SHA256"})
    void otherAlgorithms_withASeal_areRefused(SignatureAlgorithm algorithm) {
      Signer signer = SealingOffice.signer(algorithm).signer();
      assertThrows(
          IllegalArgumentException.class,
          () ->
              PdfSealer.sealing(
                  SealingOffice.SEAL, SealingOffice.DESIGN, signer, SealingOffice.clock()));
    }

    @Test
    void signer_whomTheSealDoesNotList_isRefused() {
      Identity stranger =
          SealingOffice.root(SignatureAlgorithm.SM2_SM3)
              .issue("CN=Stranger", Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL);
      assertThrows(
          IllegalArgumentException.class,
          () ->
              PdfSealer.sealing(
                  SealingOffice.SEAL,
                  SealingOffice.DESIGN,
                  stranger.signer(),
                  SealingOffice.clock()));
    }
  }

  @Test
  void oneSealer_usedByFourThreads_givesIntactFiles() throws Exception {
    PdfSealer sealer = sealer();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        byte[] document = Documents.pages(1).line("Document " + i).bytes();
        tasks.add(() -> sealer.seal(document, MIDDLE).bytes());
      }
      for (Future<byte[]> sealed : threads.invokeAll(tasks)) {
        assertEquals(Integrity.VALID, integrity(sealed.get()));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
