package io.github.yinxin.core.internal.pki;

/** Says that foreign bytes are not the structure they should be. */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong; the message quotes nothing of the bytes. */
  public MalformedException(String message) {
    super(message);
  }

  /** Wraps what a parser threw. */
  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
