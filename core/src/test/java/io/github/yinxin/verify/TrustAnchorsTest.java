package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrustAnchorsTest {

  private static final Instant FOUNDED = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2028-01-01T00:00:00Z");
  private static final String ROOT = "CN=Example Root CA, C=CN";
  private static final CertificateAuthority AUTHORITY = found(SignatureAlgorithm.SM2_SM3);
  private static final Identity SIGNER = issue(AUTHORITY, Purpose.SIGNING);

  private static CertificateAuthority found(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, ROOT, FOUNDED);
  }

  private static Identity issue(CertificateAuthority authority, Purpose purpose) {
    return authority.issue("CN=Example Authority, C=CN", purpose, FROM, UNTIL);
  }

  private static Outcome path(TrustAnchors anchors, Identity identity, Instant at) {
    return anchors
        .path(
            Step.RIGHTFUL,
            CertificateUse.SIGNING,
            identity.certificate(),
            identity.certificates(),
            at)
        .outcome();
  }

  @ParameterizedTest
  @EnumSource
  void certificate_ofATrustedAuthority_passes(SignatureAlgorithm algorithm) {
    CertificateAuthority authority = found(algorithm);
    assertEquals(
        Outcome.PASSED, path(authority.anchors(), issue(authority, Purpose.SIGNING), MIDDLE));
  }

  @Test
  void finding_standsUnderTheCheckAskedFor() {
    Finding finding =
        AUTHORITY
            .anchors()
            .path(Step.RIGHTFUL, CertificateUse.SIGNING, SIGNER.certificate(), List.of(), MIDDLE);
    assertEquals(Finding.passed(Step.RIGHTFUL), finding);
  }

  @Test
  void anchors_of_cannotBeEdited() {
    List<X509Certificate> certificates = AUTHORITY.anchors().certificates();
    assertThrows(UnsupportedOperationException.class, certificates::clear);
  }

  @Nested
  class Dates {

    @Test
    void certificate_atItsFirstInstant_passes() {
      assertEquals(Outcome.PASSED, path(AUTHORITY.anchors(), SIGNER, FROM));
    }

    @Test
    void certificate_rightBeforeItsFirstInstant_fails() {
      assertEquals(Outcome.FAILED, path(AUTHORITY.anchors(), SIGNER, FROM.minusMillis(1)));
    }

    @Test
    void certificate_atItsLastInstant_passes() {
      assertEquals(Outcome.PASSED, path(AUTHORITY.anchors(), SIGNER, UNTIL));
    }

    @Test
    void certificate_rightAfterItsLastInstant_fails() {
      assertEquals(Outcome.FAILED, path(AUTHORITY.anchors(), SIGNER, UNTIL.plusMillis(1)));
    }

    @Test
    void certificate_expired_failsWithoutAnchorsToo() {
      assertEquals(Outcome.FAILED, path(TrustAnchors.of(), SIGNER, UNTIL.plus(Duration.ofDays(1))));
    }
  }

  @Nested
  class Usage {

    @Test
    void encryptionCertificate_isRefused() {
      Identity encryption = issue(AUTHORITY, Purpose.ENCRYPTION);
      assertEquals(Outcome.FAILED, path(AUTHORITY.anchors(), encryption, MIDDLE));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIME_STAMPING", "OCSP_SIGNING"})
    void serviceCertificate_asSigner_isRefused(Purpose purpose) {
      Identity service = issue(AUTHORITY, purpose);
      assertEquals(Outcome.FAILED, path(AUTHORITY.anchors(), service, MIDDLE));
    }

    @Test
    void timeStampingCertificate_forTimeStamps_passes() {
      Identity service = issue(AUTHORITY, Purpose.TIME_STAMPING);
      Finding finding =
          AUTHORITY
              .anchors()
              .path(
                  Step.GENUINE,
                  CertificateUse.TIME_STAMPING,
                  service.certificate(),
                  List.of(),
                  MIDDLE);
      assertEquals(Outcome.PASSED, finding.outcome());
    }

    @Test
    void signingCertificate_forTimeStamps_isRefused() {
      Finding finding =
          AUTHORITY
              .anchors()
              .path(
                  Step.GENUINE,
                  CertificateUse.TIME_STAMPING,
                  SIGNER.certificate(),
                  List.of(),
                  MIDDLE);
      assertEquals(Outcome.FAILED, finding.outcome());
    }

    @Test
    void signerTrustedByName_needsNoPath() {
      TrustAnchors direct = TrustAnchors.of(SIGNER.certificate());
      assertEquals(Outcome.PASSED, path(direct, SIGNER, MIDDLE));
    }

    @Test
    void rootCertificate_asSigner_isRefused() {
      assertEquals(Outcome.FAILED, path(AUTHORITY.anchors(), AUTHORITY.identity(), MIDDLE));
    }
  }

  @Nested
  class Path {

    @Test
    void certificate_ofAnotherAuthority_isUndetermined() {
      Identity stranger = issue(found(SignatureAlgorithm.RSA_SHA256), Purpose.SIGNING);
      assertEquals(Outcome.UNDETERMINED, path(AUTHORITY.anchors(), stranger, MIDDLE));
    }

    @Test
    void certificate_ofAnAuthorityWithTheSameName_isUndetermined() {
      Identity impostor = issue(found(SignatureAlgorithm.SM2_SM3), Purpose.SIGNING);
      assertEquals(Outcome.UNDETERMINED, path(AUTHORITY.anchors(), impostor, MIDDLE));
    }

    @Test
    void pileOfMoreThan32Certificates_isNotSearched() {
      List<X509Certificate> pile =
          new ArrayList<>(Collections.nCopies(32, AUTHORITY.certificate()));
      assertEquals(
          Outcome.PASSED,
          AUTHORITY
              .anchors()
              .path(Step.RIGHTFUL, CertificateUse.SIGNING, SIGNER.certificate(), pile, MIDDLE)
              .outcome());
      pile.add(AUTHORITY.certificate());
      assertEquals(
          Outcome.UNDETERMINED,
          AUTHORITY
              .anchors()
              .path(Step.RIGHTFUL, CertificateUse.SIGNING, SIGNER.certificate(), pile, MIDDLE)
              .outcome());
    }

    @Test
    void rootInTheFile_isNotTrustedForThat() {
      CertificateAuthority other = found(SignatureAlgorithm.SM2_SM3);
      Identity impostor = issue(other, Purpose.SIGNING);
      List<X509Certificate> pile = new ArrayList<>(impostor.certificates());
      pile.add(other.certificate());
      Finding finding =
          AUTHORITY
              .anchors()
              .path(Step.RIGHTFUL, CertificateUse.SIGNING, impostor.certificate(), pile, MIDDLE);
      assertEquals(Outcome.UNDETERMINED, finding.outcome());
    }

    @ParameterizedTest
    @EnumSource
    void certificate_belowASubordinateAuthority_passes(SignatureAlgorithm algorithm) {
      CertificateAuthority root = found(algorithm);
      Identity middle = root.issue("CN=Example Sub CA, C=CN", Purpose.CERTIFYING, FROM, UNTIL);
      Identity signer = issue(CertificateAuthority.over(middle), Purpose.SIGNING);
      assertEquals(Outcome.PASSED, path(root.anchors(), signer, MIDDLE));
    }

    @Test
    void certificate_withItsSubordinateAuthorityMissing_isUndetermined() {
      Identity middle = AUTHORITY.issue("CN=Example Sub CA, C=CN", Purpose.CERTIFYING, FROM, UNTIL);
      Identity signer = issue(CertificateAuthority.over(middle), Purpose.SIGNING);
      Finding finding =
          AUTHORITY
              .anchors()
              .path(Step.RIGHTFUL, CertificateUse.SIGNING, signer.certificate(), List.of(), MIDDLE);
      assertEquals(Outcome.UNDETERMINED, finding.outcome());
    }

    @Test
    void certificate_issuedBySigner_isUndetermined() {
      // An ordinary certificate is no authority, whatever it signs.
      CertificateAuthority pretender = CertificateAuthority.over(SIGNER);
      Identity victim = issue(pretender, Purpose.SIGNING);
      List<X509Certificate> others = new ArrayList<>(victim.certificates());
      others.addAll(SIGNER.certificates());
      Finding finding =
          AUTHORITY
              .anchors()
              .path(Step.RIGHTFUL, CertificateUse.SIGNING, victim.certificate(), others, MIDDLE);
      assertEquals(Outcome.UNDETERMINED, finding.outcome());
    }

    @Test
    void withoutAnchors_isUndetermined() {
      assertEquals(Outcome.UNDETERMINED, path(TrustAnchors.of(), SIGNER, MIDDLE));
    }

    @Test
    void secondAnchor_isTriedToo() {
      TrustAnchors both =
          TrustAnchors.of(
              found(SignatureAlgorithm.RSA_SHA256).certificate(), AUTHORITY.certificate());
      assertEquals(Outcome.PASSED, path(both, SIGNER, MIDDLE));
    }
  }
}
