package io.github.yinxin.pdfseal.internal.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What pages are made of; text of foreign files as it may stand in an element or a quoted
 * attribute.
 */
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

  /** Returns one after the other. */
  static <T> String each(List<T> items, Function<T, String> form) {
    return items.stream().map(form).collect(Collectors.joining("\n"));
  }

  /** Returns the style class of an outcome. */
  static String tone(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  /** Returns a line of a table; label and value are markup. */
  static String row(String label, String value) {
    return "<tr><th>" + label + "</th><td>" + value + "</td></tr>";
  }

  /** Returns text for machines. */
  static String code(String text) {
    return "<code>" + escape(text) + "</code>";
  }

  /** Returns a picture in its own size; nothing if there is none. */
  static String figure(@Nullable Picture picture, Words caption) {
    if (picture == null) {
      return "";
    }
    double width = picture.width() * Camera.MM_PER_INCH / Camera.DPI;
    return String.format(
            Locale.ROOT,
            "<figure><img style=\"width:%.1fmm\" alt=\"%s\" src=\"",
            width,
            escape(caption.en()))
        + picture.address()
        + "\"><figcaption>"
        + both(caption)
        + "</figcaption></figure>";
  }
}
