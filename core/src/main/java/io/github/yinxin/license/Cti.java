package io.github.yinxin.license;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The 8-byte name of a license instance in its verification code (claim {@code cti} of RFC 8392).
 * It says nothing about the license; the register knows which one it is.
 *
 * @param bits the 8 bytes, most significant first
 */
public record Cti(long bits) {

  private static final int BYTES = Long.BYTES;

  /** Draws a new one; the source must be unpredictable for real licenses. */
  public static Cti draw(RandomGenerator random) {
    return new Cti(random.nextLong());
  }

  /**
   * Reads the 8 bytes of a code.
   *
   * @throws IllegalArgumentException if there are not exactly 8
   */
  public static Cti of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("cti has " + bytes.length + " bytes, not " + BYTES);
    }
    return new Cti(HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(bytes)));
  }

  /** Returns the 8 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(toString());
  }

  /** Returns the 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
