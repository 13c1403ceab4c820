package io.github.yinxin.register;

import java.time.Instant;
import java.time.LocalDate;

/** Dates and instants as every database keeps them: as whole numbers. */
final class SqlDates {

  private static final int MAX_YEAR = 9999;
  private static final long MICROS = 1_000_000;
  private static final int NANOS = 1000;

  private SqlDates() {}

  /** Returns 20260301 for 1 March 2026. */
  static int number(LocalDate day) {
    if (day.getYear() < 1 || day.getYear() > MAX_YEAR) {
      throw new IllegalArgumentException("date " + day + " is not of the years 1 to " + MAX_YEAR);
    }
    return (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
  }

  static LocalDate day(int number) {
    return LocalDate.of(number / 10_000, number / 100 % 100, number % 100);
  }

  /** Returns microseconds since 1970. */
  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / NANOS);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
  }
}
