package io.github.yinxin.examples.font;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * Cuts a TrueType font down to ASCII and the characters of GB/T 2312-1980; this is how the font
 * packed with the examples was made (see the README beside it).
 *
 * <p>Usage: {@code FontCutter SOURCE.ttf TARGET.ttf}
 */
public final class FontCutter {

  private static final int FIRST_BYTE = 0xA1;
  private static final int LAST_BYTE = 0xFE;

  // Others, such as GSUB, would be copied as they are and speak of glyphs that are gone.
  private static final List<String> TABLES =
      List.of(
          "OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");

  private FontCutter() {}

  /** Cuts one font. */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: FontCutter SOURCE.ttf TARGET.ttf");
    }
    try (RandomAccessReadBufferedFile source = new RandomAccessReadBufferedFile(args[0]);
        TrueTypeFont font = new TTFParser().parse(source);
        OutputStream target = Files.newOutputStream(Path.of(args[1]))) {
      CmapLookup characters = font.getUnicodeCmapLookup();
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      commonCharacters().stream()
          .filter(c -> characters.getGlyphId(c) != 0)
          .forEach(subsetter::add);
      subsetter.writeToStream(target);
    }
  }

  private static Set<Integer> commonCharacters() {
    Set<Integer> characters = new TreeSet<>();
    for (int ascii = ' '; ascii <= '~'; ascii++) {
      characters.add(ascii);
    }
    Charset gb2312 = Charset.forName("GB2312");
    for (int row = FIRST_BYTE; row <= LAST_BYTE; row++) {
      for (int cell = FIRST_BYTE; cell <= LAST_BYTE; cell++) {
        try {
          byte[] code = {(byte) row, (byte) cell};
          characters.add(
              gb2312.newDecoder().decode(ByteBuffer.wrap(code)).toString().codePointAt(0));
        } catch (CharacterCodingException e) {
          // Not every cell of the table is taken.
        }
      }
    }
    "·—–×㎡".codePoints().forEach(characters::add);
    return characters;
  }
}
