package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseType.Confidence;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.Field.Kind;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldKindTest {

  private static LicenseFacts facts(Kind kind, String value) {
    Field field = new Field("KZ_A", "甲", true, kind, Confidence.SURE);
    LicenseType type = new LicenseType(SampleLicenses.TYPE.code(), "示例证", List.of(field));
    return new LicenseFacts(
        type,
        "1",
        List.of(SampleLicenses.HOLDER),
        SampleLicenses.AUTHORITY,
        SampleLicenses.VALIDITY,
        Map.of("KZ_A", value));
  }

  private static String photo(int bytes) {
    byte[] picture = new byte[bytes];
    picture[0] = (byte) 0xFF;
    picture[1] = (byte) 0xD8;
    picture[2] = (byte) 0xFF;
    return Base64.getEncoder().encodeToString(picture);
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, 'two\nlines'",
    "DATE, 2024-02-29",
    "CREDIT_CODE, 91990100MA0000031K",
    "RESIDENT_ID, 11010519491231002X",
    "PHOTO, /9j/",
    "PHOTO, iVBORw=="
  })
  void value_ofItsKind_isAccepted(Kind kind, String value) {
    assertEquals(value, facts(kind, value).fields().get("KZ_A"));
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT, ' ', is blank",
    "TEXT, 'a\tb', cannot be read",
    "DATE, 2023-02-29, is no day",
    "DATE, 20240229, is no day",
    "CREDIT_CODE, 91990100MA0000031L, should end in K",
    "RESIDENT_ID, 110105194912310021, wrong check character",
    "PHOTO, '!', is not base64",
    "PHOTO, R0lG, is neither JPEG nor PNG",
    "PHOTO, /9g=, is neither JPEG nor PNG"
  })
  void value_ofAnotherKind_isRefusedNamingTheField(Kind kind, String value, String rule) {
    String refusal = Refusal.of(() -> facts(kind, value));
    assertTrue(refusal.contains("KZ_A") && refusal.contains(rule), refusal);
  }

  @Test
  void photo_of50Kilobytes_isAccepted() {
    String photo = photo(50 * 1024);
    assertEquals(photo, facts(Kind.PHOTO, photo).fields().get("KZ_A"));
  }

  @Test
  void photo_ofMore_isRefused() {
    assertTrue(
        Refusal.of(() -> facts(Kind.PHOTO, photo(50 * 1024 + 1))).contains("larger than 51200"));
  }
}
