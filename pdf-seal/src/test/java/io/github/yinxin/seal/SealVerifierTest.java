package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import io.github.yinxin.verify.Verification.Undetermined;
import io.github.yinxin.verify.Verification.Valid;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GB/T 38540-2020 6.3. */
class SealVerifierTest {

  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);

  /** Where the instant of use lies, seen from a period. */
  enum Use {
    BEFORE(1),
    INSIDE(-1),
    AFTER(-3);

    private final int startYears;

    Use(int startYears) {
      this.startYears = startYears;
    }

    Instant from() {
      return SealingOffice.NOW.plus(Duration.ofDays(365L * startYears));
    }

    Instant until() {
      return from().plus(Duration.ofDays(365 * 2));
    }

    Outcome expected() {
      return this == INSIDE ? Outcome.PASSED : Outcome.FAILED;
    }
  }

  private static Verification<Seal> verify(Seal seal) {
    return VERIFIER.verify(seal, SealingOffice.NOW);
  }

  private static Outcome outcome(SealCheck check, Verification<Seal> verification) {
    return verification.findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Seal seal(Identity maker, Instant from, Instant until)
      throws GeneralSecurityException {
    SealMaker.Order order = SealingOffice.order();
    return SealMaker.of(maker.signer(), "YINXIN", SealingOffice.clock())
        .make(
            new SealMaker.Order(
                order.id(), order.name(), order.signers(), order.picture(), from, until));
  }

  @Nested
  class Whole {

    @Test
    void goodSeal_isValidAndHandedOut() {
      assertSame(SealingOffice.SEAL, verify(SealingOffice.SEAL).verified().orElseThrow());
    }

    @Test
    void everyCheck_isReportedInTheStandardsOrder() {
      assertEquals(
          List.of(SealCheck.values()),
          verify(SealingOffice.SEAL).findings().stream().map(Finding::check).toList());
    }

    @Test
    void everyCheck_isReportedAfterAFailure() {
      Verification<Seal> verdict = VERIFIER.verify(SealingOffice.SEAL, Instant.EPOCH);
      assertEquals(SealCheck.values().length, verdict.findings().size());
    }
  }

  /** 6.3 a. */
  @Nested
  class Format {

    @Test
    void algorithm_thatIsNotSm2_isNotJudged() {
      byte[] other =
          Patch.replaceLast(
              SealingOffice.SEAL.encoded(), "06082A811CCF55018375", "06082A811CCF55018376");
      assertEquals(
          Outcome.UNDETERMINED, outcome(SealCheck.SEAL_SIGNATURE, verify(Seal.parse(other))));
    }

    @ParameterizedTest
    @CsvSource({"1.2.156.10197.1.301, 06082A811CCF5501822D"})
    void algorithm_thatIsAnotherNameOfSm2_isTaken(String oid, String encoded) {
      byte[] other =
          Patch.replaceLast(SealingOffice.SEAL.encoded(), "06082A811CCF55018375", encoded);
      assertInstanceOf(Valid.class, verify(Seal.parse(other)), oid);
    }

    @Test
    void maker_whoseKeyIsOfNoKnownKind_isRefused() {
      // The last one is that of the maker's certificate: id-ecPublicKey becomes another arc.
      byte[] other =
          Patch.replaceLast(
              SealingOffice.SEAL.encoded(), "06072A8648CE3D0201", "06072A8648CE3D0209");
      assertThrows(IllegalArgumentException.class, () -> Seal.parse(other));
    }
  }

  /** 6.3 b. */
  @Nested
  class MakersSignature {

    @Test
    void changedName_fails() {
      byte[] changed =
          Patch.replaceText(SealingOffice.SEAL.encoded(), "Example City Office", "example");
      assertEquals(Outcome.FAILED, outcome(SealCheck.SEAL_SIGNATURE, verify(Seal.parse(changed))));
    }

    @Test
    void changedSignature_fails() {
      byte[] changed = SealingOffice.SEAL.encoded();
      changed[changed.length - 1] ^= 1;
      assertEquals(Outcome.FAILED, outcome(SealCheck.SEAL_SIGNATURE, verify(Seal.parse(changed))));
    }

    @Test
    void anotherMakersCertificate_fails() throws Exception {
      Identity other =
          SealingOffice.root(SignatureAlgorithm.SM2_SM3)
              .issue(
                  "CN=Example Seal Maker, C=CN",
                  Purpose.SIGNING,
                  SealingOffice.FROM,
                  SealingOffice.UNTIL);
      byte[] changed =
          Patch.replaceElement(
              SealingOffice.SEAL.encoded(),
              SealingOffice.MAKER.certificate().getEncoded(),
              other.certificate().getEncoded());
      assertEquals(Outcome.FAILED, outcome(SealCheck.SEAL_SIGNATURE, verify(Seal.parse(changed))));
    }
  }

  /** 6.3 c. */
  @Nested
  class MakersCertificate {

    @Test
    void otherRoot_leavesItOpen() {
      TrustAnchors others =
          CertificateAuthority.found(
                  SignatureAlgorithm.SM2_SM3, "CN=Other Root, C=CN", SealingOffice.FROM)
              .anchors();
      assertInstanceOf(
          Undetermined.class,
          SealVerifier.trusting(others).verify(SealingOffice.SEAL, SealingOffice.NOW));
    }

    @Test
    void noAnchor_leavesItOpen() {
      assertInstanceOf(
          Undetermined.class,
          SealVerifier.trusting(TrustAnchors.of()).verify(SealingOffice.SEAL, SealingOffice.NOW));
    }

    @Test
    void encryptionCertificate_fails() throws Exception {
      Identity maker =
          SealingOffice.root(SignatureAlgorithm.SM2_SM3)
              .issue("CN=E, C=CN", Purpose.ENCRYPTION, SealingOffice.FROM, SealingOffice.UNTIL);
      Seal seal = seal(maker, SealingOffice.FROM, SealingOffice.UNTIL);
      assertEquals(Outcome.FAILED, outcome(SealCheck.MAKER_CERTIFICATE, verify(seal)));
    }
  }

  /** 6.3 d. */
  @Nested
  class Validity {

    @ParameterizedTest
    @CsvSource({
      "2026-01-01T00:00:00Z, PASSED",
      "2025-12-31T23:59:59.999Z, FAILED",
      "2031-01-01T00:00:00Z, PASSED",
      "2031-01-01T00:00:00.001Z, FAILED"
    })
    void use_atTheEdgesOfThePeriod_isJudgedToTheInstant(Instant usedAt, Outcome expected) {
      assertEquals(
          expected, outcome(SealCheck.SEAL_VALIDITY, VERIFIER.verify(SealingOffice.SEAL, usedAt)));
    }
  }

  /** 6.3 c and d are independent of each other. */
  @Nested
  class Windows {

    @ParameterizedTest
    @CsvSource({
      "BEFORE, BEFORE", "BEFORE, INSIDE", "BEFORE, AFTER",
      "INSIDE, BEFORE", "INSIDE, INSIDE", "INSIDE, AFTER",
      "AFTER, BEFORE", "AFTER, INSIDE", "AFTER, AFTER"
    })
    void use_isJudgedByCertificateAndSeal(Use certificate, Use period) throws Exception {
      CertificateAuthority root =
          CertificateAuthority.found(
              SignatureAlgorithm.SM2_SM3,
              "CN=Old Root, C=CN",
              SealingOffice.NOW.minus(Duration.ofDays(365 * 5)));
      Identity maker =
          root.issue("CN=Maker, C=CN", Purpose.SIGNING, certificate.from(), certificate.until());
      Verification<Seal> verdict =
          SealVerifier.trusting(root.anchors())
              .verify(seal(maker, period.from(), period.until()), SealingOffice.NOW);
      assertEquals(
          Arrays.asList(certificate.expected(), period.expected()),
          Arrays.asList(
              outcome(SealCheck.MAKER_CERTIFICATE, verdict),
              outcome(SealCheck.SEAL_VALIDITY, verdict)));
      assertEquals(
          certificate == Use.INSIDE && period == Use.INSIDE, verdict.verified().isPresent());
    }
  }
}
