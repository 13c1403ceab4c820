package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.draw.GlyphOutlines;
import java.awt.geom.Path2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A TrueType font that the caller provides; the library ships none. Thread-safe.
 *
 * <p>A character that the font lacks is an error that names it, never a blank box.
 */
public final class Typeface {

  private final byte[] bytes;
  private final GlyphOutlines outlines;

  private Typeface(byte[] bytes, GlyphOutlines outlines) {
    this.bytes = bytes;
    this.outlines = outlines;
  }

  /**
   * Reads a font file with TrueType outlines.
   *
   * @throws IOException if it cannot be read or is no such font, naming the file
   */
  public static Typeface load(Path file) throws IOException {
    try {
      return of(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Wraps a font with TrueType outlines; the caller leaves the array alone.
   *
   * @throws IllegalArgumentException if it is no such font
   */
  public static Typeface of(byte[] trueType) {
    try {
      return new Typeface(trueType, GlyphOutlines.parse(trueType));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "not a font with TrueType outlines (" + trueType.length + " bytes): " + e.getMessage(),
          e);
    }
  }

  /** Returns the font file's bytes from the start. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * Returns the outline of a character in units of the em square, baseline at 0, y upwards.
   *
   * @throws IllegalArgumentException if the font lacks it
   */
  public Path2D outline(int codePoint) {
    requireGlyphs(Character.toString(codePoint));
    return outlines.outline(codePoint);
  }

  /**
   * Checks that the font has every character of a text.
   *
   * @throws IllegalArgumentException naming the first character it lacks, with its code point
   */
  public void requireGlyphs(String text) {
    text.codePoints()
        .filter(c -> !outlines.has(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new IllegalArgumentException(
                  String.format(
                      Locale.ROOT,
                      "the font lacks %s (U+%04X) of \"%s\"",
                      Character.toString(c),
                      c,
                      text));
            });
  }
}
