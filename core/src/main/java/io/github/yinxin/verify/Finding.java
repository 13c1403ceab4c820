package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

/**
 * The result of one check.
 *
 * @param check the step that was carried out
 * @param outcome how it came out
 * @param zh what was found, for people, in Chinese; empty when there is nothing to add
 * @param en the same in English
 */
public record Finding(Check check, Outcome outcome, String zh, String en) {

  /** Refuses missing parts. */
  public Finding {
    requireNonNull(check, "check");
    requireNonNull(outcome, "outcome");
    requireNonNull(zh, "zh");
    requireNonNull(en, "en");
  }

  /** Returns the finding of a check that passed. */
  public static Finding passed(Check check) {
    return new Finding(check, Outcome.PASSED, "", "");
  }

  /** Returns the finding of a check that passed, with something worth saying. */
  public static Finding passed(Check check, String zh, String en) {
    return new Finding(check, Outcome.PASSED, zh, en);
  }

  /** Returns the finding of a check that failed. */
  public static Finding failed(Check check, String zh, String en) {
    return new Finding(check, Outcome.FAILED, zh, en);
  }

  /** Returns the finding of something unusual that does not decide the verdict. */
  public static Finding warning(Check check, String zh, String en) {
    return new Finding(check, Outcome.WARNING, zh, en);
  }

  /** Returns the finding of a check that does not apply. */
  public static Finding skipped(Check check, String zh, String en) {
    return new Finding(check, Outcome.SKIPPED, zh, en);
  }

  /** Returns the finding of a check that could not be carried out to an answer. */
  public static Finding undetermined(Check check, String zh, String en) {
    return new Finding(check, Outcome.UNDETERMINED, zh, en);
  }
}
