package io.github.yinxin.examples.font;

import io.github.yinxin.seal.Typeface;
import java.io.IOException;
import java.io.InputStream;

/** Noto Serif SC with the characters of GB/T 2312-1980, packed with the examples. */
public final class ExampleFont {

  private static final String FILE = "noto-serif-sc-common.ttf";

  private ExampleFont() {}

  /** Loads the font. */
  public static Typeface load() throws IOException {
    try (InputStream in = ExampleFont.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IOException(FILE + " is not packed with the examples");
      }
      return Typeface.of(in.readAllBytes());
    }
  }
}
