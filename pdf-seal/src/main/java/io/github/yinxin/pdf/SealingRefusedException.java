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
    /** The keyword is not on the pages. */
    KEYWORD_NOT_FOUND,
    /** The keyword was not found, and a font does not say which characters it shows. */
    NO_UNICODE_MAP,
    /** The password is missing or wrong, or is not the one that permits signing. */
    PASSWORD_NEEDED,
    /** A certification signature forbids any change. */
    CERTIFIED,
    /** Only the first signature can certify. */
    ALREADY_SIGNED,
    /** Something unusual was found, and the sealer is to refuse that. */
    UNUSUAL,
    /** Readers may see different content: two values of one key, two objects of one number. */
    AMBIGUOUS,
    /** Not all of the document can be read. */
    DAMAGED
  }

  private final Reason reason;

  SealingRefusedException(Reason reason, String message) {
    super(message);
    this.reason = requireNonNull(reason, "reason");
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
