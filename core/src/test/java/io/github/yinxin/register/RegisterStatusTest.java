package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterStatusTest {

  private final RegisterScene scene;

  RegisterStatusTest(TestDatabase database) {
    scene = new RegisterScene(database);
  }

  private LegalStatus legalOn(LocalDate day) {
    return scene.statusOn(day).legal();
  }

  @Nested
  class ByDates {

    @Test
    void license_theDayBeforeItsFirst_isNotYetValid() {
      assertTrue(scene.statusOn(FIRST_DAY.minusDays(1)).notYetValid());
    }

    @Test
    void license_onItsFirstDay_isInForce() {
      assertTrue(scene.statusOn(FIRST_DAY).inForce());
    }

    @Test
    void license_onItsLastDay_isInForce() {
      assertTrue(scene.statusOn(LAST_DAY).inForce());
    }

    @Test
    void license_theDayAfterItsLast_isExpired() {
      assertTrue(scene.statusOn(LAST_DAY.plusDays(1)).expired());
    }

    @Test
    void license_expired_isStillGranted() {
      assertEquals(LegalStatus.GRANTED, legalOn(LAST_DAY.plusDays(1)));
    }

    @Test
    void license_outsideItsDates_isNotInForce() {
      assertFalse(
          scene.statusOn(FIRST_DAY.minusDays(1)).inForce()
              || scene.statusOn(LAST_DAY.plusDays(1)).inForce());
    }
  }

  @Nested
  class ByDecision {

    @Test
    void penalty_theDayBeforeItsDecision_isNotThere() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(LegalStatus.GRANTED, legalOn(MIDDLE.minusDays(1)));
    }

    @Test
    void penalty_onTheDayOfItsDecision_acts() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(LegalStatus.PENALTY_REVOKED, legalOn(MIDDLE));
    }

    @Test
    void withdrawal_isForTheFuture() {
      scene.revoke(MIDDLE, RegisterScene.withdrawal());
      assertTrue(scene.statusOn(MIDDLE.minusDays(1)).inForce());
    }

    @Test
    void annulment_reachesBackToTheFirstDay() {
      scene.revoke(MIDDLE, RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, legalOn(FIRST_DAY));
    }

    @Test
    void annulment_ofAReplacedLicense_isItsStatus() {
      scene.move(MIDDLE);
      scene.revoke(MIDDLE.plusDays(10), RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, legalOn(MIDDLE.plusDays(10)));
    }

    @Test
    void annulment_annulledAgain_isRefused() {
      scene.revoke(MIDDLE, RegisterScene.annulment());
      assertThrows(
          IllegalTransitionException.class,
          () -> scene.revoke(MIDDLE.plusDays(1), RegisterScene.annulment()));
    }

    @Test
    void deregistration_afterAnnulment_closesIt() {
      scene.revoke(MIDDLE, RegisterScene.annulment());
      scene.revoke(MIDDLE.plusDays(1), RegisterScene.deregistration());
      assertEquals(LegalStatus.DEREGISTERED, legalOn(MIDDLE.plusDays(1)));
    }

    @Test
    void annulment_decidedBeforeTheFirstDay_actsFromItsDecision() {
      LocalDate decided = FIRST_DAY.minusDays(10);
      scene.revoke(decided, RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, legalOn(decided));
    }

    @Test
    void deregistration_closesAPenalty() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      scene.revoke(MIDDLE.plusDays(30), RegisterScene.deregistration());
      assertEquals(LegalStatus.DEREGISTERED, legalOn(MIDDLE.plusDays(30)));
    }

    @Test
    void penalty_untilItsClosing_stays() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      scene.revoke(MIDDLE.plusDays(30), RegisterScene.deregistration());
      assertEquals(LegalStatus.PENALTY_REVOKED, legalOn(MIDDLE.plusDays(29)));
    }

    @Test
    void twoEndingsOnOneDay_theOneRecordedLaterDecides() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      assertEquals(LegalStatus.DEREGISTERED, legalOn(MIDDLE));
    }

    @Test
    void annulment_ofADeregisteredLicense_takesItsPastForce() {
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      scene.revoke(MIDDLE.plusDays(30), RegisterScene.annulment());
      assertEquals(LegalStatus.ANNULLED, legalOn(MIDDLE.minusDays(1)));
    }
  }

  @Nested
  class ByKnowledge {

    private StatusAnswer knownAs(Instant instant) {
      return scene.register.statusOf(scene.id, MIDDLE, instant);
    }

    @Test
    void decision_atTheInstantOfRecording_isKnown() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(LegalStatus.PENALTY_REVOKED, knownAs(scene.clock.instant()).legal());
    }

    @Test
    void decision_rightBeforeItsRecording_isNotKnown() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      Instant before = scene.clock.instant().minusNanos(1);
      assertEquals(LegalStatus.GRANTED, knownAs(before).legal());
    }

    @Test
    void annulment_recordedLater_doesNotChangeWhatWasKnown() {
      Instant before = scene.clock.instant();
      scene.revoke(MIDDLE, RegisterScene.annulment());
      assertTrue(scene.register.statusOf(scene.id, FIRST_DAY, before).inForce());
    }

    @Test
    void answer_namesTheDayAndTheKnowledgeAskedFor() {
      Instant instant = scene.clock.instant();
      assertEquals(
          List.of(MIDDLE, instant), List.of(knownAs(instant).at(), knownAs(instant).knownAs()));
    }
  }

  @Test
  void statusOf_unknownLicense_isRefused() {
    LicenseId unknown = new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "404", 1);
    Instant now = scene.clock.instant();
    assertThrows(
        IllegalArgumentException.class, () -> scene.register.statusOf(unknown, MIDDLE, now));
  }
}
