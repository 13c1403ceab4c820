package io.github.yinxin.pdfseal.internal.syntax;

import java.io.IOException;

/** A file cannot be read as asked, for a reason that has a name. */
public final class PdfException extends IOException {

  private static final long serialVersionUID = 1L;

  private final Flaw flaw;

  /** Names the reason. */
  public PdfException(Flaw flaw, String detail) {
    super(flaw + ": " + detail);
    this.flaw = flaw;
  }

  /** Returns the message. */
  public String detail() {
    return String.valueOf(getMessage());
  }

  /**
   * Throws it on if a budget is exhausted: a damaged object may be passed over, but who passes that
   * over goes on without end.
   */
  public void throwIfOverBudget() throws PdfException {
    if (flaw == Flaw.OVER_BUDGET) {
      throw this;
    }
  }

  /** Returns the reason. */
  public Flaw flaw() {
    return flaw;
  }
}
