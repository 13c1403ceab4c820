package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdfseal.Mutations;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A verifier that has met signer, seal and drawing says what one says that has met nobody. */
class MetBeforeTest {

  private static final long SEED = 38540;
  private static final int STRIDE = 37;
  private static final int DAMAGED = 150;

  private static byte[] sealed(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    return SealingOffice.sealer(algorithm)
        .seal(Documents.pages(1).line("A").bytes(), SealPlacement.onLastPageAtMm(100, 100))
        .bytes();
  }

  private static PdfVerifier havingMet(byte[] good, PdfVerifier verifier) {
    for (int i = 0; i < 2; i++) {
      assertInstanceOf(
          Verification.Valid.class, verifier.verify(good, SealingOffice.NOW).overall());
    }
    return verifier;
  }

  private static Outcome outcome(PdfVerdict verdict, Check check) {
    return verdict.overall().findings().stream()
        .filter(f -> f.check() == check)
        .map(Finding::outcome)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void damagedFile_hasTheSameFindings(SignatureAlgorithm algorithm) throws Exception {
    byte[] good = sealed(algorithm);
    PdfVerifier met = havingMet(good, SealingOffice.verifier());
    for (int i = (int) (SEED % STRIDE); i < good.length; i += STRIDE) {
      byte[] damaged = good.clone();
      damaged[i] ^= 1;
      assertAlike(met, damaged, "byte " + i);
    }
    Mutations mutations = new Mutations(SEED);
    for (int i = 0; i < DAMAGED; i++) {
      assertAlike(met, mutations.of(good), "seed " + SEED + ", round " + i);
    }
    assertAlike(met, good, "undamaged");
  }

  private static void assertAlike(PdfVerifier met, byte[] file, String message) {
    PdfVerdict anew = SealingOffice.verifier().verify(file, SealingOffice.NOW);
    PdfVerdict verdict = met.verify(file, SealingOffice.NOW);
    assertEquals(anew.integrity(), verdict.integrity(), message);
    assertEquals(anew.overall().findings(), verdict.overall().findings(), message);
  }

  @ParameterizedTest
  @EnumSource
  void instant_isJudgedEachTime(SignatureAlgorithm algorithm) throws Exception {
    byte[] good = sealed(algorithm);
    PdfVerifier met = havingMet(good, SealingOffice.verifier());
    Instant before = SealingOffice.NOW.minusSeconds(1);
    Instant after = SealingOffice.UNTIL.plusSeconds(1);
    assertEquals(
        Outcome.FAILED, outcome(met.verify(good, before), SealSignatureCheck.SEALING_TIME));
    assertEquals(
        Outcome.WARNING, outcome(met.verify(good, after), SealSignatureCheck.SIGNER_CERTIFICATE));
  }

  @Test
  void expiredSeal_isRefusedByAStrictVerifierThatMetIt() throws Exception {
    byte[] good = sealed(SignatureAlgorithm.SM2_SM3);
    SealVerifier strict = SealVerifier.trusting(SealingOffice.TRUSTED).refusingExpiredSince();
    PdfVerifier met = havingMet(good, PdfVerifier.judgingWith(strict));
    PdfVerdict verdict = met.verify(good, SealingOffice.UNTIL.plusSeconds(1));
    assertEquals(Outcome.FAILED, outcome(verdict, SealCheck.SEAL_VALIDITY));
    assertEquals(Outcome.FAILED, outcome(verdict, SealCheck.MAKER_CERTIFICATE));
  }

  @Test
  void stateOfAKnownSeal_isAskedEachTime() throws Exception {
    byte[] good = sealed(SignatureAlgorithm.SM2_SM3);
    SealVerifier.Status[] status = {SealVerifier.Status.ACTIVE};
    PdfVerifier met =
        havingMet(
            good,
            PdfVerifier.judgingWith(
                SealVerifier.trusting(SealingOffice.TRUSTED)
                    .askingStatusOf((seal, at) -> status[0])));
    status[0] = SealVerifier.Status.CANCELLED;
    assertEquals(
        Outcome.FAILED, outcome(met.verify(good, SealingOffice.NOW), SealCheck.SEAL_STATUS));
  }

  /** The signer is known, and makes seals nowhere: what is trusted apart stays apart. */
  @Test
  void makerWhoIsNotTrustedAsOne_staysSo() throws Exception {
    byte[] good = sealed(SignatureAlgorithm.SM2_SM3);
    TrustAnchors others = SealingOffice.root(SignatureAlgorithm.RSA_SHA256).anchors();
    PdfVerifier apart = PdfVerifier.trusting(SealingOffice.TRUSTED, others);
    for (int i = 0; i < 2; i++) {
      assertEquals(
          Outcome.UNDETERMINED,
          outcome(apart.verify(good, SealingOffice.NOW), SealCheck.MAKER_CERTIFICATE));
    }
  }
}
