package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Timestamper;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Signatures that are stamped while they are made (RFC 3161 Appendix A). */
class StampingTimeTest {

  private static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 100, 100);
  private static final CertificateAuthority STAMPERS =
      CertificateAuthority.found(
          SignatureAlgorithm.RSA_SHA256, "CN=Example Stampers, C=CN", SealingOffice.FROM);
  private static final TimestampService SERVICE =
      TimestampService.of(
          STAMPERS.issue(
              "CN=Example TSA, C=CN",
              Purpose.TIME_STAMPING,
              SealingOffice.FROM,
              SealingOffice.UNTIL),
          SealingOffice.clock());

  private static byte[] token(Digest digest) {
    return SERVICE.token(digest, SealingOffice.NOW);
  }

  private static PdfSealer sealer(SignatureAlgorithm algorithm, SealContainer container) {
    return SealingOffice.sealer(algorithm).inContainer(container);
  }

  @ParameterizedTest
  @CsvSource({
    "SM2_SM3, GB38540",
    "SM2_SM3, GB35275",
    "SM2_SM3, CMS",
    "RSA_SHA256, CMS",
    "ECDSA_SHA256, CMS"
  })
  void token_isJudgedWithTheSignature(SignatureAlgorithm algorithm, SealContainer container)
      throws Exception {
    assertStamped(algorithm, container, StampingTimeTest::token);
  }

  /** Authorities may write BER, and what stands in /Contents is DER. */
  @ParameterizedTest
  @EnumSource
  void tokenInBer_isJudgedWithTheSignature(SealContainer container) throws Exception {
    assertStamped(SignatureAlgorithm.SM2_SM3, container, StampingTimeTest::indefinite);
  }

  private static byte[] indefinite(Digest digest) throws IOException {
    byte[] token = token(digest);
    byte[] ber =
        new BERSequence(ASN1Sequence.getInstance(token).toArray()).getEncoded(ASN1Encoding.BER);
    assertEquals((byte) 0x80, ber[1]);
    return ber;
  }

  private static void assertStamped(
      SignatureAlgorithm algorithm, SealContainer container, Timestamper timestamper)
      throws Exception {
    byte[] sealed =
        sealer(algorithm, container)
            .stampingTime(timestamper)
            .seal(SealedFiles.DOCUMENT, PLACE)
            .bytes();
    PdfVerifier verifier =
        PdfVerifier.trusting(
            TrustAnchors.of(
                SealingOffice.root(algorithm).certificate(),
                SealingOffice.root(SignatureAlgorithm.SM2_SM3).certificate(),
                STAMPERS.certificate()));
    Verification<VerifiedPdf> verdict =
        verifier.verify(sealed, SealingOffice.NOW.plusSeconds(60)).overall();
    assertInstanceOf(Verification.Valid.class, verdict, verdict.findings()::toString);
    assertEquals(
        List.of(Outcome.PASSED),
        verdict.findings().stream()
            .filter(finding -> finding.check() == SealSignatureCheck.TIME_STAMP)
            .map(Finding::outcome)
            .toList());
  }

  /** Announces some bytes and gives others. */
  private record Announcing(int announced, byte[] given) implements Timestamper {

    @Override
    public byte[] stamp(Digest digest) {
      return given;
    }

    @Override
    public int maxLength() {
      return announced;
    }
  }

  @Test
  void tokenLongerThanAnnounced_fails() throws Exception {
    byte[] token = token(Digest.compute(Digest.Algorithm.SM3, new byte[0]));
    PdfSealer sealer = SealingOffice.sealer(SignatureAlgorithm.SM2_SM3);
    sealer.stampingTime(new Announcing(token.length, token)).seal(SealedFiles.DOCUMENT, PLACE);
    PdfSealer tight = sealer.stampingTime(new Announcing(token.length - 1, token));
    assertThrows(GeneralSecurityException.class, () -> tight.seal(SealedFiles.DOCUMENT, PLACE));
  }

  /** An authority that answers with nothing, half a token, or something after it. */
  @ParameterizedTest
  @EnumSource
  void tokenThatIsNoStructure_isRefused(SealContainer container) throws Exception {
    byte[] token = token(Digest.compute(Digest.Algorithm.SM3, new byte[0]));
    byte[] broken = {0x30, 3, 4, 5, 1};
    for (byte[] given :
        List.of(
            new byte[0],
            new byte[] {0x30},
            broken,
            Arrays.copyOf(token, token.length - 1),
            Arrays.copyOf(token, token.length + 1))) {
      PdfSealer sealer =
          sealer(SignatureAlgorithm.SM2_SM3, container)
              .stampingTime(new Announcing(token.length + 1, given));
      assertThrows(GeneralSecurityException.class, () -> sealer.seal(SealedFiles.DOCUMENT, PLACE));
    }
  }

  @Test
  void authorityThatIsNotReached_failsTheSealing() {
    IOException away = new IOException("nobody there");
    PdfSealer sealer =
        SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256)
            .stampingTime(
                digest -> {
                  throw away;
                });
    assertEquals(
        away, assertThrows(IOException.class, () -> sealer.seal(SealedFiles.DOCUMENT, PLACE)));
  }

  @Test
  void sealedAgain_withoutStamps_isAsBefore() throws Exception {
    PdfSealer plain = SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256);
    byte[] before = plain.seal(SealedFiles.DOCUMENT, PLACE).bytes();
    plain.stampingTime(StampingTimeTest::token).seal(SealedFiles.DOCUMENT, PLACE);
    assertArrayEquals(before, plain.seal(SealedFiles.DOCUMENT, PLACE).bytes());
  }
}
