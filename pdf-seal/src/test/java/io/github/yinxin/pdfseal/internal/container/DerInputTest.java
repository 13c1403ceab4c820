package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** X.690, 8.1 and 10.1. */
class DerInputTest {

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  private static DerInput.Element read(String header, int contentLength) throws DerException {
    byte[] bytes = Arrays.copyOf(hex(header), header.length() / 2 + contentLength);
    return DerInput.of(bytes).next("element");
  }

  private static void assertRefused(String header, int contentLength) {
    assertThrows(DerException.class, () -> read(header, contentLength));
  }

  @Nested
  class Length {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127})
    void shortForm_upTo127_isRead(int length) throws DerException {
      assertEquals(length, read("04%02X".formatted(length), length).content().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 255})
    void oneOctet_from128_isRead(int length) throws DerException {
      assertEquals(length, read("0481%02X".formatted(length), length).content().length);
    }

    @Test
    void oneOctet_below128_isRefused() {
      assertRefused("04817F", 127);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 65535})
    void twoOctets_from256_areRead(int length) throws DerException {
      assertEquals(length, read("0482%04X".formatted(length), length).content().length);
    }

    @Test
    void twoOctets_below256_areRefused() {
      assertRefused("048200FF", 255);
    }

    @Test
    void threeOctets_from65536_areRead() throws DerException {
      assertEquals(65536, read("0483010000", 65536).content().length);
    }

    @Test
    void threeOctets_below65536_areRefused() {
      assertRefused("048300FFFF", 65535);
    }

    @ParameterizedTest
    @ValueSource(strings = {"048401000000", "0484FFFFFFFF", "04887FFFFFFFFFFFFFFF", "04FF"})
    void moreThanThreeOctets_areRefused(String header) {
      assertRefused(header, 300);
    }

    @Test
    void indefiniteForm_isRefused() {
      assertRefused("3080", 20);
    }
  }

  @Nested
  class End {

    @Test
    void contentThatFillsTheInput_isRead() throws DerException {
      assertEquals(3, read("0403", 3).content().length);
    }

    @Test
    void contentOneByteShort_isRefused() {
      assertRefused("0403", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "04", "0482", "048201"})
    void inputThatEndsInTheHeader_isRefused(String header) {
      assertRefused(header, 0);
    }

    @Test
    void nothingMore_passesTheEnd() throws DerException {
      DerInput in = DerInput.of(hex("0500"));
      in.next("null");
      assertDoesNotThrow(() -> in.requireEnd("input"));
    }

    @Test
    void oneByteMore_isRefusedAtTheEnd() throws DerException {
      DerInput in = DerInput.of(hex("050000"));
      in.next("null");
      assertThrows(DerException.class, () -> in.requireEnd("input"));
    }

    @Test
    void child_neverReachesBeyondItsParent() throws DerException {
      DerInput children = DerInput.of(hex("3003 040201 FF")).next("parent").children();
      assertThrows(DerException.class, () -> children.next("child"));
    }
  }

  @Nested
  class Elements {

    @Test
    void element_givesTheBytesItCameAs() throws DerException {
      DerInput in = DerInput.of(hex("0500 04020102 0500"));
      in.next("null");
      DerInput.Element element = in.next("octets");
      assertArrayEquals(hex("04020102"), element.encoded());
    }

    @Test
    void element_ofAnotherTag_isRefused() {
      DerInput in = DerInput.of(hex("0500"));
      assertThrows(DerException.class, () -> in.next(DerInput.SEQUENCE, "sequence"));
    }

    @Test
    void nextIs_tellsTheTagOfTheNextElement() {
      assertTrue(DerInput.of(hex("A000")).nextIs(DerInput.CONTEXT_0));
    }

    @Test
    void nextIs_atTheEnd_isFalse() {
      assertFalse(DerInput.of(new byte[0]).nextIs(DerInput.SEQUENCE));
    }
  }
}
