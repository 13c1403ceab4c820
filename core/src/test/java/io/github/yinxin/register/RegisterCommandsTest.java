package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static io.github.yinxin.register.RegisterScene.NEXT_VALIDITY;
import static io.github.yinxin.register.RegisterScene.matter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class RegisterCommandsTest {

  private final RegisterScene scene;
  private final LicenseRegister register;

  RegisterCommandsTest(TestDatabase database) {
    scene = new RegisterScene(database);
    register = scene.register;
  }

  private LicenseEvent.Entry entry(
      int sequence, String matter, LocalDate decidedOn, LocalDate effectiveFrom) {
    return new LicenseEvent.Entry(
        scene.id,
        sequence,
        new LicenseEvent.Cause(matter, "示决〔2027〕1号", "", decidedOn, effectiveFrom),
        scene.clock.instant(),
        false);
  }

  private LicenseId unknown() {
    return new LicenseId(scene.id.typeCode(), scene.id.issuerCode(), "404", 1);
  }

  @Nested
  class Issue {

    @Test
    void issue_givesALicenseWithTheFacts() {
      assertEquals(SampleLicenses.facts(), scene.license.facts());
    }

    @Test
    void issue_decidedOnADay_isDatedThatDay() {
      assertEquals(FIRST_DAY, scene.license.issuedOn());
    }

    @Test
    void issue_recordsOneEvent() {
      assertEquals(
          List.of(new LicenseEvent.Issued(entry(1, "BJ-2026-03-01", FIRST_DAY, FIRST_DAY))),
          register.history(scene.id));
    }

    @Test
    void issue_sameFactsTwice_givesTwoIdentifiers() {
      License second = register.issue(matter(FIRST_DAY), SampleLicenses.facts());
      assertNotEquals(scene.id, second.id());
    }

    @Test
    void issue_randomSourceRepeatingItself_stillGivesDifferentCodes() {
      int[] draws = {0};
      LicenseRegister repeating = LicenseRegister.inMemory(scene.clock, () -> draws[0]++ / 2);
      License first = repeating.issue(matter(FIRST_DAY), SampleLicenses.facts());
      License second = repeating.issue(matter(FIRST_DAY), SampleLicenses.facts());
      assertNotEquals(first.cti(), second.cti());
    }

    @Test
    void issue_whereTheLocaleHasOtherDigits_numbersInAscii() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertEquals(
            "202600000002",
            register.issue(matter(FIRST_DAY), SampleLicenses.facts()).id().serial());
      } finally {
        Locale.setDefault(before);
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void matter_withoutNumber_isRefused(String number) {
      assertThrows(IllegalArgumentException.class, () -> new Matter(number, FIRST_DAY));
    }
  }

  @Nested
  class Renew {

    @Test
    void renew_onTheLastDay_givesTheNewValidity() {
      assertEquals(NEXT_VALIDITY, scene.renew(LAST_DAY).facts().validity());
    }

    @Test
    void renew_linksTheSuccessor() {
      assertEquals(Optional.of(scene.id), scene.renew(LAST_DAY).predecessor());
    }

    @Test
    void renew_endsTheOldOneInTheSameCommand() {
      License successor = scene.renew(LAST_DAY);
      LicenseEvent last = register.history(scene.id).get(1);
      assertEquals(
          new LicenseEvent.Replaced(
              entry(3, "BJ-2031-02-28", LAST_DAY, RegisterScene.NEXT_VALIDITY.from()),
              successor.id()),
          last);
    }

    @Test
    void renew_aheadOfTheEnd_leavesNoDayWithoutALicense() {
      License successor = scene.renew(LAST_DAY.minusDays(30));
      assertTrue(scene.statusOn(LAST_DAY).inForce());
      assertFalse(scene.statusOn(LAST_DAY.plusDays(1)).inForce());
      assertTrue(
          register.statusOf(successor.id(), LAST_DAY.plusDays(1), scene.clock.instant()).inForce());
    }

    @Test
    void renew_twiceAheadOfTheEnd_isRefused() {
      scene.renew(LAST_DAY.minusDays(30));
      assertThrows(IllegalTransitionException.class, () -> scene.renew(LAST_DAY.minusDays(20)));
    }

    @Test
    void renew_theDayAfterTheLast_isRefusedAsExpired() {
      IllegalTransitionException refusal =
          assertThrows(IllegalTransitionException.class, () -> scene.renew(LAST_DAY.plusDays(1)));
      assertEquals("EXPIRED", refusal.status());
    }

    @Test
    void renew_unknownLicense_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> register.renew(matter(MIDDLE), unknown(), NEXT_VALIDITY));
    }

    @Test
    void renew_successor_makesALineOfThree() {
      License second = scene.move(MIDDLE);
      License third = register.renew(matter(LAST_DAY), second.id(), NEXT_VALIDITY);
      assertEquals(Optional.of(second.id()), third.predecessor());
    }

    @Test
    void renew_recordedLateBehindAReplacement_isRefused() {
      scene.move(MIDDLE);
      // Otherwise one license would have two successors, both in force.
      assertThrows(IllegalTransitionException.class, () -> scene.renew(MIDDLE.minusDays(1)));
    }
  }

  @Nested
  class Change {

    @Test
    void change_givesTheChangedFacts() {
      assertEquals("示例市示例路2号", scene.move(MIDDLE).facts().fields().get("KZ_JYCS"));
    }

    @Test
    void change_leavesTheOldFactsAlone() {
      scene.move(MIDDLE);
      assertEquals(
          Optional.of(SampleLicenses.facts()), register.find(scene.id).map(License::facts));
    }

    @Test
    void change_endsTheOldOne() {
      scene.move(MIDDLE);
      assertEquals(LegalStatus.REPLACED, scene.statusOn(MIDDLE).legal());
    }

    @Test
    void change_functionThatFails_leavesNothingBehind() {
      assertThrows(
          IllegalArgumentException.class,
          () -> register.change(matter(MIDDLE), scene.id, f -> f.withField("KZ_XXXX", "1")));
      assertEquals(1, register.history(scene.id).size());
    }

    @Test
    void change_toAnotherType_isRefusedAndLeavesNothingBehind() {
      LicenseType other =
          new LicenseType(
              SampleLicenses.DEFINING_AUTHORITY + "002",
              "示例经营许可证",
              List.of(Field.required("KZ_JYCS", "经营场所"), Field.optional("KZ_JYXM", "经营项目")));
      assertThrows(
          IllegalArgumentException.class,
          () -> register.change(matter(MIDDLE), scene.id, f -> retyped(f, other)));
      assertEquals(1, register.history(scene.id).size());
    }

    @Test
    void change_unknownLicense_isRefused() {
      assertThrows(
          IllegalArgumentException.class, () -> register.change(matter(MIDDLE), unknown(), f -> f));
    }

    private static LicenseFacts retyped(LicenseFacts facts, LicenseType type) {
      return new LicenseFacts(
          type, facts.number(), facts.holders(), facts.issuer(), facts.validity(), facts.fields());
    }
  }

  @Nested
  class Revoke {

    @Test
    void revoke_recordsTheReason() {
      scene.revoke(MIDDLE, RegisterScene.penalty());
      assertEquals(
          new LicenseEvent.Revoked(
              entry(2, "BJ-2027-06-01", MIDDLE, MIDDLE), RegisterScene.penalty()),
          register.history(scene.id).get(1));
    }

    @Test
    void revoke_unknownLicense_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> register.revoke(matter(MIDDLE), unknown(), RegisterScene.penalty()));
    }
  }

  @Nested
  class SealFile {

    private final Digest file = Digest.compute(Digest.Algorithm.SM3, new byte[] {1});

    @Test
    void fileSealed_movesTheFileStateAlone() {
      register.fileSealed(matter(FIRST_DAY), scene.id, file);
      StatusAnswer answer = scene.statusOn(FIRST_DAY);
      assertEquals(
          List.of(FileState.SEALED, LegalStatus.GRANTED), List.of(answer.file(), answer.legal()));
    }

    @Test
    void fileState_beforeSealing_isRecorded() {
      assertEquals(FileState.RECORDED, scene.statusOn(FIRST_DAY).file());
    }

    @Test
    void fileSealed_unknownLicense_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> register.fileSealed(matter(FIRST_DAY), unknown(), file));
    }
  }
}
