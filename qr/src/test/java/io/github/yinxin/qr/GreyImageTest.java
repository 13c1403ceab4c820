package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyImageTest {

  @Test
  void bytes_changedByTheCaller_stay() {
    byte[] bytes = {1, 2};
    GreyImage image = GreyImage.of(2, 1, bytes);
    bytes[0] = 9;
    image.luminance()[1] = 9;
    assertArrayEquals(new byte[] {1, 2}, image.luminance());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, -1", "40000001, 1", "65535, 65535", "2147483647, 2147483647"})
  void size_outsideTheBounds_isRefused(int width, int height) {
    assertThrows(IllegalArgumentException.class, () -> GreyImage.of(width, height, new byte[1]));
  }

  @Test
  void size_ofFortyMegapixels_isAccepted() {
    assertEquals(40_000_000, GreyImage.of(40_000_000, 1, new byte[40_000_000]).width());
  }

  @ParameterizedTest
  @CsvSource({"5", "7"})
  void bytes_moreOrFewerThanPixels_areRefused(int length) {
    assertThrows(IllegalArgumentException.class, () -> GreyImage.of(3, 2, new byte[length]));
  }
}
