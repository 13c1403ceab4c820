package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.lab.Forgery.Forger;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.verify.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What honest people do to sealed files is no forgery. */
class GenuineUpdatesTest {

  @Test
  void sealedFile_asItIs_isValid() {
    assertIntegrity(Integrity.VALID, Victim::bytes, 0, 1, 2, 3);
  }

  @Test
  void signature_listsEveryImpressionOfItsSeal() {
    for (LabFile file : LabFile.ALL) {
      Victim victim = file.victim();
      String list = PdfText.of(victim.dictionary(victim.signature()).get("YINX_Impressions"));
      for (int page : victim.pages()) {
        assertTrue(list.contains("/P " + page + " 0 R"), list);
      }
    }
  }

  @Test
  void evidence_addedToAnySealedFile_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, GenuineUpdates::evidence, 0, 1, 2, 3);
  }

  @Test
  void field_filledWhereSignaturesPermitIt_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, GenuineUpdates::filled, 0, 2, 3);
    assertIntegrity(Integrity.CHANGED_AFTER_SIGNING, GenuineUpdates::filled, 1);
  }

  @Test
  void seal_addedWhereSignaturesPermitIt_isAllowed() {
    Integrity allowed = Integrity.VALID_WITH_ALLOWED_UPDATES;
    assertIntegrity(allowed, v -> GenuineUpdates.sealed(v, 1), 0, 2, 3);
    assertIntegrity(allowed, v -> GenuineUpdates.sealed(v, 2), 0, 2, 3);
  }

  @Test
  void timeStamp_ofAnySealedFile_isAllowed() {
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, HandSigning::stamped, 0, 1, 2, 3);
  }

  @Test
  void evidenceAndTimeStamps_inTurn_areAllowed() {
    Forger archived =
        v ->
            HandSigning.stamped(
                Victim.of(GenuineUpdates.evidence(Victim.of(HandSigning.stamped(v)))));
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, archived, 0, 1, 2, 3);
  }

  @Test
  void readOnlyField_thatReadersCalculate_isFilled() {
    Forger calculated = v -> GenuineUpdates.filled(v, LabDocument.SUM);
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, calculated, 0, 2, 3);
    assertIntegrity(Integrity.CHANGED_AFTER_SIGNING, calculated, 1);
  }

  /** LibreOffice writes /DocChecksum, and no other program does. */
  @Test
  void keyOfTheTrailer_notTakenOver_isNoChange() {
    Victim document = Victim.of(LabDocument.written(XrefKind.TABLE));
    byte[] signed =
        HandSigning.signed(
            document,
            "",
            (update, signature) ->
                update
                    .trailer(document.trailer() + "/DocChecksum /AB12")
                    .set(LabDocument.APPROVAL, "V", signature + " 0 R"));
    PdfVerdict verdict =
        SealingOffice.verifier()
            .verify(GenuineUpdates.sealed(Victim.of(signed), 1), SealingOffice.NOW);
    assertEquals(Integrity.VALID_WITH_ALLOWED_UPDATES, verdict.integrity());
  }

  @Test
  void notes_areAllowedByP3Only() {
    Forger again = GenuineUpdates::annotatedAgain;
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, GenuineUpdates::annotated, 3);
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, again, 3);
    assertIntegrity(Integrity.CHANGED_AFTER_SIGNING, GenuineUpdates::annotated, 0, 1, 2);
  }

  @Test
  void seal_withAnElementOfTheStructure_isAllowed() {
    Integrity allowed = Integrity.VALID_WITH_ALLOWED_UPDATES;
    assertIntegrity(allowed, GenuineUpdates::sealedTagged, 0, 2, 3);
  }

  @Test
  void seal_acrossPages_isAllowed() {
    Integrity allowed = Integrity.VALID_WITH_ALLOWED_UPDATES;
    assertIntegrity(allowed, GenuineUpdates::sealedAcross, 0, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "/Action /Include /Fields [(remark)],  false, true",
    "/Action /Exclude /Fields [(remark)],  true,  false",
    "/Action /All,                         false, false",
    "/Action /Include /Fields [(other)],   true,  true",
  })
  void field_ofASignatureThatLocksFields_isFilledIfNotLocked(
      String action, boolean remark, boolean note) {
    assertFilled(action, LabDocument.REMARK, remark);
    assertFilled(action, LabDocument.NOTE, note);
  }

  private static void assertFilled(String action, int field, boolean allowed) {
    assertFilled(v -> GenuineUpdates.locked(v, action), field, allowed);
  }

  private static void assertFilled(Forger signing, int field, boolean allowed) {
    assertIntegrity(
        allowed ? Integrity.VALID_WITH_ALLOWED_UPDATES : Integrity.CHANGED_AFTER_SIGNING,
        v -> GenuineUpdates.filled(Victim.of(signing.forge(v)), field),
        0,
        2);
  }

  @ParameterizedTest
  @CsvSource({
    "/Action /Include /Fields [(remark)],       false, true",
    "/Action /Exclude /Fields [(remark)],       true,  false",
    "/Action /All,                              false, false",
    "/Action /Include /Fields [(other)],        true,  true",
    "/Action /Include /Fields [(other)] /P 2,   true,  true",
    "/Action /Include /Fields [(other)] /P 1,   false, false",
  })
  void fieldsOfALock_areFilledUntilItIsSigned(String lock, boolean remark, boolean note) {
    assertFilled(v -> GenuineUpdates.withLock(v, lock), LabDocument.REMARK, true);
    assertFilled(v -> GenuineUpdates.signedWithLock(v, lock, ""), LabDocument.REMARK, remark);
    assertFilled(v -> GenuineUpdates.signedWithLock(v, lock, ""), LabDocument.NOTE, note);
  }

  @Test
  void lockAndTransform_thatSayDifferentThings_bothHold() {
    String lock = "/Action /Include /Fields [(remark)]";
    String transform = GenuineUpdates.fieldMdp("/Action /Include /Fields [(note)]");
    Forger signing = v -> GenuineUpdates.signedWithLock(v, lock, transform);
    assertFilled(signing, LabDocument.REMARK, false);
    assertFilled(signing, LabDocument.NOTE, false);
  }

  @Test
  void lockOfASignedField_takenAway_isAChange() {
    Forger unlocked =
        v -> {
          Victim signed = Victim.of(GenuineUpdates.signedWithLock(v, "/Action /All", ""));
          int field = v.size() + 1;
          return new Update(signed).set(field, "Lock", "null").bytes();
        };
    assertIntegrity(Integrity.CHANGED_AFTER_SIGNING, unlocked, 0, 2, 3);
  }

  @Test
  void evidence_isAddedWhateverALockSays() {
    Forger evidence =
        v ->
            GenuineUpdates.evidence(
                Victim.of(GenuineUpdates.signedWithLock(v, "/Action /All /P 1", "")));
    assertIntegrity(Integrity.VALID_WITH_ALLOWED_UPDATES, evidence, 0, 2, 3);
  }

  private static void assertIntegrity(Integrity expected, Forger update, Integer... permissions) {
    List<String> different = new ArrayList<>();
    for (LabFile file : LabFile.ALL) {
      if (List.of(permissions).contains(file.certification())) {
        PdfVerdict verdict =
            SealingOffice.verifier().verify(update.forge(file.victim()), SealingOffice.NOW);
        if (verdict.integrity() != expected) {
          different.add(file + ": " + verdict.integrity() + " " + failures(verdict));
        }
      }
    }
    assertEquals(List.of(), different);
  }

  private static List<String> failures(PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .map(f -> f.check() + " " + f.en())
        .toList();
  }
}
