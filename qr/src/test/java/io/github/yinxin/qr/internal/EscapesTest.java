package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

  @ParameterizedTest
  @CsvSource({
    "'a b　c', 'a b　c'",
    "𠮷野家, 𠮷野家",
    "a\u0000b, a\\u{0000}b",
    "a\u202Eb, a\\u{202E}b",
    "a\u2066b, a\\u{2066}b",
    "a\u200Bb, a\\u{200B}b",
    "a\u2028b, a\\u{2028}b",
    "\uE000, \\u{E000}",
    "\uD842x, \\u{D842}x",
    "a\u00A0b, a\\u{00A0}b",
    "\\u{41}, \\u{005C}u{41}",
    "\uDB40\uDC41, \\u{E0041}",
    "a\u3164b, a\\u{3164}b",
    "a\u2800b, a\\u{2800}b",
    "a\uFE0Fb, a\\u{FE0F}b",
    "a\uDB40\uDD00b, a\\u{E0100}b"
  })
  void shown_escapesWhatDoesNotShowItself(String text, String shown) {
    assertEquals(shown, Escapes.shown(text));
  }

  @Test
  void shown_endsAfter300Characters() {
    assertEquals("𠮷".repeat(300), Escapes.shown("𠮷".repeat(300)));
    assertEquals("𠮷".repeat(300) + "…", Escapes.shown("𠮷".repeat(301)));
  }
}
