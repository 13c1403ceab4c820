package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static io.github.yinxin.register.RegisterScene.matter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.register.StatusAnswer.Renewal;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a license between its issue and its end. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterLifecycleTest {

  private final RegisterScene scene;
  private final LicenseRegister register;

  RegisterLifecycleTest(TestDatabase database) {
    scene = new RegisterScene(database);
    register = scene.register;
  }

  private LegalStatus legalOn(LocalDate day) {
    return scene.statusOn(day).legal();
  }

  @Nested
  class Withholding {

    private final LocalDate returned = MIDDLE.plusDays(30);

    private void withhold(Optional<LocalDate> until) {
      scene.carryOut(MIDDLE, id -> new LicenseCommand.Withhold(id, until));
    }

    @Test
    void hold_actsFromItsFirstDayToTheDayBeforeTheReturn() {
      withhold(Optional.of(returned));
      assertEquals(
          List.of(
              LegalStatus.GRANTED, LegalStatus.WITHHELD, LegalStatus.WITHHELD, LegalStatus.GRANTED),
          List.of(
              legalOn(MIDDLE.minusDays(1)),
              legalOn(MIDDLE),
              legalOn(returned.minusDays(1)),
              legalOn(returned)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "2027-08-01")
    void holdAndResume_withAndWithoutAnEnd_changeNothingAfterwards(LocalDate until) {
      withhold(Optional.ofNullable(until));
      scene.carryOut(MIDDLE.plusDays(10), LicenseCommand.Resume::new);
      assertEquals(LegalStatus.WITHHELD, legalOn(MIDDLE.plusDays(9)));
      assertEquals(LegalStatus.GRANTED, legalOn(MIDDLE.plusDays(10)));
      assertTrue(scene.statusOn(LAST_DAY).inForce());
      assertEquals(scene.license.facts().validity(), scene.statusOn(LAST_DAY).validity());
    }

    @Test
    void hold_thatOutlastsTheDates_isWithheldAndExpired() {
      withhold(Optional.empty());
      StatusAnswer answer = scene.statusOn(LAST_DAY.plusDays(1));
      assertEquals(LegalStatus.WITHHELD, answer.legal());
      assertTrue(answer.expired());
      assertFalse(answer.inForce());
    }

    @Test
    void hold_returnedOnItsFirstDay_isRefused() {
      assertThrows(IllegalArgumentException.class, () -> withhold(Optional.of(MIDDLE)));
      assertEquals(1, register.history(scene.id).size());
    }
  }

  @Nested
  class ApplyingForRenewal {

    private Renewal renewalOn(LocalDate applied, LocalDate at) {
      scene.carryOut(applied, LicenseCommand.ApplyForRenewal::new);
      return scene.statusOn(at).renewal();
    }

    @Test
    void application_thirtyDaysAhead_isInTime() {
      assertEquals(Renewal.APPLIED, renewalOn(LAST_DAY.minusDays(30), LAST_DAY));
    }

    @Test
    void application_twentyNineDaysAhead_isLate() {
      assertEquals(Renewal.APPLIED_LATE, renewalOn(LAST_DAY.minusDays(29), LAST_DAY));
      assertFalse(scene.statusOn(LAST_DAY.plusDays(1)).inForce());
    }

    @Test
    void application_inTimeAndUndecidedAtTheEnd_countsAsGranted() {
      assertEquals(Renewal.DEEMED, renewalOn(LAST_DAY.minusDays(30), LAST_DAY.plusDays(1)));
      StatusAnswer answer = scene.statusOn(LAST_DAY.plusDays(1));
      assertTrue(answer.inForce() && answer.expired());
      assertEquals(scene.license.facts().validity(), answer.validity());
      assertTrue(register.verify(scene.id, LAST_DAY.plusDays(1)).verified().isPresent());
    }

    @Test
    void application_refusedOnTheLastDay_countsNoMore() {
      scene.carryOut(LAST_DAY.minusDays(40), LicenseCommand.ApplyForRenewal::new);
      scene.carryOut(LAST_DAY, LicenseCommand.RefuseRenewal::new);
      assertEquals(Renewal.NONE, scene.statusOn(LAST_DAY.plusDays(1)).renewal());
      assertFalse(scene.statusOn(LAST_DAY.plusDays(1)).inForce());
    }

    @Test
    void application_refusedAfterTheEnd_stillCounts() {
      scene.carryOut(LAST_DAY.minusDays(40), LicenseCommand.ApplyForRenewal::new);
      scene.carryOut(LAST_DAY.plusDays(5), LicenseCommand.RefuseRenewal::new);
      assertEquals(Renewal.DEEMED, scene.statusOn(LAST_DAY.plusDays(6)).renewal());
    }
  }

  @Nested
  class Correcting {

    private void correct(int sequence, Correction correction) {
      scene.carryOut(MIDDLE, id -> new LicenseCommand.Correct(id, sequence, correction));
    }

    @Test
    void correction_changesTheAnswerFromItsRecordingOn() {
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      Instant before = scene.clock.instant();
      correct(2, new Correction.NeverHappened());
      assertEquals(LegalStatus.GRANTED, legalOn(MIDDLE));
      assertEquals(LegalStatus.DEREGISTERED, register.statusOf(scene.id, MIDDLE, before).legal());
      assertEquals(3, register.history(scene.id).size());
    }

    @Test
    void correction_ofTheDate_movesTheEnd() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      correct(2, new Correction.ActsFrom(MIDDLE.plusDays(7)));
      assertEquals(LegalStatus.GRANTED, legalOn(MIDDLE.plusDays(6)));
      assertEquals(LegalStatus.PENALTY_REVOKED, legalOn(MIDDLE.plusDays(7)));
    }

    @Test
    void correction_corrected_doesNotCount() {
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      correct(2, new Correction.NeverHappened());
      correct(3, new Correction.NeverHappened());
      assertEquals(LegalStatus.DEREGISTERED, legalOn(MIDDLE));
    }

    @Test
    void correction_ofTheIssue_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> correct(1, new Correction.NeverHappened()));
    }

    @Test
    void correction_ofAnEventThatIsNotThere_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> correct(2, new Correction.NeverHappened()));
    }
  }

  @Nested
  class RecordedLate {

    @Test
    void event_beforeARecordedEnding_isFlagged() {
      scene.revoke(MIDDLE.plusDays(30), RegisterScene.deregistration());
      scene.carryOut(MIDDLE, id -> new LicenseCommand.Withhold(id, Optional.empty()));
      List<LicenseEvent> history = register.history(scene.id);
      assertEquals(
          List.of(false, false, true), history.stream().map(e -> e.entry().retroactive()).toList());
      assertEquals(LegalStatus.WITHHELD, legalOn(MIDDLE));
      assertEquals(LegalStatus.DEREGISTERED, legalOn(MIDDLE.plusDays(30)));
    }

    @Test
    void event_onTheDayOfTheEnding_isNotFlagged() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      assertFalse(register.history(scene.id).get(2).entry().retroactive());
    }
  }

  @Nested
  class FileVersions {

    private final Digest first = Digest.compute(Digest.Algorithm.SM3, new byte[] {1});

    @Test
    void rerendering_raisesTheVersionAndKeepsTheLicense() {
      register.fileSealed(matter(MIDDLE), scene.id, first);
      scene.carryOut(MIDDLE, LicenseCommand.Rerender::new);
      StatusAnswer answer = scene.statusOn(MIDDLE);
      assertEquals(FileState.RECORDED, answer.file());
      assertEquals(scene.id.version() + 1, answer.fileVersion());
      assertTrue(answer.inForce());
    }

    @Test
    void fileOfAnEarlierVersion_fails() {
      register.fileSealed(matter(MIDDLE), scene.id, first);
      assertTrue(register.verify(scene.id, MIDDLE, first).verified().isPresent());
      scene.carryOut(MIDDLE, LicenseCommand.Rerender::new);
      assertTrue(register.verify(scene.id, MIDDLE, first).verified().isEmpty());
    }

    @Test
    void code_isMadeBeforeTheSeal() {
      scene.carryOut(MIDDLE, LicenseCommand.RecordCode::new);
      assertEquals(FileState.CODED, scene.statusOn(MIDDLE).file());
      register.fileSealed(matter(MIDDLE), scene.id, first);
      assertEquals(FileState.SEALED, scene.statusOn(MIDDLE).file());
    }
  }

  @Nested
  class Objecting {

    private void object(Objection.State state) {
      scene.carryOut(
          MIDDLE,
          id -> new LicenseCommand.RecordObjection(id, new Objection("异1号", state, "地址有误")));
    }

    private Outcome objections() {
      return register.verify(scene.id, MIDDLE).findings().stream()
          .filter(f -> f.check() == RegisterCheck.OBJECTIONS)
          .map(Finding::outcome)
          .findFirst()
          .orElseThrow();
    }

    @Test
    void objection_isShownInEveryAnswer() {
      object(Objection.State.RAISED);
      assertEquals(1, scene.statusOn(MIDDLE).objections().size());
      assertEquals(Outcome.WARNING, objections());
      assertTrue(register.verify(scene.id, MIDDLE).verified().isPresent());
    }

    @Test
    void objection_rejected_warnsNoMore() {
      object(Objection.State.RAISED);
      object(Objection.State.UNDER_REVIEW);
      object(Objection.State.REJECTED);
      assertEquals(Outcome.PASSED, objections());
      assertEquals(Objection.State.REJECTED, scene.statusOn(MIDDLE).objections().get(0).state());
    }

    @ParameterizedTest
    @EnumSource(names = "RAISED", mode = EnumSource.Mode.EXCLUDE)
    void objection_thatWasNotRaised_cannotMove(Objection.State state) {
      assertThrows(IllegalArgumentException.class, () -> object(state));
    }

    @Test
    void objection_decided_cannotBeRaisedAgain() {
      object(Objection.State.RAISED);
      object(Objection.State.UPHELD);
      assertThrows(IllegalArgumentException.class, () -> object(Objection.State.RAISED));
    }
  }

  @Nested
  class Linking {

    @Test
    void lineOfThree_hasOneSequence() {
      License second = scene.move(MIDDLE);
      License third = register.renew(matter(LAST_DAY), second.id(), RegisterScene.NEXT_VALIDITY);
      assertEquals(List.of(1, 3), sequences(scene.license));
      assertEquals(List.of(2, 5), sequences(second));
      assertEquals(List.of(4), sequences(third));
    }

    private List<Integer> sequences(License license) {
      return register.history(license.id()).stream().map(LicenseEvent::sequence).toList();
    }

    @Test
    void statusOfAReplacedLicense_namesItsSuccessor() {
      License second = scene.move(MIDDLE);
      assertEquals(
          Optional.of(second.id()),
          scene.statusOn(MIDDLE).decisive().map(e -> ((LicenseEvent.Replaced) e).successor()));
    }
  }
}
