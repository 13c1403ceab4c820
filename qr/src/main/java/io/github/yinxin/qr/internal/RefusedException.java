package io.github.yinxin.qr.internal;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;

/** Says why a step of a verification came to no result; the text never quotes what it read. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final String zh;
  private final String en;

  private RefusedException(Outcome outcome, String zh, String en) {
    // Without a stack trace: foreign input decides how often this is made.
    super(en, null, false, false);
    this.outcome = outcome;
    this.zh = zh;
    this.en = en;
  }

  /** Returns the refusal of something wrong. */
  public static RefusedException failed(String zh, String en) {
    return new RefusedException(Outcome.FAILED, zh, en);
  }

  /** Returns the refusal of something that nobody here can judge. */
  public static RefusedException undetermined(String zh, String en) {
    return new RefusedException(Outcome.UNDETERMINED, zh, en);
  }

  /** Returns the finding to report under {@code check}. */
  public Finding finding(Check check) {
    return new Finding(check, outcome, zh, en);
  }
}
