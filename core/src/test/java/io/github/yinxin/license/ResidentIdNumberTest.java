package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the fictitious samples of the standard. */
class ResidentIdNumberTest {

  private static final String WOMAN = "11010519491231002X";
  private static final String MAN = "440524188001010014";

  @ParameterizedTest
  @ValueSource(strings = {WOMAN, MAN})
  void number_withRightCheckCharacter_isKept(String text) {
    assertEquals(text, ResidentIdNumber.parse(text).value());
  }

  @Test
  void lowerCaseX_isMadeUpperCase() {
    assertEquals(ResidentIdNumber.parse(WOMAN), ResidentIdNumber.parse("11010519491231002x"));
  }

  @Test
  void number_givesItsParts() {
    ResidentIdNumber number = ResidentIdNumber.parse(WOMAN);
    assertEquals(DivisionCode.parse("110105"), number.division());
    assertEquals(LocalDate.of(1949, 12, 31), number.birthDate());
    assertTrue(number.isFemale());
  }

  @Test
  void yearOfBirth_before1900_isAccepted() {
    assertEquals(LocalDate.of(1880, 1, 1), ResidentIdNumber.parse(MAN).birthDate());
  }

  @Test
  void oddSequenceNumber_isAMans() {
    assertFalse(ResidentIdNumber.parse(MAN).isFemale());
  }

  @ParameterizedTest
  @ValueSource(strings = {"110105194912310021", "440524188001010015", "11010519491231012X"})
  void wrongCheckCharacter_isRefused(String text) {
    assertTrue(Refusal.of(() -> ResidentIdNumber.parse(text)).endsWith("wrong check character"));
  }

  @ParameterizedTest
  @CsvSource({"110105194902290020", "110105194913310020", "110105194900010020"})
  void dayThatDoesNotExist_isRefused(String text) {
    assertTrue(Refusal.of(() -> ResidentIdNumber.parse(text)).endsWith("does not exist"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "130503670401001",
        "1101051949123100",
        "11010519491231002XX",
        "X1010519491231002X",
        "11010519491231002Y",
        "１１010519491231002X",
        "01010519491231002X"
      })
  void otherShape_isRefused(String text) {
    Refusal.of(() -> ResidentIdNumber.parse(text));
  }

  @Test
  void neitherTextNorRefusal_showsTheNumber() {
    assertEquals("1****************X", ResidentIdNumber.parse(WOMAN).toString());
    String refusal = Refusal.of(() -> ResidentIdNumber.parse("110105194912310021"));
    assertFalse(refusal.contains("1949"));
  }
}
