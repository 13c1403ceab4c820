package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedSocialCreditCodeTest {

  private static String refusal(String text) {
    return Refusal.of(() -> UnifiedSocialCreditCode.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "113700000045030270", "11990000MB0000019F"})
  void code_withRightCheckCharacter_isPrintedUnchanged(String text) {
    assertEquals(text, UnifiedSocialCreditCode.parse(text).toString());
  }

  @Test
  void checkCharacter_sumDivisibleBy31_isZero() {
    assertEquals('0', UnifiedSocialCreditCode.checkCharacter("11370000004503027"));
  }

  @Test
  void code_withWrongCheckCharacter_isRefusedNamingBoth() {
    String message = refusal("91350100M000100Y44");
    assertTrue(message.contains("91350100M000100Y44") && message.endsWith("should end in 3"));
  }

  @Test
  void code_withTwoCharactersSwapped_isRefused() {
    refusal("91350100M00010Y043");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "O", "S", "V", "Z", "m", "-", "政"})
  void code_withCharacterOutsideTheAlphabet_isRefusedNamingIt(String symbol) {
    String message = refusal("91350100" + symbol + "000100Y43");
    assertTrue(message.contains("'" + symbol + "' at position 9"));
  }

  @Test
  void checkCharacter_outsideTheAlphabet_isRefused() {
    refusal("91350100M000100Y4Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "91350100M000100Y4", "91350100M000100Y433", " 91350100M000100Y43"})
  void code_notOf18Characters_isRefusedNamingTheLength(String text) {
    assertTrue(refusal(text).contains("has " + text.length() + " characters"));
  }
}
