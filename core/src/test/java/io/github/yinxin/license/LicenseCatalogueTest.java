package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseType.Confidence;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.HolderCategory;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SampleLicenses;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenseCatalogueTest {

  private static final LicenseCatalogue BUILT_IN = LicenseCatalogue.builtIn();
  private static final String CODE = "11990000MB0000019F777";

  @Nested
  class BuiltIn {

    @Test
    void builtIn_namesTheElevenTypes() {
      assertEquals(
          List.of(
              "food-business-license",
              "business-license",
              "real-estate-ownership-certificate",
              "class-2-constructor-registration",
              "construction-safety-manager-certificate",
              "road-transport-operation-permit",
              "e-residence-permit",
              "resident-id-card",
              "household-register",
              "social-security-card",
              "birth-certificate"),
          BUILT_IN.keys());
    }

    @Test
    void publishedTypeCodes_areKnown() {
      assertEquals(
          Map.of(
              "11100000MB03271699001", "中华人民共和国不动产权证",
              "11100000000013338W001", "二级建造师注册证书",
              "11100000000013338W011", "建筑施工企业安全生产管理人员考核合格证书",
              "11100000000019713D008", "道路运输经营许可证"),
          BUILT_IN.types().stream()
              .collect(Collectors.toMap(LicenseType::code, LicenseType::name)));
    }

    @ParameterizedTest
    @CsvSource({
      "real-estate-ownership-certificate, 24, SURE",
      "class-2-constructor-registration, 8, SURE",
      "construction-safety-manager-certificate, 12, SURE",
      "road-transport-operation-permit, 6, GUESS",
      "business-license, 17, LIKELY",
      "food-business-license, 11, LIKELY"
    })
    void fields_areThoseOfTheHandbook_withTheirConfidence(
        String key, int count, Confidence confidence) {
      List<Field> fields = type(key).fields();
      assertEquals(count, fields.size());
      assertTrue(fields.stream().allMatch(f -> f.confidence() == confidence));
    }

    @ParameterizedTest
    @CsvSource({
      "resident-id-card, NATURAL_PERSON",
      "business-license, ORGANISATION",
      "food-business-license, MIXED"
    })
    void holders_areOfTheCategory(String key, HolderCategory category) {
      assertEquals(category, type(key).holders());
    }

    private static LicenseType type(String key) {
      return BUILT_IN.assigning(key, CODE).type(CODE).orElseThrow();
    }
  }

  @Nested
  class Assigning {

    @Test
    void typeWithoutPublishedCode_isKnownUnderTheAssignedOne() {
      LicenseType type = BUILT_IN.assigning("food-business-license", CODE).type(CODE).orElseThrow();
      assertEquals("食品经营许可证", type.name());
    }

    @Test
    void catalogueBefore_staysAsItWas() {
      BUILT_IN.assigning("food-business-license", CODE);
      assertEquals(Optional.empty(), BUILT_IN.type(CODE));
    }

    @Test
    void unknownKey_isRefusedNamingIt() {
      assertTrue(Refusal.of(() -> BUILT_IN.assigning("driving-license", CODE)).contains("driving"));
    }

    @Test
    void codeThatIsTaken_isRefusedNamingIt() {
      String taken = "11100000000013338W001";
      assertTrue(Refusal.of(() -> BUILT_IN.assigning("business-license", taken)).contains(taken));
    }

    @Test
    void typeOfAPlatform_isKnownByItsCode() {
      LicenseCatalogue catalogue = LicenseCatalogue.empty().with(SampleLicenses.TYPE);
      assertEquals(Optional.of(SampleLicenses.TYPE), catalogue.type(SampleLicenses.TYPE.code()));
    }
  }

  @Nested
  class Files {

    private static final String FILE =
        """
        {"key": "k", "name": "示例证", "code": "11990000MB0000019F777", "holders": "MIXED",
         "fields": [{"key": "KZ_A", "label": "甲", "required": true, "confidence": "SURE"}]}""";

    private static LicenseCatalogue with(String file) {
      return LicenseCatalogue.empty().with(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void file_givesItsType() {
      LicenseType expected = new LicenseType(CODE, "示例证", List.of(Field.required("KZ_A", "甲")));
      assertEquals(Optional.of(expected), with(FILE).type(CODE));
    }

    @ParameterizedTest
    @CsvSource({
      "'\"key\": \"k\", ', '', key",
      "'\"示例证\"', '7', name",
      "'\"MIXED\"', '\"ANY\"', holders",
      "'true', '1', 'fields[0].required'",
      "'\"SURE\"', '\"CERTAIN\"', 'fields[0].confidence'",
      "'\"KZ_A\"', '\"KZ A\"', 'KZ A'",
      "'\"label\"', '\"Label\"', 'fields[0].label'",
      "'\"key\": \"k\"', '\"key\": \"k\", \"more\": 1', more",
      "'\"key\": \"k\"', '\"key\": \"k\", \"key\": \"k\"', key",
      "'19F777', '19G777', '11990000MB0000019G'"
    })
    void file_withSomethingWrong_isRefusedNamingIt(String right, String wrong, String named) {
      assertTrue(FILE.contains(right), right);
      assertTrue(Refusal.of(() -> with(FILE.replace(right, wrong))).contains(named));
    }
  }
}
