package io.github.yinxin.pdfseal.internal.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates (ISO 32000-1 7.9.4). */
public final class PdfDate {

  private static final Pattern FORM =
      Pattern.compile(
          "D:(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?"
              + "(?:Z.*|([+-])(\\d\\d)'?(\\d\\d)?'?)?");
  private static final int OFFSET_SIGN = 7;

  private PdfDate() {}

  /** Returns the instant, if the text is a date; without an offset, as if in UTC. */
  public static Optional<Instant> parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              part(m, 1, 0),
              part(m, 2, 1),
              part(m, 3, 1),
              part(m, 4, 0),
              part(m, 5, 0),
              part(m, 6, 0));
      int sign = "-".equals(m.group(OFFSET_SIGN)) ? -1 : 1;
      ZoneOffset offset =
          ZoneOffset.ofHoursMinutes(
              sign * part(m, OFFSET_SIGN + 1, 0), sign * part(m, OFFSET_SIGN + 2, 0));
      return Optional.of(local.toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int part(Matcher matcher, int group, int otherwise) {
    String digits = matcher.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** Returns an instant as a date in a zone, to the second. */
  public static String format(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    int minutes = local.getOffset().getTotalSeconds() / 60;
    StringBuilder date = new StringBuilder("D:");
    append(date, local.getYear() / 100);
    append(date, local.getYear() % 100);
    append(date, local.getMonthValue());
    append(date, local.getDayOfMonth());
    append(date, local.getHour());
    append(date, local.getMinute());
    append(date, local.getSecond());
    date.append(minutes < 0 ? '-' : '+');
    append(date, Math.abs(minutes) / 60);
    date.append('\'');
    append(date, Math.abs(minutes) % 60);
    return date.append('\'').toString();
  }

  private static void append(StringBuilder date, int twoDigits) {
    date.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
  }
}
