package io.github.yinxin.qr;

/** A picture as brightness alone: one byte for each pixel, 0 black to 255 white. Immutable. */
public final class GreyImage {

  /** How many pixels a picture may have: 40 million. */
  public static final int MAX_PIXELS = 40_000_000;

  private final int width;
  private final int height;
  private final byte[] luminance;

  private GreyImage(int width, int height, byte[] luminance) {
    this.width = width;
    this.height = height;
    this.luminance = luminance;
  }

  /**
   * Copies a picture.
   *
   * @param width in pixels
   * @param height in pixels
   * @param luminance row by row from the top left, without gaps: {@code width * height} bytes
   * @throws IllegalArgumentException if the picture is empty, has more than {@link #MAX_PIXELS}, or
   *     has not as many bytes as pixels
   */
  public static GreyImage of(int width, int height, byte[] luminance) {
    long pixels = (long) width * height;
    if (width < 1 || height < 1 || pixels > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "picture of " + width + " × " + height + " is not within 1 to " + MAX_PIXELS + " pixels");
    }
    if (luminance.length != pixels) {
      throw new IllegalArgumentException(
          "picture of " + width + " × " + height + " has " + luminance.length + " bytes");
    }
    return new GreyImage(width, height, luminance.clone());
  }

  /** Returns the width in pixels. */
  public int width() {
    return width;
  }

  /** Returns the height in pixels. */
  public int height() {
    return height;
  }

  /** Returns a copy of the bytes, row by row from the top left. */
  public byte[] luminance() {
    return luminance.clone();
  }

  // Without the copy: a camera picture is large, and scanning only reads it.
  byte[] sharedLuminance() {
    return luminance;
  }
}
