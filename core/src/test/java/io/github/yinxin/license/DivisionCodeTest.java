package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.DivisionCode.Level;
import io.github.yinxin.testkit.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionCodeTest {

  @ParameterizedTest
  @CsvSource({
    "100000, COUNTRY",
    "110000, PROVINCE",
    "440100, PREFECTURE",
    "440113, COUNTY",
    "429004, COUNTY",
    "440113012, TOWNSHIP",
    "440113000, COUNTY",
    "440113012001, VILLAGE",
    "440113012000, TOWNSHIP",
    "440000000000, PROVINCE",
    "101000, PREFECTURE"
  })
  void level_isTheLastOneThatIsNotZero(String code, Level level) {
    assertEquals(level, DivisionCode.parse(code).level());
  }

  @ParameterizedTest
  @CsvSource({
    "110000, 100000",
    "440100, 440000",
    "440113, 440100",
    "440113012, 440113",
    "440113012001, 440113012"
  })
  void parent_isOneLevelUp(String code, String parent) {
    assertEquals(Optional.of(DivisionCode.parse(parent)), DivisionCode.parse(code).parent());
  }

  @Test
  void country_hasNoParent() {
    assertEquals(Optional.empty(), DivisionCode.parse("100000").parent());
  }

  @ParameterizedTest
  @CsvSource({
    "440113, 440100",
    "440113, 440113",
    "440113, 440000",
    "440113, 100000",
    "440113012001, 440113"
  })
  void division_liesInTheHigherOnes(String code, String other) {
    assertTrue(DivisionCode.parse(code).isWithin(DivisionCode.parse(other)));
  }

  @ParameterizedTest
  @CsvSource({"440113, 440200", "440100, 440113", "450113, 440000", "100000, 110000"})
  void division_doesNotLieInOthers(String code, String other) {
    assertFalse(DivisionCode.parse(code).isWithin(DivisionCode.parse(other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4401",
        "44011",
        "4401130",
        "44011301200",
        "4401130120011",
        "044011",
        "44011x",
        "４４０１１３"
      })
  void text_ofAnotherShape_isRefusedNamingIt(String text) {
    assertTrue(Refusal.of(() -> DivisionCode.parse(text)).contains("'" + text + "'"));
  }

  @Test
  void publicCodes_haveTheParentsTheyAreSaidToHave() throws Exception {
    Path file =
        Path.of(System.getProperty("yinxin.data", "absent"), "vectors", "regions", "areas.csv");
    Assumptions.assumeTrue(Files.exists(file), "no public test data: " + file);
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      DivisionCode area = DivisionCode.parse(cells[0]);
      DivisionCode city = DivisionCode.parse(cells[2] + "00");
      // Cities without counties stand for themselves.
      assertEquals(area.equals(city) ? Level.PREFECTURE : Level.COUNTY, area.level(), line);
      assertTrue(area.isWithin(city), line);
      assertTrue(area.isWithin(DivisionCode.parse(cells[3] + "0000")), line);
    }
  }
}
