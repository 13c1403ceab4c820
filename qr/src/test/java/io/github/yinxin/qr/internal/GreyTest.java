package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GreyTest {

  private static final byte[] BYTES = {0, (byte) 255, 7, (byte) 255, 0, 7, 7, 7, 7};
  private static final Grey GREY = new Grey(3, 3, BYTES, 1);

  @Test
  void reduction_averagesSquares_andCutsTheRest() {
    assertArrayEquals(new byte[] {127}, GREY.reducedBy(2).pixels);
  }

  @Test
  void reduction_beyondThePicture_isItsMean() {
    assertEquals(1, GREY.reducedBy(5).width);
    assertEquals(60, GREY.reducedBy(5).pixels[0]);
  }

  @Test
  void centreOfAPixel_isAsBrightAsThePixel() {
    assertEquals(255, GREY.at(1.5, 0.5), 0.001);
  }

  @Test
  void betweenTwoPixels_isBetweenTheirBrightness() {
    assertEquals(127.5, GREY.at(1.0, 0.5), 0.001);
  }

  @Test
  void outside_isAsTheEdge() {
    assertEquals(0, GREY.at(-9.0, -9.0), 0.001);
    assertEquals(7, GREY.at(99.0, 99.0), 0.5);
  }

  @Test
  void inverted_twice_isTheSame() {
    assertArrayEquals(BYTES, GREY.inverted().inverted().pixels);
  }

  @Test
  void mean_aroundAPixel_takesWhatLiesInThePicture() {
    assertEquals(127.5, new Sums(GREY).mean(0, 0, 1), 0.001);
  }

  @Test
  void onePixel_canBeScaledAndLookedAt() {
    Grey one = new Grey(1, 1, new byte[] {9}, 1);
    assertEquals(9, one.at(0.2, 0.9), 0.001);
    assertEquals(2, one.scaledBy(2).width);
  }
}
