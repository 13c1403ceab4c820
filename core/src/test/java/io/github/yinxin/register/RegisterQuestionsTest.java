package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterQuestionsTest {

  private final RegisterScene scene;
  private final LicenseRegister register;
  private final LicenseId unknown;

  RegisterQuestionsTest(TestDatabase database) {
    scene = new RegisterScene(database);
    register = scene.register;
    unknown = new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "404", 1);
  }

  @Nested
  class Verify {

    private Outcome outcome(LocalDate at, RegisterCheck check) {
      return register.verify(scene.id, at).findings().stream()
          .filter(f -> f.check() == check)
          .map(Finding::outcome)
          .findFirst()
          .orElse(Outcome.SKIPPED);
    }

    @Test
    void license_inForce_isVerified() {
      assertEquals(Optional.of(scene.license), register.verify(scene.id, MIDDLE).verified());
    }

    @Test
    void findings_standInTheOrderOfTheChecks() {
      assertEquals(
          List.of(RegisterCheck.values()),
          register.verify(scene.id, MIDDLE).findings().stream().map(Finding::check).toList());
    }

    @Test
    void license_unknown_failsAsNotRecorded() {
      Finding only = register.verify(unknown, MIDDLE).findings().get(0);
      assertEquals(RegisterCheck.RECORDED, only.check());
    }

    @Test
    void license_unknown_isInvalid() {
      assertTrue(register.verify(unknown, MIDDLE) instanceof Verification.Invalid);
    }

    @Test
    void license_onItsLastDay_passesItsDates() {
      assertEquals(Outcome.PASSED, outcome(LAST_DAY, RegisterCheck.VALIDITY));
    }

    @Test
    void license_theDayAfterItsLast_failsItsDates() {
      assertEquals(Outcome.FAILED, outcome(LAST_DAY.plusDays(1), RegisterCheck.VALIDITY));
    }

    @Test
    void license_theDayBeforeItsFirst_failsItsDates() {
      assertEquals(Outcome.FAILED, outcome(FIRST_DAY.minusDays(1), RegisterCheck.VALIDITY));
    }

    @Test
    void license_expired_passesItsLegalStatus() {
      assertEquals(Outcome.PASSED, outcome(LAST_DAY.plusDays(1), RegisterCheck.LEGAL_STATUS));
    }

    @Test
    void license_revoked_failsItsLegalStatus() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(Outcome.FAILED, outcome(MIDDLE, RegisterCheck.LEGAL_STATUS));
    }

    @Test
    void license_revokedLater_isStillVerifiedTheDayBefore() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(
          Optional.of(scene.license), register.verify(scene.id, MIDDLE.minusDays(1)).verified());
    }
  }

  @Nested
  class Find {

    @Test
    void license_byIdentifier_isFound() {
      assertEquals(Optional.of(scene.license), register.find(scene.id));
    }

    @Test
    void license_byItsCode_isFound() {
      assertEquals(Optional.of(scene.license), register.find(scene.license.cti()));
    }

    @Test
    void successor_byItsCode_isFound() {
      License successor = scene.move(MIDDLE);
      assertEquals(Optional.of(successor), register.find(successor.cti()));
    }

    @Test
    void unknownIdentifier_findsNothing() {
      assertEquals(Optional.empty(), register.find(unknown));
    }

    @Test
    void unknownCode_findsNothing() {
      Cti other = new Cti(scene.license.cti().bits() + 1);
      assertEquals(Optional.empty(), register.find(other));
    }
  }

  @Nested
  class History {

    @Test
    void history_isInTheOrderOfRecording() {
      register.fileSealed(
          RegisterScene.matter(FIRST_DAY),
          scene.id,
          Digest.compute(Digest.Algorithm.SM3, new byte[0]));
      scene.revoke(MIDDLE, RegisterScene.penalty());
      scene.revoke(MIDDLE, RegisterScene.deregistration());
      List<?> kinds = register.history(scene.id).stream().map(Object::getClass).toList();
      assertEquals(
          List.of(
              LicenseEvent.Issued.class,
              LicenseEvent.FileSealed.class,
              LicenseEvent.Revoked.class,
              LicenseEvent.Revoked.class),
          kinds);
    }

    @Test
    void history_ofAnUnknownLicense_isEmpty() {
      assertEquals(List.of(), register.history(unknown));
    }

    @Test
    void history_heldByTheCaller_doesNotGrow() {
      List<LicenseEvent> before = register.history(scene.id);
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(1, before.size());
    }

    @Test
    void history_cannotBeEdited() {
      List<LicenseEvent> history = register.history(scene.id);
      assertThrows(UnsupportedOperationException.class, history::clear);
    }
  }
}
