package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.sign.Timestamper;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * /Contents is as wide as the longest container that can come: it is laid out, digested and signed
 * once.
 */
class RoomTest {

  private static final SealPlacement PLACE = SealPlacement.centredAtMm(1, 100, 100);
  private static final SignatureAlgorithm SM2 = SignatureAlgorithm.SM2_SM3;
  private static final TimestampService SERVICE =
      TimestampService.of(
          SealingOffice.root(SM2)
              .issue(
                  "CN=Example TSA, C=CN",
                  Purpose.TIME_STAMPING,
                  SealingOffice.FROM,
                  SealingOffice.UNTIL),
          SealingOffice.clock());

  /** Counts what he signs, and may show new certificates after a while. */
  private static final class Counting implements Signer {

    private final Signer signer;
    private List<X509Certificate> certificates;
    private int signed;

    Counting(SignatureAlgorithm algorithm) {
      this.signer = SealingOffice.signer(algorithm).signer();
      this.certificates = signer.certificates();
    }

    @Override
    public SignatureAlgorithm algorithm() {
      return signer.algorithm();
    }

    @Override
    public List<X509Certificate> certificates() {
      return certificates;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      signed++;
      return signer.sign(message);
    }
  }

  private static PdfSealer sealer(Signer signer, SealContainer container) {
    PdfSealer sealer =
        signer.algorithm() == SM2
            ? PdfSealer.sealing(
                SealingOffice.SEAL, SealingOffice.DESIGN, signer, SealingOffice.clock())
            : PdfSealer.signing(
                SealingOffice.NAME, SealingOffice.DESIGN, signer, SealingOffice.clock());
    return sealer.inContainer(container);
  }

  private static ContainerFormat format(
      Signer signer, SealContainer container, SignatureStamps stamps) {
    return switch (container) {
      case CMS -> ContainerFormat.cms(signer, stamps);
      case GB35275 -> ContainerFormat.signedData(signer, stamps);
      case GB38540 -> ContainerFormat.sealSignature(SealingOffice.SEAL.encoded(), signer, stamps);
    };
  }

  private static byte[] token(Digest digest) {
    return SERVICE.token(digest, SealingOffice.NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "SM2_SM3, GB38540",
    "SM2_SM3, GB35275",
    "SM2_SM3, CMS",
    "RSA_SHA256, CMS",
    "ECDSA_SHA256, CMS"
  })
  void room_isTheBoundOfTheContainer_andIsSignedOnce(
      SignatureAlgorithm algorithm, SealContainer container) throws Exception {
    Counting signer = new Counting(algorithm);
    byte[] plain = sealer(signer, container).seal(SealedFiles.DOCUMENT, PLACE).bytes();
    assertEquals(1, signer.signed);
    assertEquals(
        format(signer, container, SignatureStamps.NONE).maxLength(),
        SealedBytes.of(plain).contents().length);
    Timestamper stamper = RoomTest::token;
    byte[] stamped =
        sealer(signer, container).stampingTime(stamper).seal(SealedFiles.DOCUMENT, PLACE).bytes();
    assertEquals(2, signer.signed);
    int bound = format(signer, container, SignatureStamps.by(stamper)).maxLength();
    assertEquals(bound, SealedBytes.of(stamped).contents().length);
    assertTrue(bound > stamper.maxLength(), bound + " bytes");
  }

  /** It is known only after the signature that it stamps: the sealing fails. */
  @ParameterizedTest
  @CsvSource({"GB38540", "GB35275", "CMS"})
  void tokenLongerThanAnnounced_bringsNoSecondSignature(SealContainer container) {
    Counting signer = new Counting(SM2);
    Timestamper lying =
        new Timestamper() {
          @Override
          public byte[] stamp(Digest digest) {
            return token(digest);
          }

          @Override
          public int maxLength() {
            return 100;
          }
        };
    PdfSealer sealer = sealer(signer, container).stampingTime(lying);
    assertThrows(GeneralSecurityException.class, () -> sealer.seal(SealedFiles.DOCUMENT, PLACE));
    assertEquals(1, signer.signed);
  }

  /** Another one may be longer, and would be contradicted by the signature. */
  @ParameterizedTest
  @CsvSource({"GB38540", "GB35275", "CMS"})
  void signerWithAnotherCertificateThanBefore_isNotCalled(SealContainer container)
      throws Exception {
    Counting signer = new Counting(SM2);
    PdfSealer sealer = sealer(signer, container);
    sealer.seal(SealedFiles.DOCUMENT, PLACE);
    signer.certificates =
        SealingOffice.root(SM2)
            .issue("CN=Renewed, C=CN", Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL)
            .certificates();
    assertThrows(GeneralSecurityException.class, () -> sealer.seal(SealedFiles.DOCUMENT, PLACE));
    assertEquals(1, signer.signed);
  }

  /** Intermediate certificates are those of the time when the sealer was made. */
  @Test
  void signerWithMoreCertificatesThanBefore_signsIntoTheSameRoom() throws Exception {
    Counting signer = new Counting(SM2);
    PdfSealer sealer = sealer(signer, SealContainer.GB35275);
    byte[] before = sealer.seal(SealedFiles.DOCUMENT, PLACE).bytes();
    signer.certificates =
        List.of(signer.certificate(), SealingOffice.MAKER.certificate(), signer.certificate());
    assertEquals(before.length, sealer.seal(SealedFiles.DOCUMENT, PLACE).bytes().length);
    assertEquals(2, signer.signed);
  }

  @Test
  void rangeLongerThanAny_isRefusedBeforeSigning() throws Exception {
    Counting signer = new Counting(SM2);
    ContainerFormat format = format(signer, SealContainer.GB38540, SignatureStamps.NONE);
    Digest digest = Digest.compute(format.digest(), new byte[0]);
    String longest = "9".repeat(ContainerFormat.LONGEST_RANGE);
    int length = format.contents(digest, longest, SealingOffice.NOW).length;
    assertTrue(length <= format.maxLength(), length + " bytes");
    assertThrows(
        IllegalArgumentException.class,
        () -> format.contents(digest, longest + "9", SealingOffice.NOW));
    assertEquals(1, signer.signed);
  }
}
