package io.github.yinxin.pdfseal.internal.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259): maps, lists, text, numbers; keys without a value are left out. */
final class JsonText {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  static String of(Object value) {
    JsonText text = new JsonText();
    text.value(value);
    return text.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> list) {
      array(list);
    } else if (value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      string(String.valueOf(value));
    }
  }

  private void object(Map<?, ?> map) {
    String comma = "";
    out.append('{');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() != null) {
        out.append(comma);
        string(String.valueOf(entry.getKey()));
        out.append(':');
        value(entry.getValue());
        comma = ",";
      }
    }
    out.append('}');
  }

  private void array(Iterable<?> list) {
    String comma = "";
    out.append('[');
    for (Object item : list) {
      out.append(comma);
      value(item);
      comma = ",";
    }
    out.append(']');
  }

  // Everything but printable ASCII and letters is escaped: the file may be shown anywhere.
  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || (c > '~' && !Character.isLetterOrDigit(c) && !isWide(c))) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xF));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  // Chinese punctuation and full-width forms.
  private static boolean isWide(char c) {
    return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF5E);
  }
}
