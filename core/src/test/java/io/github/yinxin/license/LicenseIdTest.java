package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseIdTest {

  private static final String TYPE = "11100000000013338W011";
  private static final String ISSUER = "11430000006122244L";
  private static final String PUBLISHED = "1.2.156.3005.2." + TYPE + "." + ISSUER + ".20230000403.";

  private static String refusal(String text) {
    return Refusal.of(() -> LicenseId.parse(text));
  }

  private static LicenseId withSerial(String serial) {
    return new LicenseId(TYPE, ISSUER, serial, 1);
  }

  @Nested
  class PublishedIdentifiers {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
          "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S",
          "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
          "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
          "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F"
        })
    void genuineIdentifier_parsed_isPrintedUnchanged(String text) {
      assertEquals(text, LicenseId.parse(text).toString());
    }

    @Test
    void genuineIdentifier_parsed_givesItsParts() {
      assertEquals(
          new LicenseId(TYPE, ISSUER, "20230000403", 2), LicenseId.parse(PUBLISHED + "002.S"));
    }

    @Test
    void checkCharacter_productOfOne_isZero() {
      LicenseId boundary =
          new LicenseId("11100000000013338W009", "11330105002500287C", "2025052201", 2);
      assertEquals('0', boundary.checkCharacter());
    }

    @Test
    void identifierOfDeviantGenerator_parsed_isRefusedForItsCheckCharacter() {
      String body =
          "1.2.156.3005.2.11100000000013661B006.113700000045046442"
              + ".209FA4E88F9E4C878F3E9BED2CE7EA49.001.";
      assertTrue(refusal(body + "M").endsWith("should end in D"));
    }

    @Test
    void identifierWithPlaceholder_parsed_isRefusedForItsCheckCharacter() {
      String body = "1.2.156.3005.2.11100000000013338W050.91610800064834709T.2023000001.001.";
      assertTrue(refusal(body + "X").endsWith("should end in 2"));
    }

    @Test
    void checkCharacter_unpublishedExample_isM() {
      LicenseId example =
          new LicenseId("11100000000013338W002", "11320482014138860P", "201807250201", 1);
      assertEquals('M', example.checkCharacter());
    }

    @Test
    void checkCharacter_sampleOfIso7064_isM() {
      assertEquals('M', CheckCharacter.STANDARD.over("A12425GABC1234002"));
    }
  }

  @Nested
  class Malformed {

    @Test
    void text_withoutRootCode_isRefused() {
      assertTrue(refusal("1.2.156.3005.3." + TYPE).contains("1.2.156.3005.3."));
    }

    @Test
    void text_withRootCodeRunningOn_isRefused() {
      refusal("1.2.156.3005.21." + TYPE + "." + ISSUER + ".20230000403.001.U");
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "001.U.", "001.U.U"})
    void text_withWrongNumberOfParts_isRefused(String ending) {
      refusal(PUBLISHED + ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11100000000013338W01", "11100000000013338W0111"})
    void typeCode_notOf21Characters_isRefused(String typeCode) {
      assertThrows(IllegalArgumentException.class, () -> new LicenseId(typeCode, ISSUER, "1", 1));
    }

    @Test
    void typeCode_inLowerCase_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> new LicenseId("11100000000013338w011", ISSUER, "1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"34010", "11430000006122244L1", "34010a"})
    void issuerCode_ofWrongShape_isRefused(String issuerCode) {
      String message = Refusal.of(() -> new LicenseId(TYPE, issuerCode, "1", 1));
      assertTrue(message.contains("'" + issuerCode + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a1", "1-2", "1.2", "许可证1", "1 ", "１"})
    void serial_outsideTheAlphabet_isRefused(String serial) {
      assertThrows(IllegalArgumentException.class, () -> withSerial(serial));
    }

    @Test
    void serial_of65Characters_isRefused() {
      assertThrows(IllegalArgumentException.class, () -> withSerial("1".repeat(65)));
    }

    @Test
    void serial_of64Characters_isAccepted() {
      assertEquals(64, withSerial("1".repeat(64)).serial().length());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1000})
    void version_beyondThreeDigits_isRefused(int version) {
      assertThrows(IllegalArgumentException.class, () -> new LicenseId(TYPE, ISSUER, "1", version));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999})
    void version_ofThreeDigits_survivesTheRoundTrip(int version) {
      LicenseId id = new LicenseId(TYPE, ISSUER, "1", version);
      assertEquals(id, LicenseId.parse(id.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.U", "0001.U", "+01.U", "٠٠١.U"})
    void versionText_notThreeDigits_isRefused(String ending) {
      refusal(PUBLISHED + ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "UU", "T"})
    void checkCharacter_notTheComputedOne_isRefused(String check) {
      refusal(PUBLISHED + "001." + check);
    }
  }

  @Test
  void of_sampleParts_takesTheirCodes() {
    LicenseId id = LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "202600000001", 1);
    assertEquals(
        new LicenseId("11990000MB0000019F001", "11990100MB0000027F", "202600000001", 1), id);
  }

  @Test
  void toString_whereTheLocaleHasOtherDigits_keepsAsciiDigits() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(PUBLISHED + "001.U", withSerial("20230000403").toString());
    } finally {
      Locale.setDefault(before);
    }
  }
}
