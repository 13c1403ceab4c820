package io.github.yinxin.core.internal.json;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JSON text in the making, member by member, for records that are written by the thousand;
 * whoever writes keeps names in order, so that equal records are equal texts.
 */
public final class JsonText {

  private static final HexFormat HEX = HexFormat.of();
  private static final int LIKELY_LENGTH = 512;

  private final StringBuilder out = new StringBuilder(LIKELY_LENGTH);

  /** Opens an object or an array. */
  public JsonText open(char bracket) {
    separate();
    out.append(bracket);
    return this;
  }

  /** Closes an object or an array. */
  public JsonText close(char bracket) {
    out.append(bracket);
    return this;
  }

  /** Writes the name of a member; its value follows. */
  public JsonText name(String name) {
    text(name);
    out.append(':');
    return this;
  }

  /** Writes a text. */
  public JsonText text(String text) {
    separate();
    out.append('"');
    // Stretches between characters that need an escape, for most texts have none.
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, from, i);
        out.append(c < ' ' ? "\\u00" + HEX.toHexDigits((byte) c) : "\\" + c);
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
    return this;
  }

  /** Writes an object of texts, by their names. */
  public JsonText texts(Map<String, String> texts) {
    open('{');
    new TreeMap<>(texts).forEach((name, text) -> name(name).text(text));
    return close('}');
  }

  /** Writes a whole number, true or false. */
  JsonText plain(Object value) {
    separate();
    out.append(value);
    return this;
  }

  private void separate() {
    char last = out.length() == 0 ? '{' : out.charAt(out.length() - 1);
    if (last != '{' && last != '[' && last != ':') {
      out.append(',');
    }
  }

  /** Returns what was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
