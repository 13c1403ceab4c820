package io.github.yinxin.pdfseal.internal.face;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Breaks Chinese text into lines. */
final class Paragraph {

  // These may not begin a line, those may not end one.
  private static final String NO_LINE_START = "，。、；：？！）》」』”’,.;:?!)";
  private static final String NO_LINE_END = "（《「『“‘(";

  private Paragraph() {}

  static List<String> lines(String text, double widthMm, double sizePoints, Canvas canvas)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int character : text.codePoints().toArray()) {
      String letter = Character.toString(character);
      boolean full = canvas.width(line + letter, sizePoints) > widthMm;
      if (full && line.length() > 0 && !NO_LINE_START.contains(letter)) {
        lines.add(cut(line));
      }
      line.append(letter);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Takes a line off, but for opening marks at its end. */
  private static String cut(StringBuilder line) {
    int end = line.length();
    while (end > 1 && NO_LINE_END.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    String cut = line.substring(0, end);
    line.delete(0, end);
    return cut;
  }
}
