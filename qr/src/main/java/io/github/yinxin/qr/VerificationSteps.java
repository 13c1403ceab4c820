package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run through a procedure: each step is carried out on the result of an earlier one, or
 * skipped.
 */
final class VerificationSteps {

  /** A check that turns what is known so far into something better, or refuses. */
  @FunctionalInterface
  interface Step<A, B> {
    B apply(A input) throws RefusedException;
  }

  private final List<Finding> findings = new ArrayList<>();
  private Optional<Check> stoppedBy = Optional.empty();

  /**
   * Carries out a check and notes its finding.
   *
   * @param input nothing, if the step that should have made it came to no result
   */
  <A, B> Optional<B> take(Check check, Optional<A> input, Step<A, B> step) {
    if (input.isEmpty()) {
      findings.add(skipped(check));
      return Optional.empty();
    }
    try {
      B result = step.apply(input.get());
      findings.add(Finding.passed(check));
      return Optional.of(result);
    } catch (RefusedException e) {
      return stop(check, e.finding(check));
    } catch (RuntimeException e) {
      // Foreign bytes may break a step in any way; one that broke off has not passed.
      return stop(check, brokenOff(check, e));
    }
  }

  /**
   * Carries out a check that has more answers than yes and no, and nothing to hand on.
   *
   * @param input nothing, if the step that should have made it came to no result
   */
  <A> void judge(Check check, Optional<A> input, Step<A, Finding> step) {
    if (input.isEmpty()) {
      findings.add(skipped(check));
      return;
    }
    try {
      findings.add(step.apply(input.get()));
    } catch (RefusedException e) {
      stop(check, e.finding(check));
    } catch (RuntimeException e) {
      // As above.
      stop(check, brokenOff(check, e));
    }
  }

  private static Finding brokenOff(Check check, RuntimeException e) {
    // Foreign text drove a codec or a key where nobody foresaw it: no verdict may rest on that.
    String kind = e.getClass().getSimpleName();
    return Finding.failed(check, "检查中断：" + kind, "the check broke off: " + kind);
  }

  private <B> Optional<B> stop(Check check, Finding finding) {
    findings.add(finding);
    stoppedBy = stoppedBy.or(() -> Optional.of(check));
    return Optional.empty();
  }

  private Finding skipped(Check check) {
    String reason = stoppedBy.map(Check::name).orElse("");
    return Finding.skipped(
        check, "前一检查 " + reason + " 未通过，未进行", "not reached: " + reason + " did not pass");
  }

  List<Finding> findings() {
    return findings;
  }
}
