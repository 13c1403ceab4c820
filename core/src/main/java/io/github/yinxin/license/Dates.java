package io.github.yinxin.license;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Days and times as deployed systems write them; those without a zone are Beijing time. */
final class Dates {

  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter SECONDS = strict("uuuuMMddHHmmss");
  private static final DateTimeFormatter SPACED_SECONDS = strict("uuuu-MM-dd HH:mm:ss");
  private static final List<DateTimeFormatter> DAYS =
      List.of(strict("uuuu-MM-dd"), strict("uuuuMMdd"), strict("uuuu-MM-dd 00:00:00"));
  private static final int EPOCH_MILLIS_DIGITS = 13;
  private static final int MAX_YEAR = 9999;

  private Dates() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Reads a day of the years 1 to 9999. */
  static LocalDate day(String text) {
    return DAYS.stream()
        .flatMap(format -> attempt(() -> LocalDate.parse(text, format)).stream())
        .filter(day -> day.getYear() >= 1 && day.getYear() <= MAX_YEAR)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValueException("day", Text.printable(text), "is no day as yyyy-MM-dd"));
  }

  /** Reads a day written as the milliseconds at its start, in 13 digits. */
  static LocalDate dayOfMillis(String digits) {
    if (digits.length() == EPOCH_MILLIS_DIGITS
        && digits.chars().allMatch(c -> '0' <= c && c <= '9')) {
      LocalDateTime time =
          LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(digits)), BEIJING);
      if (time.equals(time.toLocalDate().atStartOfDay())) {
        return time.toLocalDate();
      }
    }
    throw new InvalidValueException(
        "day", Text.printable(digits), "is not the start of a day in milliseconds");
  }

  /** Reads a time. */
  static Instant time(String text) {
    return Stream.of(SECONDS, SPACED_SECONDS)
        .flatMap(format -> attempt(() -> LocalDateTime.parse(text, format)).stream())
        .findFirst()
        .map(time -> time.toInstant(BEIJING))
        .or(() -> attempt(() -> Instant.parse(text)))
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "time", Text.printable(text), "is no time as yyyy-MM-ddTHH:mm:ssZ"));
  }

  /** Returns a time in 14 digits. */
  static String seconds(Instant time) {
    return SECONDS.format(time.atOffset(BEIJING));
  }

  private static <T> Optional<T> attempt(Supplier<T> parsing) {
    try {
      return Optional.of(parsing.get());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
