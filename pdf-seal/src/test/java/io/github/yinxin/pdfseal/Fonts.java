package io.github.yinxin.pdfseal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * TrueType fonts that every machine has: Liberation Sans (OFL-1.1) out of PDFBox's jar, as it is or
 * with some of its glyphs under Chinese characters.
 */
public final class Fonts {

  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final int FIRST_BORROWED_GLYPH = 300;
  private static final int TABLES_AT = 12;
  private static final int RECORD = 16;

  private Fonts() {}

  /** Returns the font for Latin texts. */
  public static byte[] latin() {
    try (InputStream in = PDDocument.class.getResourceAsStream(LATIN)) {
      if (in == null) {
        throw new IllegalStateException(LATIN + " is not in PDFBox's jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a font that knows ASCII and the given characters, and no others. A character that is
   * not ASCII looks like some other one, but has a glyph of its own.
   */
  public static byte[] knowing(String characters) {
    Map<Integer, Integer> glyphs = new TreeMap<>();
    for (int c = ' '; c <= '~'; c++) {
      glyphs.put(c, c - ' ' + 3); // The order of Liberation Sans.
    }
    characters
        .codePoints()
        .filter(c -> c > '~')
        .forEach(c -> glyphs.putIfAbsent(c, FIRST_BORROWED_GLYPH + glyphs.size()));
    return replaceTable(latin(), "cmap", characterMap(glyphs));
  }

  /** Format 12, one group for each character. */
  private static byte[] characterMap(Map<Integer, Integer> glyphs) {
    ByteBuffer map = ByteBuffer.allocate(12 + 16 + 12 * glyphs.size());
    map.putShort((short) 0).putShort((short) 1);
    map.putShort((short) 3).putShort((short) 10).putInt(12);
    map.putShort((short) 12).putShort((short) 0).putInt(16 + 12 * glyphs.size());
    map.putInt(0).putInt(glyphs.size());
    for (Map.Entry<Integer, Integer> entry : glyphs.entrySet()) {
      map.putInt(entry.getKey()).putInt(entry.getKey()).putInt(entry.getValue());
    }
    return map.array();
  }

  /** Appends the new table and lets its record point there; readers do not look at check sums. */
  private static byte[] replaceTable(byte[] font, String tag, byte[] table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(font);
    while (out.size() % 4 != 0) {
      out.write(0);
    }
    int offset = out.size();
    out.writeBytes(table);
    ByteBuffer changed = ByteBuffer.wrap(out.toByteArray());
    for (int i = 0; i < changed.getShort(4); i++) {
      int at = TABLES_AT + RECORD * i;
      if (new String(changed.array(), at, 4, StandardCharsets.US_ASCII).equals(tag)) {
        changed.putInt(at + 8, offset).putInt(at + 12, table.length);
        return changed.array();
      }
    }
    throw new IllegalArgumentException("the font has no table " + tag);
  }
}
