package io.github.yinxin.qr.internal;

import java.text.Normalizer;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Foreign texts made fit to be shown: what does not show itself appears as its number. */
public final class Escapes {

  // More does not fit a screen, and nobody reads it.
  private static final int SHOWN = 300;
  // Letters, marks and a pattern by their kind, and nothing to the eye.
  private static final String BLANK = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

  private Escapes() {}

  /**
   * Returns a text with every character written as {@code \\u{…}} that is a control, a format mark
   * (the bidirectional ones among them), a separator other than the space, private, unassigned or
   * half of a pair, a blank letter or a variation selector; cut after 300 characters.
   */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            character -> {
              if (isVisible(character)) {
                shown.appendCodePoint(character);
              } else {
                shown.append("\\u{").append(hex(character)).append('}');
              }
            });
    return text.codePointCount(0, text.length()) > SHOWN
        ? shown.append('…').toString()
        : shown.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ' || character == '\u3000';
      // Otherwise a text could pretend to hold an escape.
      default -> character != '\\' && BLANK.indexOf(character) < 0 && !isSelector(character);
    };
  }

  private static boolean isSelector(int character) {
    return (character >= 0x180B && character <= 0x180F)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }

  /**
   * Returns the numbers of the characters that would change in composed form (NFC), or that show
   * something else to one reader than to another: controls but for line ends, format marks, private
   * and replacement characters. Unassigned ones may be names in a later Unicode than the JDK's.
   */
  public static String unusual(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
            && text.codePoints().noneMatch(Escapes::isUnclear)
        ? ""
        : numbers(text);
  }

  private static boolean isUnclear(int character) {
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE ->
          true;
      case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
      default -> character == '\uFFFD';
    };
  }

  private static String numbers(String text) {
    return text.codePoints()
        .filter(
            c ->
                isUnclear(c)
                    || !Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC)
                    || Character.getType(c) == Character.NON_SPACING_MARK)
        .limit(SHOWN)
        .mapToObj(c -> "U+" + hex(c))
        .collect(Collectors.joining(" "));
  }

  private static String hex(int character) {
    String digits = HexFormat.of().withUpperCase().toHexDigits(character);
    // Four digits at least, as the standard writes them.
    return digits.replaceFirst("^0{1,4}", "");
  }
}
