package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.RevocationSource;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * GM/T 0031-2014 6.2.3 c, d and f, GB/T 38540-2020 7.3: certificates, seal and sealing time, each
 * with a period of its own.
 */
class SealingTimesTest {

  private static final byte[] DOCUMENT = {1, 2, 3};
  private static final Instant SEALED = SealingOffice.NOW;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final CertificateAuthority ROOT =
      CertificateAuthority.found(
          SignatureAlgorithm.SM2_SM3, "CN=Old Root, C=CN", SEALED.minus(YEAR.multipliedBy(9)));

  /** Where the sealing time lies, seen from a period of two years. */
  enum Sealed {
    BEFORE(1),
    INSIDE(-1),
    AFTER(-3);

    private final int startYears;

    Sealed(int startYears) {
      this.startYears = startYears;
    }

    Instant from() {
      return SEALED.plus(YEAR.multipliedBy(startYears));
    }

    Instant until() {
      return from().plus(YEAR.multipliedBy(2));
    }

    Outcome expected() {
      return this == INSIDE ? Outcome.PASSED : Outcome.FAILED;
    }
  }

  private static Identity identity(String name, Sealed sealed) {
    return ROOT.issue(
        "CN=" + name + ", O=" + SealingOffice.NAME + ", C=CN",
        Purpose.SIGNING,
        sealed.from(),
        sealed.until());
  }

  private static SealForge forge(Sealed maker, Sealed signer, Sealed seal) {
    SealForge forge = new SealForge();
    forge.maker = identity("Maker", maker);
    forge.signer = identity("Signer", signer);
    forge.from = seal.from();
    forge.until = seal.until();
    return forge;
  }

  private static Verification<SealSignature> judged(
      SealVerifier verifier, SealForge forge, Instant at) {
    return verifier.verify(
        SealSignature.parse(forge.sign(DOCUMENT)), List.of(ByteBuffer.wrap(DOCUMENT)), at);
  }

  private static SealVerifier verifier(RevocationSource... sources) {
    TrustAnchors anchors = ROOT.anchors();
    return SealVerifier.trusting(
        sources.length == 0 ? anchors : anchors.checkingRevocation(sources));
  }

  private static Outcome outcome(Verification<?> verdict, Check check) {
    return verdict.findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Nested
  class Windows {

    @ParameterizedTest(name = "signer''s certificate {0}, seal {1}")
    @CsvSource({
      "BEFORE, BEFORE", "BEFORE, INSIDE", "BEFORE, AFTER",
      "INSIDE, BEFORE", "INSIDE, INSIDE", "INSIDE, AFTER",
      "AFTER, BEFORE", "AFTER, INSIDE", "AFTER, AFTER"
    })
    void sealingTime_isJudgedBySignersCertificateAndSeal(Sealed certificate, Sealed seal) {
      Verification<SealSignature> verdict =
          judged(verifier(), forge(Sealed.INSIDE, certificate, seal), SEALED);
      assertEquals(certificate.expected(), outcome(verdict, SealSignatureCheck.SIGNER_CERTIFICATE));
      assertEquals(seal.expected(), outcome(verdict, SealCheck.SEAL_VALIDITY));
      assertEquals(Outcome.PASSED, outcome(verdict, SealCheck.MAKER_CERTIFICATE));
      assertEquals(
          certificate == Sealed.INSIDE && seal == Sealed.INSIDE, verdict.verified().isPresent());
    }

    @ParameterizedTest(name = "maker''s certificate {0}, seal {1}")
    @CsvSource({
      "BEFORE, BEFORE", "BEFORE, INSIDE", "BEFORE, AFTER",
      "INSIDE, BEFORE", "INSIDE, INSIDE", "INSIDE, AFTER",
      "AFTER, BEFORE", "AFTER, INSIDE", "AFTER, AFTER"
    })
    void sealingTime_isJudgedByMakersCertificateAndSeal(Sealed certificate, Sealed seal) {
      Verification<SealSignature> verdict =
          judged(verifier(), forge(certificate, Sealed.INSIDE, seal), SEALED);
      assertEquals(certificate.expected(), outcome(verdict, SealCheck.MAKER_CERTIFICATE));
      assertEquals(seal.expected(), outcome(verdict, SealCheck.SEAL_VALIDITY));
      assertEquals(Outcome.PASSED, outcome(verdict, SealSignatureCheck.SIGNER_CERTIFICATE));
      assertEquals(
          certificate == Sealed.INSIDE && seal == Sealed.INSIDE, verdict.verified().isPresent());
    }

    /** GM/T 0031-2025: the maker's certificate counts when the seal was made, not when used. */
    @Test
    void makersCertificateThatEndedBeforeTheSealing_isAWarningIn2025() {
      SealForge forge = forge(Sealed.AFTER, Sealed.INSIDE, Sealed.AFTER);
      forge.version = 5;
      forge.tbsVersion = 5;
      forge.until = SEALED.plus(YEAR);
      Verification<SealSignature> verdict = judged(verifier(), forge, SEALED);
      assertEquals(Outcome.WARNING, outcome(verdict, SealCheck.MAKER_CERTIFICATE));
      assertInstanceOf(Verification.Valid.class, verdict);
      assertEquals(
          Outcome.FAILED,
          outcome(
              judged(verifier().refusingExpiredSince(), forge, SEALED),
              SealCheck.MAKER_CERTIFICATE));
    }
  }

  /** What has run out, and of which check the finding is. */
  enum Expired {
    MAKER,
    SIGNER,
    SEAL;

    Check check() {
      return switch (this) {
        case MAKER -> SealCheck.MAKER_CERTIFICATE;
        case SIGNER -> SealSignatureCheck.SIGNER_CERTIFICATE;
        case SEAL -> SealCheck.SEAL_VALIDITY;
      };
    }

    /** Everything runs two years longer than the one. */
    SealForge forge() {
      SealForge forge = SealingTimesTest.forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      Instant longer = Sealed.INSIDE.until().plus(YEAR.multipliedBy(2));
      if (this != MAKER) {
        forge.maker = ROOT.issue("CN=Maker, C=CN", Purpose.SIGNING, Sealed.INSIDE.from(), longer);
      }
      if (this != SIGNER) {
        forge.signer = ROOT.issue("CN=Signer, C=CN", Purpose.SIGNING, Sealed.INSIDE.from(), longer);
      }
      if (this != SEAL) {
        forge.until = longer;
      }
      return forge;
    }
  }

  @Nested
  class ExpiredSince {

    private static final Instant LATER = Sealed.INSIDE.until().plusMillis(1);

    @ParameterizedTest
    @EnumSource
    void byDefault_isAWarning(Expired expired) {
      Verification<SealSignature> verdict = judged(verifier(), expired.forge(), LATER);
      assertInstanceOf(Verification.Valid.class, verdict);
      for (Expired each : Expired.values()) {
        assertEquals(
            each == expired ? Outcome.WARNING : Outcome.PASSED, outcome(verdict, each.check()));
      }
    }

    @ParameterizedTest
    @EnumSource
    void inStrictMode_fails(Expired expired) {
      Verification<SealSignature> verdict =
          judged(verifier().refusingExpiredSince(), expired.forge(), LATER);
      assertInstanceOf(Verification.Invalid.class, verdict);
      for (Expired each : Expired.values()) {
        assertEquals(
            each == expired ? Outcome.FAILED : Outcome.PASSED, outcome(verdict, each.check()));
      }
    }

    @ParameterizedTest
    @EnumSource
    void atTheLastInstant_nothingHasExpired(Expired expired) {
      Verification<SealSignature> verdict =
          judged(verifier().refusingExpiredSince(), expired.forge(), Sealed.INSIDE.until());
      assertInstanceOf(Verification.Valid.class, verdict);
      assertEquals(Outcome.PASSED, outcome(verdict, expired.check()));
    }

    @ParameterizedTest
    @CsvSource({"false, WARNING", "true, FAILED"})
    void sealAlone_isJudgedAlike(boolean strict, Outcome expected) {
      Seal seal = Seal.parse(Expired.SEAL.forge().seal());
      SealVerifier verifier = strict ? verifier().refusingExpiredSince() : verifier();
      Verification<Seal> verdict = verifier.verify(seal, SEALED, LATER);
      assertEquals(expected, outcome(verdict, SealCheck.SEAL_VALIDITY));
      assertEquals(!strict, verdict.verified().isPresent());
    }
  }

  /** A list of the authority that revokes one of the two an hour before or after the sealing. */
  @Nested
  class Revoked {

    private static final int UNSPECIFIED = 0;
    private static final int KEY_COMPROMISE = 1;
    private static final Instant JUDGED = SEALED.plus(Duration.ofDays(1));

    private static RevocationSource list(Identity revoked, Instant since, int reason) {
      return RevocationSource.of(
          ROOT.revocationList(
              JUDGED,
              builder -> {
                builder.setNextUpdate(Date.from(JUDGED.plus(YEAR)));
                builder.addCRLEntry(
                    revoked.certificate().getSerialNumber(), Date.from(since), reason);
              }));
    }

    @ParameterizedTest
    @CsvSource({
      "-3600, 0, FAILED, FAILED",
      "0, 0, FAILED, FAILED",
      "1, 0, WARNING, WARNING",
      "3600, 0, WARNING, WARNING",
      "-3600, 1, FAILED, FAILED",
      // Whoever has the key can claim any time.
      "3600, 1, UNDETERMINED, UNDETERMINED"
    })
    void revocation_beforeTheSealingFails_andAfterItWarns(
        int seconds, int reason, Outcome ofSigner, Outcome ofMaker) {
      SealForge forge = forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      Instant since = SEALED.plusSeconds(seconds);
      Verification<SealSignature> signers =
          judged(verifier(list(forge.signer, since, reason)), forge, JUDGED);
      assertEquals(ofSigner, outcome(signers, SealSignatureCheck.REVOCATION));
      assertEquals(Outcome.PASSED, outcome(signers, SealCheck.MAKER_CERTIFICATE));
      assertEquals(ofSigner == Outcome.WARNING, signers.verified().isPresent());
      Verification<SealSignature> makers =
          judged(verifier(list(forge.maker, since, reason)), forge, JUDGED);
      assertEquals(ofMaker, outcome(makers, SealCheck.MAKER_CERTIFICATE));
      assertEquals(Outcome.PASSED, outcome(makers, SealSignatureCheck.REVOCATION));
      assertEquals(ofMaker == Outcome.WARNING, makers.verified().isPresent());
    }

    @Test
    void listThatNamesNeither_passesBoth() {
      SealForge forge = forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      Identity somebody = identity("Somebody", Sealed.INSIDE);
      Verification<SealSignature> verdict =
          judged(verifier(list(somebody, SEALED.minus(YEAR), UNSPECIFIED)), forge, JUDGED);
      assertInstanceOf(Verification.Valid.class, verdict);
      assertEquals(Outcome.PASSED, outcome(verdict, SealSignatureCheck.REVOCATION));
      assertEquals(Outcome.PASSED, outcome(verdict, SealCheck.MAKER_CERTIFICATE));
    }

    /** GM/T 0031-2025: revoked since the seal was made is a warning, whenever it was used. */
    @Test
    void makerRevokedBetweenMakingAndSealing_isAWarningIn2025_andFailsIn2020() {
      SealForge forge = forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      RevocationSource list = list(forge.maker, SEALED.minusSeconds(3600), UNSPECIFIED);
      assertEquals(
          Outcome.FAILED,
          outcome(judged(verifier(list), forge, JUDGED), SealCheck.MAKER_CERTIFICATE));
      forge.version = 5;
      forge.tbsVersion = 5;
      assertEquals(
          Outcome.WARNING,
          outcome(judged(verifier(list), forge, JUDGED), SealCheck.MAKER_CERTIFICATE));
    }

    @Test
    void makerRevokedAfterwardsAndExpired_failsInStrictMode() {
      SealForge forge = Expired.MAKER.forge();
      Instant late = Sealed.INSIDE.until().plusMillis(1);
      RevocationSource list = list(forge.maker, SEALED.plusSeconds(1), UNSPECIFIED);
      assertEquals(
          Outcome.WARNING,
          outcome(judged(verifier(list), forge, late), SealCheck.MAKER_CERTIFICATE));
      assertEquals(
          Outcome.FAILED,
          outcome(
              judged(verifier(list).refusingExpiredSince(), forge, late),
              SealCheck.MAKER_CERTIFICATE));
    }

    /** That old algorithms are let pass is a warning; that he was revoked is none. */
    @Test
    void makerByOutdatedAlgorithms_isAskedAboutAllTheSame() {
      CertificateAuthority rsa =
          CertificateAuthority.found(
              SignatureAlgorithm.RSA_SHA256, "CN=RSA Root, C=CN", Sealed.INSIDE.from());
      Identity made =
          rsa.issue("CN=Maker, C=CN", Purpose.SIGNING, Sealed.INSIDE.from(), Sealed.INSIDE.until());
      X509Certificate outdated =
          rsa.certify(
              "CN=Maker, C=CN",
              made.certificate().getPublicKey(),
              Sealed.INSIDE.from(),
              Sealed.INSIDE.until(),
              "SHA1withRSA");
      SealForge forge = forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      forge.of2014 = true;
      forge.maker = new Identity(made.key(), List.of(outdated, rsa.certificate()));
      forge.signer =
          rsa.issue(
              "CN=Signer, C=CN", Purpose.SIGNING, Sealed.INSIDE.from(), Sealed.INSIDE.until());
      forge.algorithm = "1.2.840.113549.1.1.11";
      forge.jcaName = "SHA256withRSA";
      forge.digest = bytes -> Digest.compute(Digest.Algorithm.SHA256, bytes).bytes();
      TrustAnchors anchors = rsa.anchors().acceptingOutdatedAlgorithms();
      assertEquals(
          Outcome.WARNING,
          outcome(
              judged(SealVerifier.trusting(anchors), forge, JUDGED), SealCheck.MAKER_CERTIFICATE));
      RevocationSource list =
          RevocationSource.of(
              rsa.revocationList(
                  JUDGED,
                  builder -> {
                    builder.setNextUpdate(Date.from(JUDGED.plus(YEAR)));
                    builder.addCRLEntry(outdated.getSerialNumber(), Date.from(SEALED), UNSPECIFIED);
                  }));
      SealVerifier asking = SealVerifier.trusting(anchors.checkingRevocation(list));
      assertEquals(
          Outcome.FAILED, outcome(judged(asking, forge, JUDGED), SealCheck.MAKER_CERTIFICATE));
    }

    @Test
    void stolenKeyOfTheSigner_leavesAnEarlierClaimOpen() {
      SealForge forge = forge(Sealed.INSIDE, Sealed.INSIDE, Sealed.INSIDE);
      Verification<SealSignature> verdict =
          judged(
              verifier(list(forge.signer, SEALED.plusSeconds(1), KEY_COMPROMISE)), forge, JUDGED);
      assertInstanceOf(Verification.Undetermined.class, verdict);
    }
  }
}
