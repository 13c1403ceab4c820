package io.github.yinxin.qr.internal;

import java.util.List;
import java.util.regex.Pattern;

/** Families of codes that are not ours, told apart by data alone: nothing is opened or asked. */
public final class ForeignCodes {

  private static final List<Line> LINES =
      DataLines.of("foreign-codes.tsv").stream().map(Line::parse).toList();
  // Enough to tell the family; a pattern never runs over more of a stranger's text.
  private static final int LOOKED_AT = 4296;

  private ForeignCodes() {}

  /**
   * A kind of code.
   *
   * @param id for machines
   * @param zh for people, in Chinese
   * @param en for people, in English
   */
  public record Family(String id, String zh, String en) {}

  private record Line(Family family, Pattern pattern) {
    static Line parse(String line) {
      String[] columns = line.split("\t", -1);
      return new Line(new Family(columns[0], columns[1], columns[2]), Pattern.compile(columns[3]));
    }
  }

  /** Returns the family that a text belongs to; there is one for all the rest. */
  public static Family familyOf(String text) {
    String beginning = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    return LINES.stream()
        .filter(line -> line.pattern().matcher(beginning).matches())
        .findFirst()
        .map(Line::family)
        .orElseThrow(() -> new IllegalStateException("the last family takes everything"));
  }
}
