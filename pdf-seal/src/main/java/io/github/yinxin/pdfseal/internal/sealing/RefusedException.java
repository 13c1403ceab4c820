package io.github.yinxin.pdfseal.internal.sealing;

/** A document that must not be sealed as asked; nothing was signed. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    /** The seal would not lie wholly on the visible page. */
    OUTSIDE_PAGE,
    /** The document has no such page. */
    NO_SUCH_PAGE,
    /** The document is encrypted. */
    ENCRYPTED
  }

  private final Cause refusedFor;

  RefusedException(Cause refusedFor, String message) {
    super(message);
    this.refusedFor = refusedFor;
  }

  /** Returns why. */
  public Cause refusedFor() {
    return refusedFor;
  }
}
