package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The matter 办件 that causes a change in the register.
 *
 * @param number its number on the platform
 * @param decidedOn the day of the decision, from which it acts
 */
public record Matter(String number, LocalDate decidedOn) {

  /** Refuses a blank number. */
  public Matter {
    requireNonNull(decidedOn, "decidedOn");
    if (number.isBlank()) {
      throw new IllegalArgumentException("matter has no number");
    }
  }
}
