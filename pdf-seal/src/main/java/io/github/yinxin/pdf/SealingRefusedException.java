package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

/** A document that is understood but must not be sealed as asked; nothing was signed. */
public final class SealingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** The seal would not lie wholly on the visible page. */
    OUTSIDE_PAGE,
    /** The document has no such page. */
    NO_SUCH_PAGE,
    /** The document is encrypted. */
    ENCRYPTED
  }

  private final Reason reason;

  /** Names the reason and the values that do not fit. */
  public SealingRefusedException(Reason reason, String message) {
    super(message);
    this.reason = requireNonNull(reason, "reason");
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
