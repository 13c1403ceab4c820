package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family of forgeries, over RSA and SM2, every certification and every form of xref. */
class AttackLabTest {

  private static final List<Victim> VICTIMS = victims();

  private static List<Victim> victims() {
    List<Victim> victims = new ArrayList<>();
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      for (int certification = 0; certification <= 3; certification++) {
        for (XrefKind kind : XrefKind.values()) {
          if (!algorithm.name().contains("ECDSA") || certification == 0) {
            victims.add(Victim.of(algorithm, certification, kind));
          }
        }
      }
    }
    return victims;
  }

  private static PdfVerdict verdict(byte[] file) {
    return SealingOffice.verifier().verify(file, SealingOffice.NOW);
  }

  static Stream<Forgery> forgeries() {
    return Stream.of(SealForgeries.all(), PageForgeries.all(), TailForgeries.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void forgery_ofAnySealedFile_failsTheCheckThatSeesIt(Forgery forgery) {
    List<String> missed = new ArrayList<>();
    for (Victim victim : VICTIMS) {
      PdfVerdict verdict = verdict(forgery.forger().forge(victim));
      boolean rejected =
          verdict.overall().verified().isEmpty()
              && verdict.integrity().compareTo(Integrity.CHANGED_AFTER_SIGNING) <= 0
              && !verdict.signatures().isEmpty();
      if (!rejected || !failed(verdict).contains(forgery.fails())) {
        missed.add(victim + ": " + verdict.integrity() + " " + failures(verdict));
      }
    }
    assertEquals(List.of(), missed);
  }

  private static List<Check> failed(PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .map(Finding::check)
        .toList();
  }

  private static List<Finding> failures(PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .toList();
  }

  @Test
  void sealedFile_asItIs_isValid() {
    assertIntegrity(Integrity.VALID, Victim::bytes, 1, 2, 3);
  }

  @Test
  void evidence_addedToAnySealedFile_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, GenuineUpdates::evidence, 1, 2, 3);
  }

  @Test
  void field_filledWhereSignaturesPermitIt_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, GenuineUpdates::filled, 2, 3);
  }

  @Test
  void seal_addedWhereSignaturesPermitIt_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, v -> GenuineUpdates.sealed(v, 1), 2, 3);
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, v -> GenuineUpdates.sealed(v, 2), 2, 3);
  }

  /** P = 1 permits evidence only. */
  @Test
  void field_filledUnderNoChanges_isAChange() {
    for (Victim victim : VICTIMS) {
      if (victim.certification() == 1) {
        assertEquals(
            Integrity.CHANGED_AFTER_SIGNING,
            verdict(GenuineUpdates.filled(victim)).integrity(),
            victim::toString);
      }
    }
  }

  private static void assertIntegrity(
      Integrity expected, Forgery.Forger update, Integer... permissions) {
    List<String> different = new ArrayList<>();
    for (Victim victim : VICTIMS) {
      if (victim.certification() == 0 || List.of(permissions).contains(victim.certification())) {
        PdfVerdict verdict = verdict(update.forge(victim));
        if (verdict.integrity() != expected) {
          different.add(victim + ": " + verdict.integrity() + " " + failures(verdict));
        }
      }
    }
    assertEquals(List.of(), different);
  }
}
