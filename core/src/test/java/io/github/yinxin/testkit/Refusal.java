package io.github.yinxin.testkit;

/** Asks for the words of a refusal: a message must name the value that was wrong. */
public final class Refusal {

  private Refusal() {}

  /**
   * Returns the message with which an action refuses its arguments.
   *
   * @throws AssertionError if it accepts them
   */
  public static String of(Runnable action) {
    try {
      action.run();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("nothing was refused");
  }
}
