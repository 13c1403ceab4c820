package io.github.yinxin.examples.picture;

import io.github.yinxin.examples.font.ExampleFont;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.FontBoxFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.CIDFontMapping;
import org.apache.pdfbox.pdmodel.font.FontMapper;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.FontMapping;
import org.apache.pdfbox.pdmodel.font.PDCIDSystemInfo;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for fonts that a document does not embed. PDFBox would go through all fonts of the
 * system, damaged ones included, and keep a list of them in the user's home.
 */
public final class PackedFonts implements FontMapper {

  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private @Nullable TrueTypeFont latin;
  private @Nullable TrueTypeFont chinese;

  private PackedFonts() {}

  /** Makes PDFBox use nothing else, in this whole program. */
  public static void use() {
    FontMappers.set(new PackedFonts());
  }

  @Override
  public FontMapping<TrueTypeFont> getTrueTypeFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(latin(), true);
  }

  @Override
  public FontMapping<FontBoxFont> getFontBoxFont(
      String baseFont, @Nullable PDFontDescriptor descriptor) {
    return new FontMapping<>(latin(), true);
  }

  // PDFBox's own mapper passes null as well, for fonts that are no OpenType.
  @Override
  @SuppressWarnings("NullAway")
  public CIDFontMapping getCIDFont(
      String baseFont,
      @Nullable PDFontDescriptor descriptor,
      @Nullable PDCIDSystemInfo systemInfo) {
    return new CIDFontMapping(null, chinese(), true);
  }

  private synchronized TrueTypeFont latin() {
    if (latin == null) {
      try (InputStream in = PDDocument.class.getResourceAsStream(LATIN)) {
        latin = parse(in);
      } catch (IOException e) {
        throw new UncheckedIOException(LATIN + " cannot be read", e);
      }
    }
    return latin;
  }

  private synchronized TrueTypeFont chinese() {
    if (chinese == null) {
      try (InputStream in = ExampleFont.load().open()) {
        chinese = parse(in);
      } catch (IOException e) {
        throw new UncheckedIOException("the packed font cannot be read", e);
      }
    }
    return chinese;
  }

  private static TrueTypeFont parse(@Nullable InputStream in) throws IOException {
    if (in == null) {
      throw new IOException("it is not packed");
    }
    return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
  }
}
