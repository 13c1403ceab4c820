package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days on which a license is in force by its dates, in the authority's zone: from a first day
 * to a last one, both included, or long-term 长期.
 */
public final class Validity {

  // What a system that must have a date writes for "without end".
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private final LocalDate from;
  private final @Nullable LocalDate until;

  private Validity(LocalDate from, @Nullable LocalDate until) {
    this.from = requireNonNull(from, "from");
    this.until = until;
  }

  /**
   * Returns the validity from one day to another, both included; 9999-12-31 means long-term.
   *
   * @throws IllegalArgumentException if it ends before it starts
   */
  public static Validity of(LocalDate from, LocalDate until) {
    if (until.isBefore(from)) {
      throw new InvalidValueException(
          "end of validity", until.toString(), "is before it starts on " + from);
    }
    return new Validity(from, until.equals(NEVER) ? null : until);
  }

  /** Returns the validity that starts on a day and has no last one 长期. */
  public static Validity longTerm(LocalDate from) {
    return new Validity(from, null);
  }

  /**
   * Returns the validity of whole years: five years from 1 March end on the last day of February.
   */
  public static Validity years(LocalDate from, int years) {
    return of(from, from.plusYears(years).minusDays(1));
  }

  /** Returns the first day. */
  public LocalDate from() {
    return from;
  }

  /** Returns the last day, or nothing if it is long-term. */
  public Optional<LocalDate> until() {
    return Optional.ofNullable(until);
  }

  /** Returns whether the day comes before the first one. */
  public boolean startsAfter(LocalDate day) {
    return day.isBefore(from);
  }

  /** Returns whether the day comes after the last one; never if it is long-term. */
  public boolean endsBefore(LocalDate day) {
    return until != null && day.isAfter(until);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Validity that
        && from.equals(that.from)
        && Objects.equals(until, that.until);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, until);
  }

  /** Returns both days in ISO 8601, or the first one and 长期. */
  @Override
  public String toString() {
    return from + "/" + (until == null ? "长期" : until);
  }
}
