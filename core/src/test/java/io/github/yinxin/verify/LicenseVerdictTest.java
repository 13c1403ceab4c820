package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.LicenseVerdict.Evidence;
import io.github.yinxin.verify.LicenseVerdict.Question;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LicenseVerdictTest {

  private static final String LICENSE = "license A";

  private static Verification<String> verification(Finding... findings) {
    return Verification.of(List.of(findings), () -> "value");
  }

  private static Verification<String> everythingBut(Finding... exceptions) {
    List<Finding> findings = new ArrayList<>(List.of(exceptions));
    for (Step step : Step.values()) {
      if (Arrays.stream(exceptions).noneMatch(f -> f.check() == step)) {
        findings.add(Finding.passed(step));
      }
    }
    return Verification.of(findings, () -> "value");
  }

  private static LicenseVerdict verdict(Verification<?> verification) {
    return LicenseVerdict.of(Evidence.about(LICENSE, verification));
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
      Verification<String> both =
          verification(Finding.passed(Step.GENUINE), Step.GENUINE.came(Outcome.UNDETERMINED));
      assertEquals(Answer.UNKNOWN, verdict(both).answer(Question.GENUINE));
    }

    @Test
    void failed_besidePassedAndUndetermined_isNo() {
      Verification<String> all =
          verification(
              Finding.passed(Step.GENUINE),
              Step.GENUINE.came(Outcome.UNDETERMINED),
              Step.GENUINE.came(Outcome.FAILED));
      assertEquals(Answer.NO, verdict(all).answer(Question.GENUINE));
    }

    @ParameterizedTest
    @EnumSource(names = {"WARNING", "SKIPPED"})
    void passed_besideWhatDoesNotDecide_isYes(Outcome outcome) {
      Verification<String> both =
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
  class Joining {

    private final Verification<String> good = everythingBut();

    @Test
    void twoSources_onOneLicense_addUp() {
      LicenseVerdict verdict =
          LicenseVerdict.of(
              Evidence.about(
                  LICENSE, verification(Finding.passed(Step.GENUINE), Finding.passed(Step.WHOLE))),
              Evidence.about(
                  LICENSE,
                  verification(
                      Finding.passed(Step.RIGHTFUL),
                      Finding.passed(Step.IN_FORCE),
                      Finding.passed(Step.FRESH))));
      assertEquals(Answer.YES, verdict.overall());
    }

    @Test
    void twoSources_onTwoLicenses_areNotWhole() {
      LicenseVerdict verdict =
          LicenseVerdict.of(Evidence.about(LICENSE, good), Evidence.about("license B", good));
      assertEquals(Answer.NO, verdict.answer(Question.WHOLE));
    }

    @Test
    void twoLicenses_besideAnUnnamedSource_areNotWhole() {
      LicenseVerdict verdict =
          LicenseVerdict.of(
              Evidence.about(LICENSE, good),
              Evidence.withoutSubject(good),
              Evidence.about("license B", good));
      assertEquals(Answer.NO, verdict.answer(Question.WHOLE));
    }

    @Test
    void oneSource_thatCannotSayWhichLicense_leavesWholenessOpen() {
      assertEquals(
          Answer.UNKNOWN, LicenseVerdict.of(Evidence.withoutSubject(good)).answer(Question.WHOLE));
    }

    @Test
    void unnamedSource_besideANamedOne_leavesWholenessOpen() {
      LicenseVerdict verdict =
          LicenseVerdict.of(Evidence.about(LICENSE, good), Evidence.withoutSubject(good));
      assertEquals(Answer.UNKNOWN, verdict.answer(Question.WHOLE));
    }

    @Test
    void findings_ofEverySource_areKept() {
      LicenseVerdict verdict =
          LicenseVerdict.of(Evidence.about(LICENSE, good), Evidence.about(LICENSE, good));
      List<Finding> twice = new ArrayList<>(good.findings());
      twice.addAll(good.findings());
      assertEquals(twice, verdict.findings().subList(0, twice.size()));
    }

    @Test
    void mixedSubjects_areNamedInTheFinding() {
      LicenseVerdict verdict =
          LicenseVerdict.of(Evidence.about(LICENSE, good), Evidence.about("license B", good));
      Finding last = verdict.findings().get(verdict.findings().size() - 1);
      assertTrue(last.en().contains(LICENSE) && last.en().contains("license B"));
    }
  }
}
