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
}
