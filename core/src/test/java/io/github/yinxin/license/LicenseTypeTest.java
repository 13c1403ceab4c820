package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.testkit.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTypeTest {

  private static final String CODE = "11990000MB0000019F001";

  @Test
  void type_withCreditCodeAndThreeCharacters_isAccepted() {
    assertEquals(CODE, new LicenseType(CODE, "示例许可证", List.of()).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"11990000MB0000019F01", "11990000MB0000019F0011", ""})
  void code_notOf21Characters_isRefusedNamingIt(String code) {
    String message = Refusal.of(() -> new LicenseType(code, "示例许可证", List.of()));
    assertTrue(message.contains("code '" + code + "' has " + code.length()));
  }

  @Test
  void code_beginningWithNoCreditCode_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LicenseType("11990000MB0000019G001", "示例许可证", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"11990000MB0000019F00a", "11990000MB0000019F0-1", "11990000MB0000019F00号"})
  void code_endingInOtherCharacters_isRefused(String code) {
    assertTrue(Refusal.of(() -> new LicenseType(code, "示例许可证", List.of())).contains(code));
  }

  @Test
  void name_blank_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LicenseType(CODE, " ", List.of()));
  }

  @Test
  void fields_withOneKeyTwice_areRefusedNamingIt() {
    List<Field> fields = List.of(Field.required("KZ_A", "甲"), Field.optional("KZ_A", "乙"));
    assertTrue(Refusal.of(() -> new LicenseType(CODE, "示例许可证", fields)).contains("KZ_A"));
  }

  @Test
  void fields_changedInTheCallersList_stayAsTheyWere() {
    List<Field> fields = new ArrayList<>(List.of(Field.required("KZ_A", "甲")));
    LicenseType type = new LicenseType(CODE, "示例许可证", fields);
    fields.clear();
    assertEquals(List.of(Field.required("KZ_A", "甲")), type.fields());
  }

  @Test
  void fields_keepTheirPrintingOrder() {
    List<Field> fields = List.of(Field.optional("KZ_B", "乙"), Field.required("KZ_A", "甲"));
    assertEquals(fields, new LicenseType(CODE, "示例许可证", fields).fields());
  }
}
