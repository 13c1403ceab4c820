package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseFactsTest {

  private static final Map<String, String> REQUIRED = Map.of("KZ_JYCS", "示例市示例路1号");

  private static LicenseFacts facts(String number, Map<String, String> fields) {
    return new LicenseFacts(
        SampleLicenses.TYPE,
        number,
        List.of(SampleLicenses.HOLDER),
        SampleLicenses.AUTHORITY,
        SampleLicenses.VALIDITY,
        fields);
  }

  @Test
  void facts_withoutTheOptionalField_areAccepted() {
    assertEquals(REQUIRED, facts("JY1", REQUIRED).fields());
  }

  @Test
  void facts_withoutTheRequiredField_areRefusedNamingIt() {
    String message = Refusal.of(() -> facts("JY1", Map.of()));
    assertTrue(message.contains("KZ_JYCS"));
  }

  @Test
  void requiredField_leftBlank_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> facts("JY1", Map.of("KZ_JYCS", " ")));
  }

  @Test
  void facts_withAnUnknownField_areRefusedNamingIt() {
    Map<String, String> fields = Map.of("KZ_JYCS", "示例市示例路1号", "KZ_XXXX", "1");
    String message = Refusal.of(() -> facts("JY1", fields));
    assertTrue(message.contains("KZ_XXXX"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void number_leftBlank_isRefused(String number) {
    assertThrows(IllegalArgumentException.class, () -> facts(number, REQUIRED));
  }

  @Test
  void fields_changedInTheCallersMap_stayAsTheyWere() {
    Map<String, String> fields = new HashMap<>(REQUIRED);
    LicenseFacts facts = facts("JY1", fields);
    fields.put("KZ_JYCS", "");
    assertEquals(REQUIRED, facts.fields());
  }

  @Test
  void withValidity_another_changesNothingElse() {
    Validity later = Validity.years(LocalDate.of(2031, 3, 1), 5);
    LicenseFacts changed = SampleLicenses.facts().withValidity(later);
    assertEquals(SampleLicenses.facts(), changed.withValidity(SampleLicenses.VALIDITY));
  }

  @Test
  void withField_known_takesTheValue() {
    LicenseFacts changed = SampleLicenses.facts().withField("KZ_JYCS", "示例市示例路2号");
    assertEquals("示例市示例路2号", changed.fields().get("KZ_JYCS"));
  }

  @Test
  void withField_unknown_isRefused() {
    LicenseFacts facts = SampleLicenses.facts();
    assertThrows(IllegalArgumentException.class, () -> facts.withField("KZ_XXXX", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void holderName_leftBlank_isRefused(String name) {
    UnifiedSocialCreditCode code = SampleLicenses.AUTHORITY.code();
    assertThrows(IllegalArgumentException.class, () -> Holder.organisation(name, code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void authorityName_leftBlank_isRefused(String name) {
    UnifiedSocialCreditCode code = SampleLicenses.AUTHORITY.code();
    assertThrows(IllegalArgumentException.class, () -> new IssuingAuthority(name, code));
  }

  @Nested
  class Extras {

    private LicenseFacts withExtras(Map<String, String> extras) {
      LicenseFacts facts = SampleLicenses.facts();
      return new LicenseFacts(
          facts.type(),
          facts.number(),
          facts.holders(),
          facts.issuer(),
          facts.validity(),
          facts.fields(),
          extras);
    }

    @Test
    void extra_withWhiteSpace_isKeptWithout() {
      assertEquals(
          Map.of("KZ_X", "{\"a\":[1.0]}"),
          withExtras(Map.of("KZ_X", " { \"a\" : [ 1.0 ] } ")).extras());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{", "1 2", "{\"a\":1,\"a\":1}"})
    void extra_thatIsNoJson_isRefusedNamingIt(String text) {
      assertTrue(Refusal.of(() -> withExtras(Map.of("KZ_X", text))).contains("KZ_X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "cti", "KZ_JYCS", "kz_x", "certificateNumber"})
    void extra_underAKeyOfOurs_isRefusedNamingIt(String key) {
      assertTrue(Refusal.of(() -> withExtras(Map.of(key, "1"))).contains(key));
    }

    @Test
    void extras_of150000Characters_areAccepted() {
      String text = "\"" + "a".repeat(149_998) + "\"";
      assertEquals(text, withExtras(Map.of("KZ_X", text)).extras().get("KZ_X"));
    }

    @Test
    void extras_ofMore_areRefused() {
      String text = "\"" + "a".repeat(149_998) + "\"";
      Map<String, String> extras = Map.of("KZ_X", text, "KZ_Y", "1");
      assertTrue(Refusal.of(() -> withExtras(extras)).contains("150001"));
    }
  }
}
