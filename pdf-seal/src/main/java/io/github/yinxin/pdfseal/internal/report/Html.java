package io.github.yinxin.pdfseal.internal.report;

import java.util.Locale;

/** Text of foreign files as it may stand in a page, in an element or a quoted attribute. */
final class Html {

  private static final int MAX_LENGTH = 2000;

  private Html() {}

  /** Escapes markup, and shows what would not be seen or turn the text around. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(MAX_LENGTH).forEach(c -> append(out, c));
    return text.codePointCount(0, text.length()) > MAX_LENGTH ? out + "…" : out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '{' -> out.append("&#123;"); // Marks a place of the frame.
      default -> {
        if (isVisible(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(String.format(Locale.ROOT, "\\u{%X}", c));
        }
      }
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Returns both languages, the second one small. */
  static String both(Words words) {
    return escape(words.zh()) + " <small>" + escape(words.en()) + "</small>";
  }
}
