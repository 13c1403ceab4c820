package io.github.yinxin.pdfseal.internal.draw;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The glyph outlines of one TrueType font. */
public final class GlyphOutlines {

  private final TrueTypeFont font;
  private final CmapLookup characters;

  private GlyphOutlines(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
  }

  /** Parses a font file; foreign bytes give an {@link IOException}, whatever they are. */
  public static GlyphOutlines parse(byte[] trueType) throws IOException {
    try {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(trueType));
      if (font.getGlyph() == null) {
        throw new IOException("no glyf table");
      }
      return new GlyphOutlines(font);
    } catch (RuntimeException e) {
      // FontBox trusts lengths and offsets in the file and trips over wrong ones.
      throw new IOException("damaged font", e);
    }
  }

  /** Returns whether the font has a glyph for the character. */
  public boolean has(int codePoint) {
    return characters.getGlyphId(codePoint) != 0;
  }

  /**
   * Returns the outline in em units; empty for a blank. FontBox reads glyphs lazily: one at a time.
   *
   * @throws IllegalArgumentException if the glyph is damaged
   */
  public synchronized Path2D outline(int codePoint) {
    try {
      GlyphData glyph = font.getGlyph().getGlyph(characters.getGlyphId(codePoint));
      GeneralPath path = glyph == null ? new GeneralPath() : glyph.getPath();
      double em = font.getUnitsPerEm();
      return new Path2D.Double(path, AffineTransform.getScaleInstance(1 / em, 1 / em));
    } catch (IOException | RuntimeException e) {
      // As above.
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "glyph of U+%04X is damaged", codePoint), e);
    }
  }
}
