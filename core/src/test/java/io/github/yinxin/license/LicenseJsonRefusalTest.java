package io.github.yinxin.license;

import static io.github.yinxin.license.Records.CANONICAL;
import static io.github.yinxin.license.Records.FACTS;
import static io.github.yinxin.license.Records.JSON;
import static io.github.yinxin.license.Records.PINYIN;
import static io.github.yinxin.license.Records.bytes;
import static io.github.yinxin.license.Records.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseJson.Problem;
import io.github.yinxin.license.LicenseJson.Reading;
import io.github.yinxin.license.LicenseJson.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each element wrong in turn, and documents made to hurt; each answer names field and rule. */
class LicenseJsonRefusalTest {

  /** Requires one problem, and that nothing was made. */
  private static Problem onlyProblem(Reading<?> reading) {
    assertEquals(Optional.empty(), reading.accepted());
    assertTrue(reading instanceof Refused);
    assertEquals(1, reading.problems().size(), () -> reading.problems().toString());
    return reading.problems().get(0);
  }

  private static void assertProblem(String field, String value, String rule, Problem problem) {
    assertEquals(field, problem.field());
    assertEquals(value, problem.value());
    assertTrue(problem.rule().contains(rule), problem::rule);
  }

  @Nested
  class EachElementWrong {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        nullValues = "-",
        emptyValue = "",
        value = {
          "11990000MB0000019F001 | 11990000MB0000019F002 | certificateTypeCode |"
              + " 11990000MB0000019F002 | not in the catalogue",
          "\"JY99901000000001\" | \" \" | certificateNumber | `` | is blank",
          "\"JY99901000000001\" | 7 | certificateNumber | 7 | is a number, not a string",
          "\"示例市市场监督管理局\" | null | certificateIssuingAuthorityName | null | is null",
          "11990100MB0000027F | 11990100MB0000027G | certificateIssuingAuthorityCode |"
              + " 11990100MB0000027G | should end in F",
          "11990100MB0000027F | 1199 | certificateIssuingAuthorityCode | 1199 | has 4 characters",
          "2026-03-01 | 2026-02-30 | certificateEffectiveDate | 2026-02-30 | is no day",
          "\"2026-03-01\" | true | certificateEffectiveDate | true | is true, not a string",
          "2031-02-28 | 2026-02-28 | certificateExpiringDate | 2026-02-28 | before it starts on"
              + " 2026-03-01",
          "2031-02-28 | 永久 | certificateExpiringDate | 永久 | is no day",
          "\"示例餐饮有限公司\" | \"\" | certificateHolders[0].certificateHolderName | `` | is blank",
          "91990100MA0000031K | 91990100MA0000031L | certificateHolders[0].certificateHolderCode |"
              + " 91990100MA0000031L | should end in K",
          "\"001\" | \"002\" | certificateHolders[0].certificateHolderType | 002 | Appendix A",
          "\"001\" | \"111\" | certificateHolders[0].certificateHolderType | 111 | is not the code"
              + " of 统一社会信用代码",
          "\"001\" | 1 | certificateHolders[0].certificateHolderType | 1 | is a number",
          "\"certificateHolderType\" | \"holderType\" | certificateHolders[0].holderType | `` | is"
              + " unknown",
          "\"示例市示例路1号\" | \"\" | extendInfo.KZ_JYCS | `` | (经营场所) is blank",
          "\"示例市示例路1号\" | [] | extendInfo.KZ_JYCS | [] | is an array",
          "示例市示例路1号 | a\\u0000b | extendInfo.KZ_JYCS | a\uFFFDb | cannot be read",
          "示例市示例路1号 | a\\u202Eb | extendInfo.KZ_JYCS | a\uFFFDb | cannot be read",
          "\"KZ_JYXM\" | \"JYXM\" | extendInfo.JYXM | `` | is unknown"
        },
        delimiter = '|')
    void facts_areRefusedNamingFieldValueAndRule(
        String right, String wrong, String field, String value, String rule) {
      Problem problem = onlyProblem(JSON.readFacts(with(FACTS, right, wrong)));
      assertProblem(field, value, rule, problem);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        emptyValue = "",
        value = {
          "\"0123456789abcdef\" | \"0123456789ABCDEF\" | cti | 0123456789ABCDEF | lower-case",
          "\"0123456789abcdef\" | \"\" | cti | `` | is blank",
          "42 | -1 | statusIndex | -1 | whole number",
          "42 | 4.2 | statusIndex | 4.2 | whole number",
          "42 | 99999999999999999999 | statusIndex | 99999999999999999999 | whole number",
          "42 | \"42\" | statusIndex | 42 | whole number",
          "\"A\" | \"E\" | provenance | E | is none of A, B, C, D",
          "202600000001.001. | 202600000001.001.. | certificateIdentifier | * | parts",
          "\"certificateIssuedDate\" | \"JZJZZSY\":\"用途\",\"certificateIssuedDate\" | JZJZZSY | 用途"
              + " | copies only"
        })
    void license_isRefusedNamingFieldValueAndRule(
        String right, String wrong, String field, String value, String rule) {
      Problem problem = onlyProblem(JSON.readLicense(with(CANONICAL, right, wrong)));
      assertProblem(field, value.equals("*") ? problem.value() : value, rule, problem);
    }

    @ParameterizedTest
    @CsvSource({
      "certificateTypeCode, certificateTypeCode",
      "certificateNumber, certificateNumber",
      "certificateIssuingAuthorityName, certificateIssuingAuthorityName",
      "certificateIssuingAuthorityCode, certificateIssuingAuthorityCode",
      "certificateEffectiveDate, certificateEffectiveDate",
      "certificateExpiringDate, certificateExpiringDate",
      "certificateHolderName, certificateHolders[0].certificateHolderName",
      "certificateHolderCode, certificateHolders[0].certificateHolderCode",
      "KZ_JYCS, extendInfo.KZ_JYCS"
    })
    void missingElement_isNamed(String key, String field) {
      byte[] json =
          bytes(FACTS.replaceFirst("\"" + key + "\":\"[^\"]*\",?", "").replace(",}", "}"));
      Problem problem = onlyProblem(JSON.readFacts(json));
      assertProblem(field, "", "is missing", problem);
    }

    @Test
    void severalThingsWrong_areAllNamed() {
      String json =
          FACTS
              .replace("2026-03-01", "x")
              .replace("JY99901000000001", "")
              .replace("\"001\"", "\"9\"");
      List<String> fields =
          JSON.readFacts(bytes(json)).problems().stream().map(Problem::field).toList();
      assertEquals(
          List.of(
              "certificateNumber",
              "certificateEffectiveDate",
              "certificateHolders[0].certificateHolderType"),
          fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificateIdentifier", "cti", "statusIndex", "provenance", "ZZBFRQ"})
    void facts_sayingWhatTheRegisterAllots_areRefused(String key) {
      byte[] json =
          with(FACTS, "\"certificateNumber\"", "\"" + key + "\":\"1\",\"certificateNumber\"");
      assertEquals(key, onlyProblem(JSON.readFacts(json)).field());
    }

    @Test
    void identifierOfAnotherAuthority_isRefused() {
      LicenseId other =
          new LicenseId(Records.ID.typeCode(), "11990100MB0000019L", "202600000001", 1);
      byte[] json = with(PINYIN, Records.ID.toString(), other.toString());
      Problem problem = onlyProblem(JSON.readStock(json));
      assertProblem("ZZBS", other.toString(), "is not issued by 11990100MB0000027F", problem);
    }

    @Test
    void elementUnderTwoKeysThatDisagree_isRefused() {
      byte[] json = with(PINYIN, "\"ZZBH\"", "\"ZZHM\":\"JY2\",\"ZZBH\"");
      assertProblem(
          "ZZBH", "JY99901000000001", "disagrees with ZZHM", onlyProblem(JSON.readStock(json)));
    }

    @Test
    void holdersInParallelListsOfOtherLength_areRefused() {
      byte[] json =
          with(PINYIN, "\"91990100MA0000031K\"", "\"91990100MA0000031K,11990100MB0000027F\"");
      assertProblem(
          "CZZT", "", "has 1 parts for 2 holder codes", onlyProblem(JSON.readStock(json)));
    }

    @Test
    void holderTwice_isRefused() {
      String holder = FACTS.substring(FACTS.indexOf("[{") + 1, FACTS.indexOf("}]") + 1);
      Problem problem = onlyProblem(JSON.readFacts(with(FACTS, holder, holder + "," + holder)));
      assertProblem("certificateHolders", "示例餐饮有限公司 91990100MA0000031K", "twice", problem);
    }

    @Test
    void missingExpiry_isRefusedUnlessAccepted() {
      byte[] json = with(PINYIN, "\"ZZYXQJZRQ\":\"2031-02-28\",", "");
      assertProblem("certificateExpiringDate", "", "is missing", onlyProblem(JSON.readStock(json)));
    }
  }

  @Nested
  class PersonalData {

    private static final String ID = "11010519491231002X";

    private static String problems(String json) {
      return JSON.readStock(bytes(json)).problems().stream()
          .map(Problem::toString)
          .collect(Collectors.joining("\n"));
    }

    private static String person(String name, String code) {
      return PINYIN
          .replace("91990100MA0000031K", code)
          .replace("\"001\"", "\"111\"")
          .replace("统一社会信用代码", "公民身份号码")
          .replace("示例餐饮有限公司", name);
    }

    @Test
    void wrongResidentId_isNotQuoted() {
      String problems = problems(person("示例人", "110105194912310021"));
      assertEquals("CZZTDM '1****************1' has the wrong check character", problems);
    }

    @Test
    void unreadableName_isNotQuoted() {
      String problems = problems(person("示例\\u0007人", ID));
      assertTrue(problems.startsWith("CZZT '示***'"), problems);
    }

    @Test
    void residentIdThatIsNoString_isNotQuoted() {
      String problems = problems(person("示例人", ID).replace("\"" + ID + "\"", "110105194912310021"));
      assertFalse(problems.contains("1949"), problems);
    }
  }

  @Nested
  class Hostile {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        emptyValue = "",
        value = {
          "[] | `` | is an array, not an object",
          "7 | `` | is a number, not an object",
          "null | `` | is null, not an object",
          "{ | `` | is not JSON at line 1",
          "{\"a\":1,\"a\":2} | a | is there twice"
        })
    void document_thatIsNoRecord_isRefused(String json, String field, String rule) {
      Problem problem = onlyProblem(JSON.readLicense(bytes(json)));
      assertEquals(field, problem.field());
      assertTrue(problem.rule().contains(rule), problem::rule);
    }

    @Test
    void emptyRecord_namesAllThatIsMissing() {
      assertEquals(
          List.of(
              "certificateTypeCode",
              "certificateIdentifier",
              "certificateIssuedDate",
              "certificateNumber",
              "certificateIssuingAuthorityName",
              "certificateIssuingAuthorityCode",
              "certificateEffectiveDate",
              "certificateHolderName",
              "certificateHolderCode",
              "certificateHolderType",
              "cti",
              "statusIndex",
              "provenance"),
          JSON.readLicense(bytes("{}")).problems().stream().map(Problem::field).toList());
    }

    @Test
    void keyTwiceInTheRecord_isRefusedNamingIt() {
      byte[] json =
          with(FACTS, "\"certificateNumber\"", "\"certificateNumber\":\"1\",\"certificateNumber\"");
      assertProblem("certificateNumber", "", "is there twice", onlyProblem(JSON.readFacts(json)));
    }

    @Test
    void fieldBesideAndInsideExtendInfo_isRefusedNamingIt() {
      byte[] json = with(FACTS, "\"certificateNumber\"", "\"KZ_JYCS\":\"甲\",\"certificateNumber\"");
      assertEquals("extendInfo.KZ_JYCS", onlyProblem(JSON.readFacts(json)).field());
    }

    @Test
    void deepExtra_isRefusedNamingIt() {
      byte[] json =
          with(
              FACTS,
              "\"KZ_JYXM\"",
              "\"KZ_X\":" + "[".repeat(9_999) + "]".repeat(9_999) + ",\"KZ_JYXM\"");
      Problem problem = onlyProblem(JSON.readFacts(json));
      assertTrue(problem.field().startsWith("extendInfo.KZ_X[0]"));
      assertTrue(problem.rule().contains("nested deeper than 16"));
    }

    @Test
    void hugeDocument_isRefused() {
      byte[] json = with(FACTS, "热食类食品制售", "食".repeat(1_400_000));
      assertTrue(onlyProblem(JSON.readFacts(json)).rule().contains("bytes, more than"));
    }

    @Test
    void longestField_isRead() {
      byte[] json = with(FACTS, "热食类食品制售", "𠮷".repeat(4_000));
      assertEquals(List.of(), JSON.readFacts(json).problems());
    }

    @Test
    void longerField_isRefusedWithoutQuotingItWhole() {
      Problem problem = onlyProblem(JSON.readFacts(with(FACTS, "热食类食品制售", "𠮷".repeat(4_001))));
      assertEquals("extendInfo.KZ_JYXM", problem.field());
      assertEquals("𠮷".repeat(120) + "…", problem.value());
      assertTrue(problem.rule().contains("4001 characters, more than 4000"));
    }

    @Test
    void extraNestedAsDeepAsItMayStand_isReadFromBothForms() {
      String deep = "[".repeat(14) + "]".repeat(14);
      byte[] json = with(PINYIN, "\"KZ_JYXM\"", "\"KZ_X\":" + deep + ",\"KZ_JYXM\"");
      assertEquals(List.of(), JSON.readStock(json).problems());
      byte[] canonical = with(FACTS, "\"KZ_JYXM\"", "\"KZ_X\":" + deep + ",\"KZ_JYXM\"");
      assertEquals(List.of(), JSON.readFacts(canonical).problems());
    }

    @Test
    void extraNestedDeeper_isRefusedNamingIt() {
      String deep = "[".repeat(15) + "]".repeat(15);
      byte[] json = with(PINYIN, "\"KZ_JYXM\"", "\"KZ_X\":" + deep + ",\"KZ_JYXM\"");
      assertProblem("KZ_X", "", "nested deeper than 14", onlyProblem(JSON.readStock(json)));
    }

    @Test
    void nameThatGarblesATerminal_isShownWithoutIt() {
      byte[] json = with(PINYIN, "\"ZZBH\"", "\"\\u001B[2J\":1,\"ZZBH\"");
      assertEquals("\uFFFD[2J", onlyProblem(JSON.readStock(json)).field());
    }

    @Test
    void manyHolders_areRefused() {
      String holder = FACTS.substring(FACTS.indexOf("[{") + 1, FACTS.indexOf("}]") + 1);
      String many = (holder + ",").repeat(500) + holder;
      Problem problem = onlyProblem(JSON.readFacts(with(FACTS, holder, many)));
      assertProblem("certificateHolders", "501", "is not within 1 to 500", problem);
    }
  }
}
