package io.github.yinxin.pdfseal.internal.sealing;

/** A document that must not be sealed as asked. */
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why; each has its namesake in the public exception. */
  public enum Reason {
    OUTSIDE_PAGE,
    NO_SUCH_PAGE,
    KEYWORD_NOT_FOUND,
    NO_UNICODE_MAP,
    PASSWORD_NEEDED,
    CERTIFIED,
    ALREADY_SIGNED,
    UNUSUAL,
    AMBIGUOUS,
    DAMAGED
  }

  private final Reason reason;

  Refusal(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }

  /** Returns the message. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
