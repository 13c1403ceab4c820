package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.pdfseal.Fonts;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters here look like others, but are what they are to everyone who reads the file. */
class LicensePageTest {

  private static final String PRINTED = "许可证编号有效期至年月日电子证照标识扫码验真";
  private static final String OF_THE_LICENSE = "示例食品经营市场监督管理局所项目路热类制售";
  private static final byte[] FONT_FILE = Fonts.knowing(PRINTED + OF_THE_LICENSE);
  private static final Typeface FONT = Typeface.of(FONT_FILE);

  private static License license(LicenseFacts facts) {
    LicenseId id = LicenseId.of(facts.type(), facts.issuer(), "000000001", 1);
    return License.first(new License.Names(id, new Cti(7), 7), LocalDate.of(2026, 3, 1), facts);
  }

  private static LicensePage page(LicenseFacts facts) {
    return LicensePage.of(license(facts), FONT);
  }

  private static LicensePage page() {
    return page(SampleLicenses.facts());
  }

  private static boolean[][] modules(int size) {
    Random random = new Random(20_261_124L);
    boolean[][] modules = new boolean[size][size];
    for (boolean[] row : modules) {
      for (int i = 0; i < size; i++) {
        row[i] = random.nextBoolean();
      }
    }
    return modules;
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(document).replace(" ", "");
    }
  }

  @Nested
  class File {

    @Test
    void samePage_givesTheSameBytes() {
      assertArrayEquals(page().code(modules(21), 30).pdf(), page().code(modules(21), 30).pdf());
    }

    @Test
    void samePage_underAnotherDefaultLocale_givesTheSameBytes() {
      byte[] expected = page().pdf();
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        assertArrayEquals(expected, page().pdf());
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void font_isEmbeddedAsASubset() throws Exception {
      try (PDDocument document = Loader.loadPDF(page().pdf())) {
        for (COSName name : document.getPage(0).getResources().getFontNames()) {
          PDFont font = document.getPage(0).getResources().getFont(name);
          assertTrue(font.isEmbedded());
          assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), font.getName());
        }
      }
    }

    @Test
    void file_isFarSmallerThanItsFont() {
      assertTrue(page().pdf().length < FONT_FILE.length / 4);
    }

    @Test
    void page_isA4InLandscape() throws Exception {
      try (PDDocument document = Loader.loadPDF(page().pdf())) {
        assertEquals(297, document.getPage(0).getMediaBox().getWidth() * 25.4 / 72, 0.1);
        assertEquals(210, document.getPage(0).getMediaBox().getHeight() * 25.4 / 72, 0.1);
      }
    }
  }

  @Nested
  class Text {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "示例食品经营许可证",
          "JY99901000000001",
          "经营场所示例市示例路1号",
          "经营项目热食类食品制售",
          "示例市市场监督管理局",
          "2026年3月1日",
          "2031年2月28日",
          "电子证照标识"
        })
    void fact_isExtractable(String fact) throws Exception {
      String text = text(page().pdf());
      assertTrue(text.contains(fact), text);
    }

    @Test
    void footnote_isExtractable() throws Exception {
      assertTrue(text(page().footnote("specimen").pdf()).contains("specimen"));
    }
  }

  @Nested
  class MissingCharacters {

    private static String refusal(String place) {
      LicensePage page = page(SampleLicenses.facts().withField("KZ_JYCS", place));
      return Refusal.of(page::pdf);
    }

    @Test
    void character_beyondTheFont_isNamedWithItsFieldAndCodePoint() {
      String message = refusal("示例𬭚路");
      assertTrue(message.contains("经营场所"), message);
      assertTrue(message.contains("𬭚"), message);
      assertTrue(message.contains("U+2CB5A"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"示例路\u200B1号", "示例路\uE000"})
    void character_thatCannotBeSeen_isRefusedToo(String place) {
      assertTrue(refusal(place).contains("U+"));
    }

    @Test
    void footnote_isNamed() {
      assertTrue(Refusal.of(() -> page().footnote("©").pdf()).contains("footnote"));
    }

    /** What the page prints by itself needs its characters as well. */
    @ParameterizedTest
    @ValueSource(strings = {"编", "至", "月", "标"})
    void printedCharacter_isNamedWithItsCodePoint(String lacking) {
      Typeface font = Typeface.of(Fonts.knowing((PRINTED + OF_THE_LICENSE).replace(lacking, "")));
      LicensePage page = LicensePage.of(license(SampleLicenses.facts()), font);
      String message = Refusal.of(page::pdf);
      assertTrue(message.contains(lacking + " (U+"), message);
    }

    @Test
    void printedCharacterOfTheCode_isNamedOnlyWithACode() {
      Typeface font = Typeface.of(Fonts.knowing((PRINTED + OF_THE_LICENSE).replace("扫", "")));
      LicensePage page = LicensePage.of(license(SampleLicenses.facts()), font);
      assertTrue(page.pdf().length > 0);
      LicensePage coded = page.code(modules(21), 30);
      assertTrue(Refusal.of(coded::pdf).contains("扫 (U+"));
    }
  }

  @Nested
  class Room {

    @Test
    void field_ofManyLines_isDrawn() throws Exception {
      String place = "示例市".repeat(150);
      String text = text(page(SampleLicenses.facts().withField("KZ_JYCS", place)).pdf());
      assertEquals(
          450,
          text.codePoints().filter(c -> "示例市".indexOf(c) >= 0).count()
              - text(page(SampleLicenses.facts().withField("KZ_JYCS", "路")).pdf())
                  .codePoints()
                  .filter(c -> "示例市".indexOf(c) >= 0)
                  .count());
    }

    @Test
    void lineBreakInAField_startsALine() throws Exception {
      String text = text(page(SampleLicenses.facts().withField("KZ_JYCS", "示例路\n市示")).pdf());
      assertTrue(text.lines().anyMatch(line -> line.strip().equals("市示")), text);
    }

    @Test
    void field_beyondThePage_isRefused() {
      LicensePage page = page(SampleLicenses.facts().withField("KZ_JYCS", "示例市".repeat(1_000)));
      assertThrows(IllegalArgumentException.class, page::pdf);
    }
  }

  @Nested
  class Code {

    @ParameterizedTest
    @ValueSource(ints = {1, 21, 77, 177})
    void modules_areReadFromTheRenderedPage(int size) throws Exception {
      boolean[][] modules = modules(size);
      double side = 60;
      try (PDDocument document = Loader.loadPDF(page().code(modules, side).pdf())) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 300);
        double pixelsPerMm = image.getWidth() / 297.0;
        for (int row = 0; row < size; row++) {
          for (int column = 0; column < size; column++) {
            double x = 234 - side / 2 + (column + 0.5) * side / size;
            double y = 64 + (row + 0.5) * side / size;
            int rgb = image.getRGB((int) (x * pixelsPerMm), (int) (y * pixelsPerMm));
            assertEquals(modules[row][column], (rgb & 0xFF) < 128, row + ", " + column);
          }
        }
      }
    }

    @Test
    void modules_changedAfterwards_doNotChangeThePage() {
      boolean[][] modules = modules(21);
      LicensePage page = page().code(modules, 30);
      byte[] before = page.pdf();
      modules[0][0] = !modules[0][0];
      assertArrayEquals(before, page.pdf());
    }

    @ParameterizedTest
    @ValueSource(doubles = {15, 60})
    void side_atTheBounds_isTaken(double side) {
      assertTrue(page().code(modules(21), side).pdf().length > 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {14.99, 60.01, Double.NaN, -30})
    void side_beyondTheBounds_isRefused(double side) {
      assertThrows(IllegalArgumentException.class, () -> page().code(modules(21), side));
    }

    @Test
    void modules_thatAreNoSquare_areRefused() {
      assertThrows(IllegalArgumentException.class, () -> page().code(new boolean[21][20], 30));
      assertThrows(IllegalArgumentException.class, () -> page().code(new boolean[0][], 30));
    }
  }

  @Nested
  class Sealing {

    @Test
    void page_sealedWhereItSays_namesItsLicenseWhenVerified() throws Exception {
      byte[] sealed =
          SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
              .seal(page().pdf(), page().sealPlacement())
              .bytes();
      assertEquals(
          Optional.of(license(SampleLicenses.facts()).id()),
          SealingOffice.verifier()
              .verify(sealed, SealingOffice.NOW)
              .overall()
              .verified()
              .orElseThrow()
              .license());
    }
  }
}
