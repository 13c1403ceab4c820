package io.github.yinxin.pdfseal.internal.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text strings (ISO 32000-1 7.9.2.2, ISO 32000-2 7.9.2.2 for UTF-8). */
public final class TextString {

  // PDFDocEncoding (ISO 32000-1 annex D.2) where it is not Latin-1.
  private static final String FROM_18 = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
  private static final String FROM_80 =
      "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D"
          + "\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153"
          + "\u0161\u017E\uFFFD\u20AC";

  private TextString() {}

  /** Returns the text of a string. */
  public static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return text(bytes, 3, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      text.append(character(b & 0xFF));
    }
    return text.toString();
  }

  /** Returns a string of text: its ASCII, or UTF-16 with its mark. */
  public static byte[] encode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
      }
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String text(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }

  private static char character(int b) {
    if (b >= 0x18 && b < 0x20) {
      return FROM_18.charAt(b - 0x18);
    }
    return b >= 0x80 && b <= 0xA0 ? FROM_80.charAt(b - 0x80) : (char) b;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
