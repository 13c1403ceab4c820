package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.verify.Verification;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which container a sealer writes, and that the verifier tells it by its content. */
class SealContainerTest {

  private static final byte[] DOCUMENT = Documents.pages(1).line("Hello").bytes();

  private static PdfSealer plain(SignatureAlgorithm algorithm) {
    Signer signer = SealingOffice.signer(algorithm).signer();
    return PdfSealer.signing(
        SealingOffice.NAME, SealingOffice.DESIGN, signer, SealingOffice.clock());
  }

  private static byte[] seal(PdfSealer sealer) throws Exception {
    return sealer.seal(DOCUMENT, SealPlacement.lowerRightOfLastPage()).bytes();
  }

  private static PdfVerdict verify(byte[] sealed) {
    return SealingOffice.verifier().verify(sealed, SealingOffice.NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "SM2_SM3, CMS, adbe.pkcs7.detached",
    "SM2_SM3, GB35275, GM.sm2cms.detached",
    "SM2_SM3, GB38540, GM.sm2seal",
    "RSA_SHA256, CMS, ETSI.CAdES.detached",
    "ECDSA_SHA256, CMS, ETSI.CAdES.detached"
  })
  void container_isWrittenUnderItsName_andVerifies(
      SignatureAlgorithm algorithm, SealContainer container, String subFilter) throws Exception {
    byte[] sealed = seal(SealingOffice.sealer(algorithm).inContainer(container));
    PdfVerdict verdict = verify(sealed);
    PdfSignature signature = verdict.signatures().get(0);
    assertInstanceOf(Verification.Valid.class, verdict.overall());
    assertEquals(Integrity.VALID, verdict.integrity());
    assertEquals(Optional.of(container), signature.container());
    assertEquals(PdfSignature.Kind.SIGNATURE, signature.kind());
    assertTrue(
        new String(sealed, StandardCharsets.ISO_8859_1).contains("/SubFilter /" + subFilter));
  }

  @ParameterizedTest
  @CsvSource({"SM2_SM3, GB35275", "RSA_SHA256, CMS", "ECDSA_SHA256, CMS"})
  void container_withoutASeal_followsTheAlgorithm(
      SignatureAlgorithm algorithm, SealContainer container) throws Exception {
    PdfSignature signature = verify(seal(plain(algorithm))).signatures().get(0);
    assertEquals(Optional.of(container), signature.container());
    assertTrue(signature.claimedSeal().isEmpty());
  }

  /** /M has no zone of its own in some files; the time is inside as well. */
  @Test
  void signedData_claimsItsTime() throws Exception {
    PdfSignature signature = verify(seal(plain(SignatureAlgorithm.SM2_SM3))).signatures().get(0);
    assertEquals(Optional.of(SealingOffice.NOW), signature.claimedTime());
  }

  @ParameterizedTest
  @EnumSource(names = {"GB35275", "GB38540"})
  void container_ofSm2_isRefusedToOthers(SealContainer container) {
    PdfSealer sealer = plain(SignatureAlgorithm.RSA_SHA256);
    assertThrows(IllegalArgumentException.class, () -> sealer.inContainer(container));
  }

  @Test
  void sealSignature_withoutASeal_isRefused() {
    PdfSealer sealer = plain(SignatureAlgorithm.SM2_SM3);
    assertThrows(IllegalArgumentException.class, () -> sealer.inContainer(SealContainer.GB38540));
  }

  @Test
  void container_leavesTheOtherOptions() throws Exception {
    byte[] certified =
        seal(
            SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
                .certifying(2)
                .inContainer(SealContainer.GB35275));
    assertTrue(new String(certified, StandardCharsets.ISO_8859_1).contains("/DocMDP"));
  }
}
