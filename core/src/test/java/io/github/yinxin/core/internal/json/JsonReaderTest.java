package io.github.yinxin.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Json read(String text) throws JsonRefusedException {
    return JsonReader.read(bytes(text));
  }

  private static JsonRefusedException refusal(byte[] document) {
    return assertThrows(JsonRefusedException.class, () -> JsonReader.read(document));
  }

  private static JsonRefusedException refusal(String document) {
    return refusal(bytes(document));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "\"𠮷\"",
        "\"a\\\"\\\\\\n\"",
        "0",
        "-1.50",
        "1E+2",
        "12345678901234567890.10",
        "true",
        "false",
        "null",
        "{\"b\":1,\"a\":[null,{\"c\":\"\"}]}"
      })
  void value_writtenAgain_isTheSameText(String text) throws JsonRefusedException {
    assertEquals(text, read(text).compact());
  }

  @Nested
  class Ambiguous {

    @ParameterizedTest
    @CsvSource(
        quoteCharacter = '`',
        value = {
          "`{\"a\":1,\"a\":1}`, a",
          "`{\"a\":1,\"\\u0061\":2}`, a",
          "`{\"x\":[{},{\"b\":1,\"b\":2}]}`, x[1].b"
        })
    void nameGivenTwice_isRefusedNamingIt(String document, String where) {
      JsonRefusedException refusal = refusal(document);
      assertEquals(where, refusal.where());
      assertEquals("is there twice", refusal.rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "1 2", "{}x", "[]]"})
    void somethingAfterTheValue_isRefused(String document) {
      refusal(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\uD800\"", "\"\\uDC00\\uD800\""})
    void loneSurrogate_isRefused(String document) {
      assertTrue(refusal(document).rule().contains("lone surrogate"));
    }

    @Test
    void loneSurrogate_inAName_isRefused() {
      refusal("{\"\\uDFFF\":1}");
    }

    @Test
    void byteOrderMark_isRefused() {
      refusal("\uFEFF{}");
    }

    @Test
    void utf16_isRefused() {
      refusal("{}".getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void overlongUtf8_isRefused() {
      assertEquals("is not UTF-8", refusal(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}).rule());
    }
  }

  @Nested
  class Malformed {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{",
          "[",
          "[1,]",
          "{\"a\"}",
          "{\"a\":}",
          "{a:1}",
          "{'a':1}",
          "01",
          "+1",
          "1.",
          ".5",
          "NaN",
          "Infinity",
          "nul",
          "\"\t\"",
          "\"\\x\"",
          "\"a",
          "// c\n1",
          "\u00001",
          "truex"
        })
    void document_outsideTheGrammar_isRefused(String document) {
      assertTrue(refusal(document).rule().startsWith("is not JSON at line"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void document_withoutAValue_isRefused(String document) {
      assertEquals("is empty", refusal(document).rule());
    }

    @Test
    void refusal_doesNotQuoteTheDocument() {
      assertFalse(refusal("{\"a\": 11010519491231002X}").toString().contains("1101"));
    }
  }

  @Nested
  class Bounds {

    private static String nested(int depth) {
      return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String values(int count) {
      return "[" + "1,".repeat(count - 2) + "1]";
    }

    @Test
    void deepest_isRead() throws JsonRefusedException {
      String document = nested(JsonReader.MAX_DEPTH);
      assertEquals(document, read(document).compact());
    }

    @ParameterizedTest
    @ValueSource(ints = {JsonReader.MAX_DEPTH + 1, 1_000, 500_000})
    void deeper_isRefused(int depth) {
      assertTrue(refusal(nested(depth)).rule().contains("nested deeper than"));
    }

    @Test
    void mostValues_areRead() throws JsonRefusedException {
      read(values(JsonReader.MAX_VALUES));
    }

    @Test
    void moreValues_areRefused() {
      assertTrue(refusal(values(JsonReader.MAX_VALUES + 1)).rule().contains("value number 100001"));
    }

    @Test
    void largestDocument_isRead() throws JsonRefusedException {
      read("\"" + "a".repeat(JsonReader.MAX_BYTES - 2) + "\"");
    }

    @Test
    void largerDocument_isRefused() {
      String rule = refusal("\"" + "a".repeat(JsonReader.MAX_BYTES - 1) + "\"").rule();
      assertEquals("has 4194305 bytes, more than 4194304", rule);
    }

    @Test
    void longestName_isRead() throws JsonRefusedException {
      read("{\"" + "a".repeat(JsonReader.MAX_NAME) + "\":1}");
    }

    @Test
    void longerName_isRefused() {
      refusal("{\"" + "a".repeat(JsonReader.MAX_NAME + 1) + "\":1}");
    }

    @Test
    void longestNumber_isRead() throws JsonRefusedException {
      read("1".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 2_000, 1_000_000})
    void longerNumber_isRefused(int digits) {
      refusal("1".repeat(digits));
    }
  }
}
