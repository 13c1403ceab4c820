package io.github.yinxin.core.internal.pki;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as certificates, lists and tokens write them (RFC 5280 4.1.2.5, RFC 3161 2.4.2). */
final class DerTime {

  private static final int SHORT = "YYMMDDHHMMSSZ".length();
  private static final int WHOLE_SECONDS = "YYYYMMDDHHMMSS".length();
  private static final int NANO_DIGITS = 9;

  private DerTime() {}

  /** Reads a UTCTime (years 1950 to 2049) or a GeneralizedTime, in UTC, fractions allowed. */
  static Instant parse(int tag, String text) throws MalformedException {
    if (tag == Der.UTC_TIME && text.length() == SHORT) {
      return instant((text.charAt(0) < '5' ? "20" : "19") + text);
    }
    if (tag != Der.GENERALIZED_TIME) {
      throw new MalformedException("no time");
    }
    return instant(text);
  }

  private static Instant instant(String text) throws MalformedException {
    if (!text.matches("[0-9]{14}(\\.[0-9]{1,9})?Z")) {
      throw new MalformedException("time of " + text.length() + " characters is not in UTC");
    }
    int[] part = new int[] {4, 2, 2, 2, 2, 2};
    int at = 0;
    for (int i = 0; i < part.length; i++) {
      int next = at + part[i];
      part[i] = Integer.parseInt(text, at, next, 10);
      at = next;
    }
    String fraction = text.substring(WHOLE_SECONDS, text.length() - 1).replace(".", "");
    int nanos = Integer.parseInt(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
    try {
      return LocalDateTime.of(part[0], part[1], part[2], part[3], part[4], part[5], nanos)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedException("no such time", e);
    }
  }
}
