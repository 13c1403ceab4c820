package io.github.yinxin.license;

import java.time.LocalDate;

/**
 * The days on which a license is in force by its dates, in the authority's zone.
 *
 * @param from first day
 * @param until last day, included
 */
public record Validity(LocalDate from, LocalDate until) {

  /** Refuses an end before the start. */
  public Validity {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("validity ends " + until + ", before it starts " + from);
    }
  }

  /** Returns the validity from one day to another, both included. */
  public static Validity of(LocalDate from, LocalDate until) {
    return new Validity(from, until);
  }

  /**
   * Returns the validity of whole years: five years from 1 March end on the last day of February.
   */
  public static Validity years(LocalDate from, int years) {
    return new Validity(from, from.plusYears(years).minusDays(1));
  }

  /** Returns whether the day comes before the first one. */
  public boolean startsAfter(LocalDate day) {
    return day.isBefore(from);
  }

  /** Returns whether the day comes after the last one. */
  public boolean endsBefore(LocalDate day) {
    return day.isAfter(until);
  }
}
