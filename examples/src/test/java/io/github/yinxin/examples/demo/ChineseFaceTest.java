package io.github.yinxin.examples.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.pdf.LicensePage;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.seal.SealDesign;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

class ChineseFaceTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void font_onTheFace_isEmbeddedAsASubset() throws Exception {
    byte[] pdf = LicensePage.of(license(DemoLicense.facts(TODAY)), ExampleFont.load()).pdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      int fonts = 0;
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertTrue(font.isEmbedded(), font.getName());
        assertTrue(font.getName().matches("[A-Z]{6}\\+.*"), font.getName());
        fonts++;
      }
      assertEquals(1, fonts);
    }
    assertTrue(pdf.length < 200_000, pdf.length + " bytes");
  }

  @Test
  void missingCharacter_inAField_isNamedWithItsField() {
    LicenseFacts facts = DemoLicense.facts(TODAY).withField("KZ_FDDBR", "王𬭚");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LicensePage.of(license(facts), ExampleFont.load()).pdf());
    assertTrue(String.valueOf(refused.getMessage()).contains("法定代表人"), refused.toString());
    assertTrue(String.valueOf(refused.getMessage()).contains("U+2CB5A"), refused.toString());
  }

  @Test
  void missingCharacter_onASeal_isNamed() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> SealDesign.round(42, "示例市𠮷祥局", ExampleFont.load()));
    assertTrue(String.valueOf(refused.getMessage()).contains("U+20BB7"), refused.toString());
  }

  @Test
  void fields_tooLongForThePage_areRefused() {
    LicenseFacts facts = DemoLicense.facts(TODAY).withField("KZ_JYXM", "食".repeat(2000));
    assertThrows(
        IllegalArgumentException.class,
        () -> LicensePage.of(license(facts), ExampleFont.load()).pdf());
  }

  private static License license(LicenseFacts facts) {
    return LicenseRegister.inMemory(Clock.systemUTC(), new Random(1))
        .issue(new Matter("TEST", TODAY), facts);
  }
}
