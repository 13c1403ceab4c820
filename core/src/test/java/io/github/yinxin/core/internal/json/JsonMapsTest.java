package io.github.yinxin.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMapsTest {

  @Test
  void record_isWrittenWithSortedKeys_atEveryLevel() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("z", true);
    inner.put("a", 7);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("items", List.of("x", inner, List.of()));
    record.put("empty", Map.of());
    assertEquals(
        "{\"empty\":{},\"items\":[\"x\",{\"a\":7,\"z\":true},[]]}", JsonMaps.write(record));
  }

  @Test
  void everyCharacter_writtenAndRead_isTheSame() {
    StringBuilder all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        all.appendCodePoint(c);
      }
    }
    Map<String, Object> record = Map.of("text", all.toString());
    assertEquals(record, JsonMaps.read(JsonMaps.write(record)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\\", "a\nb", "\u0000", "\u001F", "\\u0000", "示例", "𠮷", ""})
  void names_areEscapedLikeTexts(String name) {
    Map<String, Object> record = Map.of(name, "x");
    assertEquals(record, JsonMaps.read(JsonMaps.write(record)));
  }

  @Test
  void numbers_areReadAsTheirDigits() {
    assertEquals(Map.of("n", "-12"), JsonMaps.read(JsonMaps.write(Map.of("n", -12))));
  }

  @Test
  void whatIsNotKept_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonMaps.write(Map.of("n", BigInteger.ONE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":null}"})
  void whatIsNoRecord_isRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> JsonMaps.read(text));
  }
}
