package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8949, 4.2.1 and 5.3.1: the accepted side, the refused side and the boundary of each rule. */
class CborStrictnessTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static Cbor decode(String hex) throws RefusedException {
    return Cbor.decode(hex(hex));
  }

  private static void assertRefused(String hex) {
    assertThrows(RefusedException.class, () -> decode(hex), hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1800",
        "1817",
        "190018",
        "1900ff",
        "1a0000ffff",
        "1b00000000ffffffff",
        "3817",
        "5800",
        "780161",
        "9800",
        "b800",
        "d90012f6",
        "f814"
      })
  void head_longerThanNeeded_isRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "18", "1900", "41", "6261", "81", "a1", "a101", "d2", "5b7fffffffffffffff"})
  void data_thatEndEarly_areRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "8000", "6161ff"})
  void bytes_afterTheEnd_areRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1c", "1d", "1e", "1f", "5c", "9f", "ff"})
  void head_reserved_isRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "61ff", // not a lead byte
        "62c080", // overlong
        "63eda080", // surrogate
        "64f4908080", // beyond U+10FFFF
        "61c3" // cut short
      })
  void text_notUtf8_isRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void keys_inOrder_areAccepted() throws Exception {
    assertEquals(2, decode("a201000200").entries().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a201000100", "a2616100616100"})
  void keys_repeated_areRefused(String hex) {
    assertRefused(hex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a202000100", "a220000100", "a2616200616100"})
  void keys_outOfOrder_areRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void keys_ofDifferentTypes_stayDifferent() throws Exception {
    assertEquals(2, decode("a20100613100").entries().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a18000", "a1a000", "a1f500", "a1f600", "a1d20000"})
  void keys_thatAreNeitherIntegersNorStrings_areRefused(String hex) {
    assertRefused(hex);
  }

  @Test
  void map_builtInAnyOrder_isWrittenInOrderOfEncodedKeys() {
    Cbor map =
        Cbor.mapOf(
            Map.of(
                -70001L, SimpleItem.NULL,
                -1L, SimpleItem.NULL,
                100L, SimpleItem.NULL,
                9L, SimpleItem.NULL));
    assertArrayEquals(hex("a409f61864f620f63a00011170f6"), map.encode());
  }

  @Test
  void nesting_eightDeep_isAccepted() throws Exception {
    assertArrayEquals(hex("81".repeat(8) + "00"), decode("81".repeat(8) + "00").encode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"81", "a100", "d2"})
  void nesting_nineDeep_isRefused(String head) {
    assertRefused(head.repeat(9) + "00");
  }

  @Test
  void nesting_aMillionDeep_isRefused() {
    byte[] bytes = new byte[1_000_000];
    Arrays.fill(bytes, (byte) 0x81);
    assertThrows(RefusedException.class, () -> Cbor.decode(bytes));
  }

  @Test
  void items_twoHundredFiftySix_areAccepted() throws Exception {
    assertEquals(255, decode("98ff" + "00".repeat(255)).items().size());
  }

  @Test
  void items_twoHundredFiftySeven_areRefused() {
    assertRefused("990100" + "00".repeat(256));
  }

  @Test
  void count_farBeyondTheData_isRefusedWithoutAllocation() {
    assertRefused("9b7fffffffffffffff00");
  }

  @Test
  void tag_otherThanEighteen_isRefused() {
    assertRefused("d1f6");
  }
}
