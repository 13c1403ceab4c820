package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification.Invalid;
import io.github.yinxin.verify.Verification.Undetermined;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nested by the checks, in the order of {@link PdfCheck}. */
class PdfVerifierTest {

  private static final byte[] DOCUMENT = Documents.pages(1).line("Hello").bytes();
  private static final Map<SignatureAlgorithm, byte[]> SEALED = sealed();

  private static Map<SignatureAlgorithm, byte[]> sealed() {
    Map<SignatureAlgorithm, byte[]> sealed = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      sealed.put(algorithm, seal(SealingOffice.sealer(algorithm)));
    }
    return sealed;
  }

  private static byte[] seal(PdfSealer sealer) {
    try {
      return sealer.seal(DOCUMENT, SealPlacement.centredAtMm(1, 100, 100)).bytes();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] good(SignatureAlgorithm algorithm) {
    return Objects.requireNonNull(SEALED.get(algorithm)).clone();
  }

  private static byte[] good() {
    return good(SignatureAlgorithm.SM2_SM3);
  }

  private static PdfVerdict verify(byte[] file) {
    return SealingOffice.verifier().verify(file, SealingOffice.NOW);
  }

  private static Optional<Outcome> outcome(Check check, PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.check() == check)
        .map(Finding::outcome)
        .findFirst();
  }

  private static void assertVerdict(
      Integrity integrity, Check check, Outcome outcome, PdfVerdict verdict) {
    assertEquals(Optional.of(outcome), outcome(check, verdict));
    assertEquals(integrity, verdict.integrity());
    assertTrue(verdict.overall().verified().isEmpty());
  }

  @Nested
  class Whole {

    @ParameterizedTest
    @EnumSource
    void sealedFile_isIntact(SignatureAlgorithm algorithm) {
      assertEquals(Integrity.VALID, verify(good(algorithm)).integrity());
    }

    @ParameterizedTest
    @EnumSource
    void sealedFile_isVerified(SignatureAlgorithm algorithm) {
      VerifiedPdf verified = verify(good(algorithm)).overall().verified().orElseThrow();
      assertEquals(1, verified.signatures().size());
    }

    @Test
    void sealedFile_saysWhoSealedWithWhatAndWhen() {
      PdfVerdict.PdfSignature signature = verify(good()).signatures().get(0);
      assertEquals(
          List.of("C=CN,CN=Example Signer SM2_SM3", SealingOffice.NAME, SealingOffice.NOW),
          Stream.of(signature.claimedSigner(), signature.claimedSeal(), signature.claimedTime())
              .map(Optional::orElseThrow)
              .toList());
    }

    @Test
    void everyCheck_isReportedInOrder() {
      List<Check> expected =
          Stream.of(
                  Arrays.stream(PdfCheck.values()).limit(6),
                  Arrays.stream(SealCheck.values()),
                  Arrays.stream(PdfCheck.values()).skip(6))
              .flatMap(s -> s.map(Check.class::cast))
              .toList();
      assertEquals(
          expected, verify(good()).overall().findings().stream().map(Finding::check).toList());
    }

    @Test
    void file_withoutALicenseNumber_namesNoLicense() {
      assertEquals(Optional.empty(), verify(good()).overall().verified().orElseThrow().license());
    }

    @Test
    void givenArray_isLeftAlone() {
      byte[] file = good();
      verify(file);
      org.junit.jupiter.api.Assertions.assertArrayEquals(good(), file);
    }

    /** The hexadecimal digits of /Contents may be written in either case. */
    @Test
    void contents_inOtherCase_areTheSame() {
      SealedBytes cut = SealedBytes.of(good());
      byte[] file = good();
      for (int i = cut.from(); i < cut.to(); i++) {
        file[i] = (byte) Character.toLowerCase((char) file[i]);
      }
      assertEquals(Integrity.VALID, verify(file).integrity());
    }
  }

  @Nested
  class Structure {

    @Test
    void document_withoutSignature_isNotVerified() {
      assertVerdict(Integrity.NO_SIGNATURE, PdfCheck.STRUCTURE, Outcome.FAILED, verify(DOCUMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%PDF-1.4", "%PDF-1.4\n%%EOF\n", "PK\u0003\u0004", "hello"})
    void bytes_thatAreNoPdf_areUnreadable(String text) {
      assertVerdict(
          Integrity.UNREADABLE,
          PdfCheck.STRUCTURE,
          Outcome.UNDETERMINED,
          verify(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void noise_ofFiveMegabytes_isUnreadable() {
      byte[] noise = new byte[5_000_000];
      new Random(20_261_124L).nextBytes(noise);
      assertTimeout(
          Duration.ofSeconds(10),
          () -> assertEquals(Integrity.UNREADABLE, verify(noise).integrity()));
    }

    @Test
    void document_thatNeedsAPassword_isUnreadable() throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PDDocument document = Loader.loadPDF(DOCUMENT)) {
        document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
        document.save(out);
      }
      assertEquals(Integrity.UNREADABLE, verify(out.toByteArray()).integrity());
    }

    static Stream<byte[]> hostile() {
      return Stream.of(
          HostileDocuments.nestedArrays(200_000),
          HostileDocuments.nestedDictionaries(100_000),
          HostileDocuments.fieldChain(20_000),
          HostileDocuments.pageChain(20_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void document_madeToExhaustTheReader_hasAVerdict(byte[] file) {
      assertTimeout(
          Duration.ofSeconds(10), () -> assertTrue(verify(file).overall().verified().isEmpty()));
    }
  }

  @Nested
  class ByteRange {

    private final SealedBytes cut = SealedBytes.of(good());
    private final int b = cut.from();
    private final int c = cut.to();
    private final int d = cut.file().length - c;

    private void assertMalformed(String numbers) {
      assertVerdict(
          Integrity.MALFORMED, PdfCheck.BYTE_RANGE, Outcome.FAILED, verify(cut.withRange(numbers)));
    }

    @Test
    void range_asWritten_passes() {
      assertEquals(
          Integrity.VALID, verify(cut.withRange("0 " + b + " " + c + " " + d)).integrity());
    }

    @Test
    void range_ofThreeNumbers_fails() {
      assertMalformed("0 " + b + " " + c);
    }

    @Test
    void range_ofNoNumbers_fails() {
      assertMalformed("");
    }

    @Test
    void range_ofFiveNumbers_fails() {
      assertMalformed("0 " + b + " " + c + " 0 0");
    }

    @Test
    void range_thatDoesNotStartAtZero_fails() {
      assertMalformed("1 " + (b - 1) + " " + c + " " + d);
    }

    @Test
    void range_withANegativeLength_fails() {
      assertMalformed("0 -1 " + c + " " + d);
      assertMalformed("0 " + b + " " + c + " -1");
    }

    @Test
    void range_thatOverlaps_fails() {
      assertMalformed("0 " + b + " " + (b - 1) + " " + d);
    }

    @Test
    void range_withoutGap_fails() {
      assertMalformed("0 " + b + " " + b + " " + d);
    }

    @Test
    void range_beyondTheEnd_fails() {
      assertMalformed("0 " + b + " " + c + " " + (d + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 9 9999999999 9", "0 4294967297 9 9", "0 9 9 1.5", "0 9 9 /a"})
    void range_ofOtherThingsThanSmallIntegers_fails(String numbers) {
      assertMalformed(numbers);
    }

    @Test
    void gap_largerThanContents_fails() {
      assertMalformed("0 " + (b - 1) + " " + c + " " + d);
      assertMalformed("0 " + b + " " + (c + 1) + " " + (d - 1));
    }

    @Test
    void gap_smallerThanContents_fails() {
      assertMalformed("0 " + (b + 1) + " " + c + " " + d);
      assertMalformed("0 " + b + " " + (c - 1) + " " + (d + 1));
    }

    @Test
    void contents_withABlankInside_fail() {
      byte[] file = good();
      file[c - 3] = ' ';
      assertVerdict(Integrity.MALFORMED, PdfCheck.BYTE_RANGE, Outcome.FAILED, verify(file));
    }

    @Test
    void contents_ofZerosOnly_fail() {
      assertVerdict(
          Integrity.MALFORMED,
          PdfCheck.BYTE_RANGE,
          Outcome.FAILED,
          verify(cut.withContents(new byte[0])));
    }

    @Test
    void everyLaterCheck_isSkipped() {
      PdfVerdict verdict = verify(cut.withRange("0 " + b + " " + c));
      for (PdfCheck check : PdfCheck.values()) {
        if (check.compareTo(PdfCheck.BYTE_RANGE) > 0) {
          assertEquals(Optional.of(Outcome.SKIPPED), outcome(check, verdict), check.name());
        }
      }
    }
  }

  @Nested
  class Coverage {

    @ParameterizedTest
    @ValueSource(strings = {"\n", " ", "%%EOF\n", "\u0000", "1 0 obj\n<<>>\nendobj\n"})
    void bytes_afterTheSignedRevision_fail(String tail) {
      ByteArrayOutputStream longer = new ByteArrayOutputStream();
      longer.writeBytes(good());
      longer.writeBytes(tail.getBytes(StandardCharsets.ISO_8859_1));
      assertVerdict(
          Integrity.CHANGED_AFTER_SIGNING,
          PdfCheck.COVERAGE,
          Outcome.FAILED,
          verify(longer.toByteArray()));
    }
  }

  @Nested
  class Container {

    private final SealedBytes cut = SealedBytes.of(good());

    @Test
    void padding_withSomethingInIt_isNotVerified() {
      byte[] contents = cut.contents();
      contents[contents.length - 1] = 1;
      assertVerdict(
          Integrity.UNSUPPORTED,
          PdfCheck.CONTAINER,
          Outcome.UNDETERMINED,
          verify(cut.withContents(contents)));
    }
  }

  @Nested
  class SignatureValue {

    @ParameterizedTest
    @EnumSource
    void lastByteOfTheSignature_changed_fails(SignatureAlgorithm algorithm) {
      SealedBytes cut = SealedBytes.of(good(algorithm));
      byte[] contents = cut.contents();
      int last = contents.length - 1;
      while (contents[last] == 0) {
        last--;
      }
      contents[last] ^= 1;
      assertVerdict(
          Integrity.BROKEN,
          PdfCheck.SIGNATURE_VALUE,
          Outcome.FAILED,
          verify(cut.withContents(contents)));
    }

    /** The signature is good, but of another file. */
    @ParameterizedTest
    @EnumSource
    void container_ofAnotherFile_fails(SignatureAlgorithm algorithm) throws Exception {
      byte[] other = Documents.pages(1).line("HELLO").bytes();
      byte[] otherSealed =
          SealingOffice.sealer(algorithm)
              .seal(other, SealPlacement.centredAtMm(1, 100, 100))
              .bytes();
      byte[] file =
          SealedBytes.of(good(algorithm)).withContents(SealedBytes.of(otherSealed).contents());
      assertVerdict(Integrity.BROKEN, PdfCheck.DATA_HASH, Outcome.FAILED, verify(file));
    }
  }

  @Nested
  class SignerInSeal {

    @Test
    void signer_whomTheSealDoesNotList_fails() throws Exception {
      Signer stranger =
          SealingOffice.root(SignatureAlgorithm.SM2_SM3)
              .issue("CN=Stranger", Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL)
              .signer();
      byte[] file = resigned(SealingOffice.SEAL, stranger);
      PdfVerdict verdict = verify(file);
      assertEquals(Integrity.VALID, verdict.integrity());
      assertEquals(Optional.of(Outcome.FAILED), outcome(PdfCheck.SIGNER_IN_SEAL, verdict));
      assertInstanceOf(Invalid.class, verdict.overall());
    }

    @Test
    void plainSignature_hasNoSealToBeIn() {
      assertEquals(
          Optional.of(Outcome.SKIPPED),
          outcome(PdfCheck.SIGNER_IN_SEAL, verify(good(SignatureAlgorithm.RSA_SHA256))));
    }
  }

  /** Puts another seal signature over the same bytes into the file. */
  private static byte[] resigned(Seal seal, Signer signer) throws GeneralSecurityException {
    SealedBytes cut = SealedBytes.of(good());
    MessageDigest sm3 = Digest.Algorithm.SM3.start();
    sm3.update(cut.file(), 0, cut.from());
    sm3.update(cut.file(), cut.to(), cut.file().length - cut.to());
    return cut.withContents(
        ContainerFormat.sealSignature(seal.encoded(), signer)
            .contents(Digest.of(Digest.Algorithm.SM3, sm3.digest()), "[]", SealingOffice.NOW));
  }

  @Nested
  class TheSeal {

    private static Seal seal(Instant from, Instant until) throws GeneralSecurityException {
      SealMaker.Order order = SealingOffice.order();
      return SealingOffice.maker()
          .make(
              new SealMaker.Order(
                  order.id(), order.name(), order.signers(), order.picture(), from, until));
    }

    private static Signer signer() {
      return SealingOffice.signer(SignatureAlgorithm.SM2_SM3).signer();
    }

    @Test
    void seal_outOfDateWhenUsed_fails() throws Exception {
      Seal old = seal(SealingOffice.FROM, SealingOffice.NOW.minusSeconds(1));
      PdfVerdict verdict = verify(resigned(old, signer()));
      assertEquals(Optional.of(Outcome.FAILED), outcome(SealCheck.SEAL_VALIDITY, verdict));
    }

    @Test
    void seal_expiredSinceItWasUsed_isStillValid() throws Exception {
      byte[] file = resigned(seal(SealingOffice.FROM, SealingOffice.NOW), signer());
      PdfVerdict later =
          SealingOffice.verifier().verify(file, SealingOffice.NOW.plus(Duration.ofDays(99)));
      assertTrue(later.overall().verified().isPresent());
    }

    @Test
    void seal_whoseNameWasChanged_fails() throws Exception {
      byte[] forged =
          Patch.replaceText(SealingOffice.SEAL.encoded(), SealingOffice.NAME, "Another Office");
      PdfVerdict verdict = verify(resigned(Seal.parse(forged), signer()));
      assertEquals(Optional.of(Outcome.FAILED), outcome(SealCheck.SEAL_SIGNATURE, verdict));
      assertInstanceOf(Invalid.class, verdict.overall());
    }
  }

  @Nested
  class SignerCertificate {

    @ParameterizedTest
    @EnumSource
    void otherRoot_leavesItOpenButTheBytesIntact(SignatureAlgorithm algorithm) {
      TrustAnchors others =
          CertificateAuthority.found(algorithm, "CN=Other Root, C=CN", SealingOffice.FROM)
              .anchors();
      PdfVerdict verdict = PdfVerifier.trusting(others).verify(good(algorithm), SealingOffice.NOW);
      assertEquals(Integrity.VALID, verdict.integrity());
      assertEquals(
          Optional.of(Outcome.UNDETERMINED), outcome(PdfCheck.SIGNER_CERTIFICATE, verdict));
      assertInstanceOf(Undetermined.class, verdict.overall());
    }

    @ParameterizedTest
    @CsvSource({
      "2026-01-01T00:00:00Z, PASSED",
      "2025-12-31T23:59:59Z, FAILED",
      "2031-01-01T00:00:00Z, PASSED",
      "2031-01-01T00:00:01Z, FAILED"
    })
    void certificate_atTheEdgesOfItsValidity_isJudgedBySealingTime(
        Instant sealedAt, Outcome expected) {
      SignatureAlgorithm algorithm = SignatureAlgorithm.ECDSA_SHA256;
      byte[] file =
          seal(
              PdfSealer.signing(
                  "Office",
                  SealingOffice.DESIGN,
                  SealingOffice.signer(algorithm).signer(),
                  AdjustableClock.at(sealedAt)));
      PdfVerdict verdict =
          SealingOffice.verifier().verify(file, SealingOffice.NOW.plus(Duration.ofDays(9999)));
      assertEquals(Optional.of(expected), outcome(PdfCheck.SIGNER_CERTIFICATE, verdict));
    }

    @Test
    void encryptionCertificate_fails() {
      Signer signer =
          SealingOffice.root(SignatureAlgorithm.ECDSA_SHA256)
              .issue("CN=E", Purpose.ENCRYPTION, SealingOffice.FROM, SealingOffice.UNTIL)
              .signer();
      byte[] file =
          seal(PdfSealer.signing("E", SealingOffice.DESIGN, signer, SealingOffice.clock()));
      assertEquals(Optional.of(Outcome.FAILED), outcome(PdfCheck.SIGNER_CERTIFICATE, verify(file)));
    }
  }

  @Nested
  class SealingTime {

    private static PdfVerdict verifiedAt(Instant at) {
      return SealingOffice.verifier().verify(good(), at);
    }

    @Test
    void sealing_atTheInstantOfJudging_passes() {
      assertEquals(
          Optional.of(Outcome.PASSED),
          outcome(PdfCheck.SEALING_TIME, verifiedAt(SealingOffice.NOW)));
    }

    @Test
    void sealing_afterTheInstantOfJudging_fails() {
      PdfVerdict verdict = verifiedAt(SealingOffice.NOW.minusNanos(1));
      assertEquals(Optional.of(Outcome.FAILED), outcome(PdfCheck.SEALING_TIME, verdict));
      assertInstanceOf(Invalid.class, verdict.overall());
    }
  }

  @Nested
  class DataHash {

    private static byte[] flipped(byte[] file, int at) {
      file[at] ^= 1;
      return file;
    }

    @ParameterizedTest
    @EnumSource
    void byteBeforeTheGap_changed_fails(SignatureAlgorithm algorithm) {
      int comment = 10; // In the second line of the file: no reader looks at it.
      assertVerdict(
          Integrity.BROKEN,
          PdfCheck.DATA_HASH,
          Outcome.FAILED,
          verify(flipped(good(algorithm), comment)));
    }

    @ParameterizedTest
    @EnumSource
    void byteAfterTheGap_changed_fails(SignatureAlgorithm algorithm) {
      byte[] file = good(algorithm);
      String text = new String(file, StandardCharsets.ISO_8859_1);
      int lastIdentifier = text.lastIndexOf("/ID");
      assertTrue(lastIdentifier > SealedBytes.of(file).to());
      assertVerdict(
          Integrity.BROKEN,
          PdfCheck.DATA_HASH,
          Outcome.FAILED,
          verify(flipped(file, text.indexOf('<', lastIdentifier) + 1)));
    }
  }
}
