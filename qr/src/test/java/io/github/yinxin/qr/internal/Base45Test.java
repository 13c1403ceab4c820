package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9285, with the examples of its sections 4.3 and 4.4. */
class Base45Test {

  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void encode_exampleOfTheStandard_givesItsText(String plain, String text) {
    assertEquals(text, Base45.encode(plain.getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @CsvSource({"AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0"})
  void decode_exampleOfTheStandard_givesItsBytes(String plain, String text) throws Exception {
    assertArrayEquals(plain.getBytes(StandardCharsets.US_ASCII), Base45.decode(text));
  }

  @Test
  void decode_emptyText_givesNoBytes() throws Exception {
    assertEquals(0, Base45.decode("").length);
  }

  @Test
  void decode_largestGroupOfThree_isAccepted() throws Exception {
    assertArrayEquals(new byte[] {-1, -1}, Base45.decode("FGW"));
  }

  @Test
  void decode_largestGroupOfTwo_isAccepted() throws Exception {
    assertArrayEquals(new byte[] {-1}, Base45.decode("U5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GGW", ":::", "ZZZZZZ", "V5", "::"})
  void decode_groupWorthMoreThanItsBytes_isRefused(String text) {
    assertThrows(RefusedException.class, () -> Base45.decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "BB8A", "ZZZZ", "ZZZZ.."})
  void decode_lengthThatNoBytesHaveOrValueOutOfRange_isRefused(String text) {
    assertThrows(RefusedException.class, () -> Base45.decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bb8", "B\u00008", "BB_", "ＢＢ８", "BB\ud842", "B,8", "BB\n"})
  void decode_characterOutsideTheAlphabet_isRefused(String text) {
    assertThrows(RefusedException.class, () -> Base45.decode(text));
  }

  @Test
  void decode_encodedRandomBytes_givesThemBack() throws Exception {
    Random random = new Random(45);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertArrayEquals(bytes, Base45.decode(Base45.encode(bytes)), "seed 45, length " + length);
    }
  }

  @Test
  void decode_textOfAnyThreeCharacters_encodesBackToItselfOrIsRefused() {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    int accepted = 0;
    for (int i = 0; i < 45 * 45 * 45; i++) {
      String text =
          "" + alphabet.charAt(i % 45) + alphabet.charAt(i / 45 % 45) + alphabet.charAt(i / 2025);
      accepted += isReadBack(text) ? 1 : 0;
    }
    assertEquals(65_536, accepted);
  }

  private static boolean isReadBack(String text) {
    try {
      assertEquals(text, Base45.encode(Base45.decode(text)));
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }
}
