package io.github.yinxin.qr.internal;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides most of a text. What stays is enough to compare it with the license at hand and, by itself,
 * points to nobody.
 */
public final class Masking {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}([-./年])[0-9]{1,2}.*");
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z()（）-]{8,}");
  private static final int YEAR = 4;
  private static final int ENDS = 2;
  // A longer text is an address or a remark: its beginning names the place, not the door.
  private static final int LONG = 8;
  private static final int BEGINNING = 6;

  private Masking() {}

  /**
   * Masks by what the text looks like: a date keeps its year, a number both ends, a long text its
   * first six characters, any other the first; each hidden character, whatever its UTF-16 length,
   * becomes one asterisk, and the dot {@code ·} within a name stays. Several texts, joined by
   * {@code 、}, are masked each.
   */
  public static String mask(String text) {
    return Arrays.stream(text.split("、", -1))
        .map(Masking::maskOne)
        .collect(Collectors.joining("、"));
  }

  private static String maskOne(String text) {
    if (DATE.matcher(text).matches()) {
      return hide(text, YEAR, 0);
    }
    if (NUMBER.matcher(text).matches()) {
      return hide(text, ENDS, ENDS);
    }
    int length = text.codePointCount(0, text.length());
    return hide(text, length > LONG && text.indexOf('·') < 0 ? BEGINNING : 1, 0);
  }

  private static String hide(String text, int before, int after) {
    int[] characters = text.codePoints().toArray();
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      boolean kept = i < before || i >= characters.length - after || characters[i] == '·';
      masked.appendCodePoint(kept ? characters[i] : '*');
    }
    return masked.toString();
  }
}
