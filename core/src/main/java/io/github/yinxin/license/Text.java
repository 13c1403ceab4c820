package io.github.yinxin.license;

import java.util.regex.Pattern;

/** What any text of a license must be: present, of bearable length, and what it seems to be. */
final class Text {

  // Surrogates that belong to no pair, control characters, and marks that reverse what is read.
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cs}\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
  private static final int SHOWN = 120;
  private static final Pattern LINE_BREAKS = Pattern.compile("\\r?\\n");

  private Text() {}

  /** Requires a line of 1 to {@code max} characters that is not blank. */
  static void requireLine(String subject, String text, int max) {
    requireLine(subject, text, max, text);
  }

  /**
   * Requires the same of a text that messages must not quote.
   *
   * @param shown what they show in its place
   */
  static void requireLine(String subject, String text, int max, String shown) {
    if (text.isBlank()) {
      throw new InvalidValueException(subject, text, "is blank");
    }
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      throw new InvalidValueException(
          subject, printable(shown), "has " + length + " characters, more than " + max);
    }
    if (FORBIDDEN.matcher(text).find()) {
      throw new InvalidValueException(
          subject, printable(shown), "has a character that cannot be read");
    }
  }

  /** Requires one or more lines of together 1 to {@code max} characters, not all blank. */
  static void requireLines(String subject, String text, int max) {
    requireLine(subject, LINE_BREAKS.matcher(text).replaceAll(" "), max);
  }

  // Short enough for a message, and without what would garble a terminal.
  static String printable(String text) {
    boolean tooLong = text.codePointCount(0, text.length()) > SHOWN;
    String start = tooLong ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…" : text;
    return visible(start);
  }

  /** Returns a text without what would garble a terminal. */
  static String visible(String text) {
    return FORBIDDEN.matcher(text).replaceAll("\uFFFD");
  }
}
