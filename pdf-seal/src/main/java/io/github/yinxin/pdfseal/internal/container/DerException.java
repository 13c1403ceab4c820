package io.github.yinxin.pdfseal.internal.container;

/** Bytes that are not the structure they should be; the message names the element. */
public final class DerException extends Exception {

  private static final long serialVersionUID = 1L;

  DerException(String message) {
    super(message);
  }

  DerException(String message, Exception cause) {
    super(message, cause);
  }
}
