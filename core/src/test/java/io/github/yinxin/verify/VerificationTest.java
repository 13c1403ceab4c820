package io.github.yinxin.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {

  private static Verification<String> of(Outcome... outcomes) {
    List<Finding> findings = Arrays.stream(outcomes).map(Step.GENUINE::came).toList();
    return Verification.of(findings, () -> "value");
  }

  @Test
  void of_passedChecks_isValidAndHoldsTheValue() {
    assertEquals(Optional.of("value"), of(Outcome.PASSED, Outcome.PASSED).verified());
  }

  @ParameterizedTest
  @EnumSource(names = {"WARNING", "SKIPPED"})
  void of_passedBesideWhatDoesNotDecide_isValid(Outcome other) {
    assertTrue(of(Outcome.PASSED, other) instanceof Verification.Valid);
  }

  @Test
  void of_oneUndetermined_isUndetermined() {
    assertTrue(of(Outcome.PASSED, Outcome.UNDETERMINED) instanceof Verification.Undetermined);
  }

  @Test
  void of_undetermined_holdsNoValue() {
    assertEquals(Optional.empty(), of(Outcome.UNDETERMINED).verified());
  }

  @Test
  void of_oneFailedAfterUndetermined_isInvalid() {
    assertTrue(of(Outcome.UNDETERMINED, Outcome.FAILED) instanceof Verification.Invalid);
  }

  @Test
  void of_failed_holdsNoValue() {
    assertEquals(Optional.empty(), of(Outcome.PASSED, Outcome.FAILED).verified());
  }

  @ParameterizedTest
  @EnumSource(names = {"FAILED", "UNDETERMINED"})
  void of_notValid_neverAsksForTheValue(Outcome outcome) {
    List<Finding> findings = List.of(Step.GENUINE.came(outcome));
    Verification<String> verification =
        Verification.of(
            findings,
            () -> {
              throw new AssertionError("the value does not exist");
            });
    assertEquals(findings, verification.findings());
  }

  @ParameterizedTest
  @EnumSource(names = {"WARNING", "SKIPPED"})
  void of_nothingPassed_isUndetermined(Outcome outcome) {
    assertTrue(of(outcome) instanceof Verification.Undetermined);
  }

  @Test
  void of_noFindings_isRefused() {
    assertThrows(IllegalArgumentException.class, VerificationTest::of);
  }

  @Test
  void findings_changedInTheCallersList_stayAsTheyWere() {
    List<Finding> findings = new ArrayList<>(List.of(Finding.passed(Step.GENUINE)));
    Verification<String> verification = Verification.of(findings, () -> "value");
    findings.clear();
    assertEquals(List.of(Finding.passed(Step.GENUINE)), verification.findings());
  }

  @Test
  void findings_keepTheOrderOfTheProcedure() {
    List<Finding> findings =
        List.of(Finding.passed(Step.WHOLE), Finding.failed(Step.GENUINE, "错", "wrong"));
    assertEquals(findings, Verification.of(findings, () -> "value").findings());
  }
}
