package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.testkit.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatterTest {

  private static final LocalDate DAY = LocalDate.of(2027, 6, 1);

  /** PostgreSQL refuses U+0000, and half a surrogate pair is stored as a question mark. */
  @ParameterizedTest
  @ValueSource(strings = {"BJ-\u0000", "BJ\n1", "BJ-\uD842", "\uDFB7BJ"})
  void numberThatDatabasesCannotKeep_isRefused(String number) {
    assertEquals(
        "matter's number has a character that cannot be stored",
        Refusal.of(() -> new Matter(number, DAY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BJ-2026-1", "𠮷办〔2026〕1号"})
  void numberOfAnyReadableCharacters_isKept(String number) {
    assertEquals(number, new Matter(number, DAY).number());
  }
}
