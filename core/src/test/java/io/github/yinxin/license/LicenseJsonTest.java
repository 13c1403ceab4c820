package io.github.yinxin.license;

import static io.github.yinxin.license.Records.CANONICAL;
import static io.github.yinxin.license.Records.FACTS;
import static io.github.yinxin.license.Records.JSON;
import static io.github.yinxin.license.Records.LICENSE;
import static io.github.yinxin.license.Records.PINYIN;
import static io.github.yinxin.license.Records.bytes;
import static io.github.yinxin.license.Records.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.Holder.LocalCodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.license.LicenseFile.Annotation;
import io.github.yinxin.license.LicenseJson.Stock;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.testkit.SampleLicenses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseJsonTest {

  private static final Stock STOCK =
      new Stock(LICENSE.id(), LICENSE.issuedOn(), LICENSE.facts(), Optional.empty());
  private static final Holder PERSON =
      Holder.person("示例人", ResidentIdNumber.parse("11010519491231002X"));

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static Stock stock(byte[] json) {
    return JSON.readStock(json)
        .accepted()
        .orElseThrow(() -> new AssertionError(JSON.readStock(json).problems()));
  }

  private static License license(byte[] json) {
    return JSON.readLicense(json)
        .accepted()
        .orElseThrow(() -> new AssertionError(JSON.readLicense(json).problems()));
  }

  private static License withFacts(LicenseFacts facts) {
    return License.first(LICENSE.names(), LICENSE.issuedOn(), facts);
  }

  @Nested
  class Canonical {

    @Test
    void license_written_isTheFixedText() {
      assertEquals(CANONICAL, text(JSON.write(LICENSE)));
    }

    @Test
    void license_readBack_isTheSame() {
      assertEquals(LICENSE, license(bytes(CANONICAL)));
    }

    @Test
    void facts_written_areTheFixedText() {
      assertEquals(FACTS, text(JSON.write(LICENSE.facts())));
    }

    @Test
    void facts_readBack_areTheSame() {
      assertEquals(Optional.of(LICENSE.facts()), JSON.readFacts(bytes(FACTS)).accepted());
    }

    @Test
    void predecessorAndGrade_readBack_areTheSame() {
      LicenseId predecessor = LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "9", 3);
      License graded = LICENSE.withPredecessor(predecessor).withProvenance(Provenance.C);
      assertEquals(graded, license(JSON.write(graded)));
    }

    @Test
    void longTerm_readBack_isLongTerm() {
      Validity longTerm = Validity.longTerm(LocalDate.of(2026, 3, 1));
      License license = withFacts(LICENSE.facts().withValidity(longTerm));
      assertEquals(license, license(JSON.write(license)));
    }

    @Test
    void severalHolders_readBack_areTheSameInOrder() {
      Holder local = new Holder("甲,乙", new LocalCodeType("某省", "70"), "A-1");
      List<Holder> holders = List.of(PERSON, SampleLicenses.HOLDER, local);
      License license = withFacts(LICENSE.facts().withHolders(holders));
      assertEquals(holders, license(JSON.write(license)).facts().holders());
    }
  }

  @Nested
  class Largest {

    private static final int HOLDERS = 500;

    private static LicenseFacts facts() {
      List<Field> fields = new ArrayList<>();
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < 40; i++) {
        fields.add(Field.required("KZ_" + i, "项"));
        values.put("KZ_" + i, "𠮷".repeat(4_000));
      }
      List<Holder> holders = new ArrayList<>();
      for (int i = 0; i < HOLDERS; i++) {
        String code = "𠮷".repeat(60) + i;
        holders.add(new Holder("\"".repeat(300), StandardCodeType.OTHER_ORGANISATION, code));
      }
      return new LicenseFacts(
          new LicenseType(SampleLicenses.TYPE.code(), "示例证", fields),
          "1",
          holders,
          SampleLicenses.AUTHORITY,
          SampleLicenses.VALIDITY,
          values,
          Map.of("KZ_X", "[" + "1,".repeat(74_998) + "1]"));
    }

    @Test
    void license_writtenInBothForms_isReadBack() {
      License license = withFacts(facts());
      LicenseJson json = LicenseJson.with(LicenseCatalogue.empty().with(license.facts().type()));
      assertEquals(List.of(), json.readLicense(json.write(license)).problems());
      assertEquals(List.of(), json.readStock(json.writePinyin(license)).problems());
    }
  }

  @Nested
  class Pinyin {

    @Test
    void license_written_isTheFixedText() {
      assertEquals(PINYIN, text(JSON.writePinyin(LICENSE)));
    }

    @Test
    void license_readBack_saysWhatTheFormKnows() {
      assertEquals(STOCK, stock(bytes(PINYIN)));
    }

    @Test
    void severalHolders_areJoinedInParallel() {
      License license =
          withFacts(LICENSE.facts().withHolders(List.of(SampleLicenses.HOLDER, PERSON)));
      String json = text(JSON.writePinyin(license));
      String parallel =
          "\"CZZT\":\"示例餐饮有限公司,示例人\","
              + "\"CZZTDM\":\"91990100MA0000031K,11010519491231002X\","
              + "\"CZZTDMLXDM\":\"001,111\"";
      assertEquals(
          parallel, json.substring(json.indexOf("\"CZZT\""), json.indexOf(",\"CZZTDMLX\"")));
      assertEquals(license.facts(), stock(bytes(json)).facts());
    }

    @Test
    void severalHoldersOneWithAComma_areReadBack() {
      Holder comma = Holder.organisation("A, B & C Ltd.", SampleLicenses.AUTHORITY.code());
      License license =
          withFacts(LICENSE.facts().withHolders(List.of(SampleLicenses.HOLDER, comma)));
      assertEquals(license.facts(), stock(JSON.writePinyin(license)).facts());
    }

    @Test
    void holderWhoseNameHasAComma_isOneHolder() {
      byte[] json = with(PINYIN, "示例餐饮有限公司", "A, B & C Ltd.");
      assertEquals("A, B & C Ltd.", stock(json).facts().holders().get(0).name());
    }

    @Test
    void codeSystemOfGuangdong_isReadBack() {
      Holder holder = new Holder("某人", new LocalCodeType(HolderReader.GUANGDONG, "40"), "H1");
      License license = withFacts(LICENSE.facts().withHolders(List.of(holder)));
      assertEquals(license.facts(), stock(JSON.writePinyin(license)).facts());
    }

    @Test
    void codeSystemThatHasNoKey_isRefused() {
      Holder holder = new Holder("某人", new LocalCodeType("某省", "40"), "H1");
      License license = withFacts(LICENSE.facts().withHolders(List.of(holder)));
      assertThrows(IllegalArgumentException.class, () -> JSON.writePinyin(license));
    }

    @Test
    void copy_readBack_isAnnotatedTheSame() {
      Annotation annotation =
          new Annotation(
              "用于示例招标",
              "示例人",
              Instant.parse("2026-03-02T01:02:03Z"),
              Instant.parse("2026-04-02T00:00:00Z"));
      byte[] json = JSON.writePinyin(LICENSE, annotation);
      assertEquals(Optional.of(annotation), JSON.readAnnotation(json).accepted());
    }
  }

  @Nested
  class Aliases {

    @ParameterizedTest
    @CsvSource({
      "ZZBH, ZZHM",
      "ZZMC, certificateName",
      "ZZBFJG, FZJGMC",
      "ZZBFJG, FZJG",
      "ZZBFJGDM, FZJGZZJGDM",
      "ZZBFRQ, FZRQ",
      "CZZT, CYRMC",
      "CZZTDM, CYRSFZJHM",
      "ZZYXQQSRQ, ZZYXQQSSJ",
      "ZZYXQQSRQ, YXQKSRQ",
      "ZZYXQJZRQ, ZZYXQJZSJ",
      "ZZYXQJZRQ, YXQJSRQ",
      "ZZLXDM, certificateTypeCode",
      "CZZTDM, certificateHolderCode"
    })
    void otherKeyOfAnElement_isRead(String key, String alias) {
      assertEquals(STOCK, stock(with(PINYIN, "\"" + key + "\"", "\"" + alias + "\"")));
    }

    @Test
    void elementUnderTwoKeysThatAgree_isRead() {
      byte[] json = with(PINYIN, "\"ZZBH\"", "\"ZZHM\":\"JY99901000000001\",\"ZZBH\"");
      assertEquals(STOCK, stock(json));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"\"20260301\"", "\"2026-03-01 00:00:00\"", "1772294400000", "\"2026-03-01\""})
    void dayInAnyForm_isRead(String day) {
      assertEquals(STOCK, stock(with(PINYIN, "\"ZZBFRQ\":\"2026-03-01\"", "\"ZZBFRQ\":" + day)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"长期", "9999-12-31", "99991231"})
    void noEnd_isLongTerm(String text) {
      Stock stock = stock(with(PINYIN, "2031-02-28", text));
      assertEquals(Validity.longTerm(LocalDate.of(2026, 3, 1)), stock.facts().validity());
    }

    @Test
    void missingExpiry_whereAccepted_isLongTerm() {
      byte[] json = with(PINYIN, "\"ZZYXQJZRQ\":\"2031-02-28\",", "");
      Stock stock = JSON.acceptingMissingExpiry().readStock(json).accepted().orElseThrow();
      assertEquals(Optional.empty(), stock.facts().validity().until());
    }

    @Test
    void missingStart_isTheDayOfIssue() {
      assertEquals(STOCK, stock(with(PINYIN, "\"ZZYXQQSRQ\":\"2026-03-01\",", "")));
    }

    @Test
    void holderCodeType_bySayingItsName_isRead() {
      assertEquals(STOCK, stock(with(PINYIN, "\"CZZTDMLXDM\":\"001\",", "")));
    }

    @ParameterizedTest
    @CsvSource({"400", "551", "552"})
    void holderCodeType_knownBesideTheStandard_isTagged(String code) {
      byte[] json = with(PINYIN, "\"001\",\"CZZTDMLX\":\"统一社会信用代码\"", "\"" + code + "\"");
      assertEquals(
          new LocalCodeType(HolderReader.EXTENSION, code),
          stock(json).facts().holders().get(0).codeType());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"\"001\"", "\"001\",\"certificateHolderTypeSystem\":\"GB/T 36903-2018\""})
    void holderCodeType_ofTheStandard_isThatOne(String given) {
      byte[] json =
          with(
              CANONICAL, "\"certificateHolderType\":\"001\"", "\"certificateHolderType\":" + given);
      assertEquals(StandardCodeType.CREDIT_CODE, license(json).facts().holders().get(0).codeType());
    }
  }

  @Nested
  class Extras {

    private static final String VALUE = "{\"a\":[1.50,null,\"𠮷\"],\"b\":{}}";

    @Test
    void unknownBusinessElement_survivesBothForms() {
      byte[] json = with(PINYIN, "\"KZ_JYXM\"", "\"KZ_XXXX\":" + VALUE + ",\"KZ_JYXM\"");
      LicenseFacts facts = stock(json).facts();
      assertEquals(Map.of("KZ_XXXX", VALUE), facts.extras());
      assertEquals(facts, license(JSON.write(withFacts(facts))).facts());
      assertEquals(facts, stock(JSON.writePinyin(withFacts(facts))).facts());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ZZBFJGJB",
          "certificate_area_code",
          "ZZQZR",
          "CJSJ",
          "related_item_code",
          "status"
        })
    void elementThatSaysNothingOfTheGrant_survives(String key) {
      byte[] json = with(PINYIN, "\"ZZBH\"", "\"" + key + "\":\"x\",\"ZZBH\"");
      LicenseFacts facts = stock(json).facts();
      assertEquals(Map.of(key, "\"x\""), facts.extras());
      assertEquals(facts, stock(JSON.writePinyin(withFacts(facts))).facts());
    }

    @Test
    void nameOtherThanTheCatalogues_survivesBothForms() {
      LicenseFacts facts = stock(with(PINYIN, "示例食品经营许可证", "食品经营许可证（示例）")).facts();
      assertEquals(facts, license(JSON.write(withFacts(facts))).facts());
      assertEquals(facts, stock(JSON.writePinyin(withFacts(facts))).facts());
    }

    @Test
    void blankOptionalField_isNone() {
      LicenseFacts facts = stock(with(PINYIN, "热食类食品制售", " ")).facts();
      assertEquals(Map.of("KZ_JYCS", "示例市示例路1号"), facts.fields());
    }
  }
}
