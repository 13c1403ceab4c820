package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtiTest {

  private static final long BITS = 0xF123456789ABCDEFL;

  @Test
  void bytes_mostSignificantFirst() {
    byte[] expected = {(byte) 0xF1, 0x23, 0x45, 0x67, (byte) 0x89, (byte) 0xAB, (byte) 0xCD, -17};
    assertArrayEquals(expected, new Cti(BITS).bytes());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, BITS})
  void of_itsBytes_isTheSame(long bits) {
    assertEquals(new Cti(bits), Cti.of(new Cti(bits).bytes()));
  }

  @Test
  void toString_smallValue_keepsLeadingZeros() {
    assertEquals("000000000000000a", new Cti(10).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9})
  void of_notEightBytes_isRefusedNamingTheLength(int length) {
    byte[] bytes = new byte[length];
    String message = Refusal.of(() -> Cti.of(bytes));
    assertTrue(message.contains("has " + length + " bytes"));
  }

  @Test
  void draw_takesAllBitsOfTheSource() {
    RandomGenerator source = () -> BITS;
    assertEquals(new Cti(BITS), Cti.draw(source));
  }
}
