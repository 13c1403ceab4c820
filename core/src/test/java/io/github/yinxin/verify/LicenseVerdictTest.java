package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.verify.LicenseSubject.Trait;
import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LicenseVerdictTest {

  private static final LicenseSubject ABOUT_A =
      () -> Map.of(Trait.LICENSE, "A", Trait.CODE, "a", Trait.AUTHORITY, "bureau");

  private static Verification<LicenseSubject> about(Map<Trait, String> traits) {
    List<Finding> findings = Arrays.stream(Step.values()).map(Finding::passed).toList();
    return Verification.of(findings, () -> () -> traits);
  }

  private static Verification<LicenseSubject> verification(Finding... findings) {
    return Verification.of(List.of(findings), () -> ABOUT_A);
  }

  private static Verification<LicenseSubject> everythingBut(Finding... exceptions) {
    List<Finding> findings = new ArrayList<>(List.of(exceptions));
    for (Step step : Step.values()) {
      if (Arrays.stream(exceptions).noneMatch(f -> f.check() == step)) {
        findings.add(Finding.passed(step));
      }
    }
    return Verification.of(findings, () -> ABOUT_A);
  }

  private static LicenseVerdict verdict(Verification<LicenseSubject> verification) {
    return LicenseVerdict.of(verification);
  }

  @Nested
  class OneQuestion {

    @ParameterizedTest
    @EnumSource
    void question_withAPassedCheck_isAnsweredYes(Step step) {
      assertEquals(Answer.YES, verdict(everythingBut()).answer(step.question()));
    }

    @ParameterizedTest
    @EnumSource
    void question_withAFailedCheck_isAnsweredNo(Step step) {
      LicenseVerdict verdict = verdict(everythingBut(step.came(Outcome.FAILED)));
      assertEquals(Answer.NO, verdict.answer(step.question()));
    }

    @ParameterizedTest
    @EnumSource
    void question_withAFailedCheck_leavesTheOthersAlone(Step step) {
      LicenseVerdict verdict = verdict(everythingBut(step.came(Outcome.FAILED)));
      List<Question> established =
          Arrays.stream(Question.values()).filter(q -> verdict.answer(q) == Answer.YES).toList();
      assertEquals(Question.values().length - 1, established.size());
    }

    @ParameterizedTest
    @EnumSource
    void question_withNoEvidence_isUnknown(Step step) {
      Finding[] others =
          Arrays.stream(Step.values())
              .filter(s -> s != step)
              .map(Finding::passed)
              .toArray(Finding[]::new);
      assertEquals(Answer.UNKNOWN, verdict(verification(others)).answer(step.question()));
    }

    @ParameterizedTest
    @EnumSource(names = {"WARNING", "SKIPPED", "UNDETERMINED"})
    void outcome_thatEstablishesNothing_leavesEveryQuestionUnknown(Outcome outcome) {
      for (Step step : Step.values()) {
        LicenseVerdict verdict = verdict(everythingBut(step.came(outcome)));
        assertEquals(Answer.UNKNOWN, verdict.answer(step.question()), step.name());
      }
    }

    @Test
    void undetermined_besidePassed_isUnknown() {
      Verification<LicenseSubject> both =
          verification(Finding.passed(Step.GENUINE), Step.GENUINE.came(Outcome.UNDETERMINED));
      assertEquals(Answer.UNKNOWN, verdict(both).answer(Question.GENUINE));
    }

    @Test
    void failed_besidePassedAndUndetermined_isNo() {
      Verification<LicenseSubject> all =
          verification(
              Finding.passed(Step.GENUINE),
              Step.GENUINE.came(Outcome.UNDETERMINED),
              Step.GENUINE.came(Outcome.FAILED));
      assertEquals(Answer.NO, verdict(all).answer(Question.GENUINE));
    }

    @ParameterizedTest
    @EnumSource(names = {"WARNING", "SKIPPED"})
    void passed_besideWhatDoesNotDecide_isYes(Outcome outcome) {
      Verification<LicenseSubject> both =
          verification(Finding.passed(Step.GENUINE), Step.GENUINE.came(outcome));
      assertEquals(Answer.YES, verdict(both).answer(Question.GENUINE));
    }
  }

  @Nested
  class Overall {

    @Test
    void everyQuestionEstablished_isYes() {
      assertEquals(Answer.YES, verdict(everythingBut()).overall());
    }

    @ParameterizedTest
    @EnumSource
    void oneQuestionRefuted_isNo(Step step) {
      assertEquals(Answer.NO, verdict(everythingBut(step.came(Outcome.FAILED))).overall());
    }

    @ParameterizedTest
    @EnumSource
    void oneQuestionOpen_isUnknown(Step step) {
      assertEquals(
          Answer.UNKNOWN, verdict(everythingBut(step.came(Outcome.UNDETERMINED))).overall());
    }

    @Test
    void noEvidenceAtAll_isUnknown() {
      assertEquals(Answer.UNKNOWN, LicenseVerdict.of().overall());
    }
  }

  @Nested
  class SameLicense {

    private static Verification<LicenseSubject> file(String license) {
      return about(Map.of(Trait.LICENSE, license, Trait.AUTHORITY, "bureau"));
    }

    private static Verification<LicenseSubject> code(String cti) {
      return about(Map.of(Trait.CODE, cti, Trait.AUTHORITY, "bureau"));
    }

    private final Verification<LicenseSubject> register =
        verification(Arrays.stream(Step.values()).map(Finding::passed).toArray(Finding[]::new));

    @Test
    void fileAndCode_tiedByTheRegister_addUp() {
      assertEquals(Answer.YES, LicenseVerdict.of(file("A"), code("a"), register).overall());
    }

    @Test
    void fileAndCode_withNothingToTieThem_leaveWholenessOpen() {
      LicenseVerdict verdict = LicenseVerdict.of(file("A"), code("a"));
      assertEquals(Answer.UNKNOWN, verdict.answer(Question.WHOLE));
    }

    @Test
    void fileOfAnotherLicense_isNotWhole() {
      LicenseVerdict verdict = LicenseVerdict.of(file("B"), code("a"), register);
      assertEquals(Answer.NO, verdict.answer(Question.WHOLE));
    }

    @Test
    void codeOfAnotherLicense_isNotWhole() {
      LicenseVerdict verdict = LicenseVerdict.of(file("A"), code("b"), register);
      assertEquals(Answer.NO, verdict.answer(Question.WHOLE));
    }

    @Test
    void fileThatNamesNoLicense_leavesWholenessOpen() {
      Verification<LicenseSubject> nameless = about(Map.of(Trait.AUTHORITY, "bureau"));
      assertEquals(Answer.UNKNOWN, LicenseVerdict.of(nameless, register).answer(Question.WHOLE));
    }

    @Test
    void sourceThatWasNotVerified_keepsItFromGreen() {
      Verification<LicenseSubject> open = verification(Step.GENUINE.came(Outcome.UNDETERMINED));
      assertEquals(Answer.UNKNOWN, LicenseVerdict.of(open, register).overall());
    }

    @Test
    void agreementAlone_establishesNothing() {
      Verification<LicenseSubject> genuine = verification(Finding.passed(Step.GENUINE));
      assertEquals(Answer.UNKNOWN, LicenseVerdict.of(genuine, genuine).answer(Question.WHOLE));
    }

    @Test
    void findings_ofEverySource_areKept() {
      List<Finding> twice = new ArrayList<>(register.findings());
      twice.addAll(register.findings());
      LicenseVerdict verdict = LicenseVerdict.of(register, register);
      assertEquals(twice, verdict.findings().subList(0, twice.size()));
    }
  }

  @Nested
  class SameAuthority {

    @Test
    void sealOfAnotherAuthority_isNotRightful() {
      LicenseVerdict verdict =
          LicenseVerdict.of(
              about(Map.of(Trait.LICENSE, "A", Trait.AUTHORITY, "water works")), everythingBut());
      assertEquals(Answer.NO, verdict.answer(Question.RIGHTFUL));
    }

    @Test
    void signerWithoutAnAuthority_leavesRightfulnessOpen() {
      LicenseVerdict verdict =
          LicenseVerdict.of(about(Map.of(Trait.LICENSE, "A")), everythingBut());
      assertEquals(Answer.UNKNOWN, verdict.answer(Question.RIGHTFUL));
    }
  }

  @Test
  void check_thatOnlyRefutes_doesNotEstablish() {
    Check dates =
        new Check() {
          @Override
          public String name() {
            return "DATES";
          }

          @Override
          public String clause() {
            return "";
          }

          @Override
          public Question question() {
            return Question.IN_FORCE;
          }

          @Override
          public boolean establishes() {
            return false;
          }
        };
    assertEquals(
        Answer.UNKNOWN, verdict(verification(Finding.passed(dates))).answer(Question.IN_FORCE));
    LicenseVerdict refuted = verdict(verification(Finding.failed(dates, "", "")));
    assertEquals(Answer.NO, refuted.answer(Question.IN_FORCE));
  }
}
