package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.SealedFiles.assertVerdict;
import static io.github.yinxin.pdf.SealedFiles.good;
import static io.github.yinxin.pdf.SealedFiles.outcome;
import static io.github.yinxin.pdf.SealedFiles.seal;
import static io.github.yinxin.pdf.SealedFiles.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.seal.EncodingCheck;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification.Invalid;
import io.github.yinxin.verify.Verification.Undetermined;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in /Contents and whose it is. Nested in the order of {@link PdfCheck}. */
class PdfVerifierSignatureTest {

  @Nested
  class Container {

    private final SealedBytes cut = SealedBytes.of(good());

    @Test
    void padding_withSomethingInIt_isWarnedOf() {
      byte[] contents = cut.contents();
      contents[contents.length - 1] = 1;
      PdfVerdict verdict = verify(cut.withContents(contents));
      assertEquals(Integrity.VALID, verdict.integrity());
      assertEquals(Optional.of(Outcome.WARNING), outcome(EncodingCheck.TRAILING_BYTES, verdict));
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
          SealSignatureCheck.SIGNATURE_VALUE,
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
      assertVerdict(Integrity.BROKEN, SealSignatureCheck.DATA_HASH, Outcome.FAILED, verify(file));
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
      assertEquals(
          Optional.of(Outcome.FAILED), outcome(SealSignatureCheck.SIGNER_IN_SEAL, verdict));
      assertInstanceOf(Invalid.class, verdict.overall());
    }

    @Test
    void plainSignature_hasNoSealToBeIn() {
      assertEquals(
          Optional.of(Outcome.SKIPPED),
          outcome(SealSignatureCheck.SIGNER_IN_SEAL, verify(good(SignatureAlgorithm.RSA_SHA256))));
    }
  }

  /** Puts another seal signature over the same bytes into the file. */
  private static byte[] resigned(Seal seal, Signer signer)
      throws IOException, GeneralSecurityException {
    SealedBytes cut = SealedBytes.of(good());
    MessageDigest sm3 = Digest.Algorithm.SM3.start();
    sm3.update(cut.file(), 0, cut.from());
    sm3.update(cut.file(), cut.to(), cut.file().length - cut.to());
    return cut.withContents(
        ContainerFormat.sealSignature(seal.encoded(), signer, SignatureStamps.NONE)
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
          Optional.of(Outcome.UNDETERMINED),
          outcome(SealSignatureCheck.SIGNER_CERTIFICATE, verdict));
      assertInstanceOf(Undetermined.class, verdict.overall());
    }

    @ParameterizedTest
    @CsvSource({
      // Valid when it sealed, expired since.
      "2026-01-01T00:00:00Z, WARNING",
      "2025-12-31T23:59:59Z, FAILED",
      "2031-01-01T00:00:00Z, WARNING",
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
      assertEquals(Optional.of(expected), outcome(SealSignatureCheck.SIGNER_CERTIFICATE, verdict));
    }

    @Test
    void encryptionCertificate_fails() {
      Signer signer =
          SealingOffice.root(SignatureAlgorithm.ECDSA_SHA256)
              .issue("CN=E", Purpose.ENCRYPTION, SealingOffice.FROM, SealingOffice.UNTIL)
              .signer();
      byte[] file =
          seal(PdfSealer.signing("E", SealingOffice.DESIGN, signer, SealingOffice.clock()));
      assertEquals(
          Optional.of(Outcome.FAILED),
          outcome(SealSignatureCheck.SIGNER_CERTIFICATE, verify(file)));
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
          outcome(SealSignatureCheck.SEALING_TIME, verifiedAt(SealingOffice.NOW)));
    }

    @Test
    void sealing_afterTheInstantOfJudging_fails() {
      PdfVerdict verdict = verifiedAt(SealingOffice.NOW.minusNanos(1));
      assertEquals(Optional.of(Outcome.FAILED), outcome(SealSignatureCheck.SEALING_TIME, verdict));
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
          SealSignatureCheck.DATA_HASH,
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
          SealSignatureCheck.DATA_HASH,
          Outcome.FAILED,
          verify(flipped(file, text.indexOf('<', lastIdentifier) + 1)));
    }
  }
}
