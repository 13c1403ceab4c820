package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LegalStatus.CodeList;
import io.github.yinxin.license.LegalStatus.CodeList.Entry;
import io.github.yinxin.testkit.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatusCodesTest {

  private static java.util.List<String> keys() {
    return CodeList.keys();
  }

  @ParameterizedTest
  @CsvSource({
    "mohurd-safety-managers, 03, 撤销, ANNULLED",
    "mohurd-special-operations, 03, 吊销, PENALTY_REVOKED",
    "mohurd-safety-managers, 04, 注销, DEREGISTERED",
    "mohurd-special-operations, 04, 撤销, ANNULLED",
    "mohurd-safety-managers, 06, 办理转出, TRANSFERRED_OUT",
    "mohurd-safety-managers, 02, 暂扣, WITHHELD",
    "mot-waterborne, 03, 无效（已注销）, DEREGISTERED",
    "mot-waterborne, 01, 无效（已换发）, REPLACED",
    "mot-general, 10, 有效, GRANTED",
    "mot-general, 09, 无效（其他）, OTHER",
    "real-estate, 2, 注销, DEREGISTERED",
    "'zhejiang-business-license', '吊销，未注销', '吊销，未注销', PENALTY_REVOKED"
  })
  void code_meansWhatItsListSays(String list, String code, String term, LegalStatus status) {
    assertEquals(
        Optional.of(new Entry(code, term, status, false)), CodeList.named(list).entry(code));
  }

  @ParameterizedTest
  @CsvSource({
    "mohurd-safety-managers, 05",
    "mohurd-special-operations, 06",
    "mot-waterborne, 02",
    "mot-general, 02"
  })
  void expired_isGrantedAndEndedByItsDates(String list, String code) {
    CodeList codes = CodeList.named(list);
    assertEquals(LegalStatus.GRANTED, codes.entry(code).orElseThrow().status());
    assertEquals(Optional.of(code), codes.code(LegalStatus.GRANTED, true));
  }

  @ParameterizedTest
  @CsvSource({"mot-general, 03", "mot-general, 3", "real-estate, 01", "mohurd-safety-managers, ''"})
  void codeThatTheListDoesNotHave_meansNothing(String list, String code) {
    assertEquals(Optional.empty(), CodeList.named(list).entry(code));
  }

  @Test
  void statusThatTheListCannotSay_hasNoCode() {
    assertEquals(
        Optional.empty(), CodeList.named("mot-general").code(LegalStatus.PENALTY_REVOKED, false));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyCode_writtenAndRead_meansTheSame(String key) {
    CodeList codes = CodeList.named(key);
    for (Entry entry : codes.entries()) {
      String code = codes.code(entry.status(), entry.ended()).orElseThrow();
      assertEquals(entry.status(), codes.entry(code).orElseThrow().status());
    }
  }

  @Test
  void unknownList_isRefusedNamingIt() {
    assertTrue(Refusal.of(() -> CodeList.named("mars")).contains("mars"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"VALID\"', codes[0].status",
    "'\"GRANTED\", \"ended\": 1', codes[0].ended",
    "'\"GRANTED\"}, {\"code\": \"1\", \"term\": \"b\", \"status\": \"OTHER\"', twice"
  })
  void list_withSomethingWrong_isRefusedNamingIt(String status, String named) {
    String json =
        "{\"key\": \"k\", \"name\": \"n\", \"codes\":"
            + " [{\"code\": \"1\", \"term\": \"a\", \"status\": "
            + status
            + "}]}";
    String message = Refusal.of(() -> CodeList.parse(json.getBytes(StandardCharsets.UTF_8)));
    assertTrue(message.contains(named), message);
  }
}
