package io.github.yinxin.qr.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;

/**
 * Elliptic-curve signatures as codes carry them: r and s as 32 bytes each (RFC 9053, 2.1; GB/T
 * 32918.2-2016), and the DER form that keys make and check (RFC 3279, 2.2.3; GB/T 35276-2017).
 */
public final class RawSignature {

  /** How many bytes a raw signature has. */
  public static final int LENGTH = 64;

  private static final int HALF = LENGTH / 2;
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int HEAD = 2;

  private RawSignature() {}

  /**
   * Returns the DER form of 64 raw bytes. Zero and too large numbers are left to be refused by the
   * key.
   */
  public static byte[] toDer(byte[] raw) {
    byte[] r = new BigInteger(1, Arrays.copyOfRange(raw, 0, HALF)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(raw, HALF, LENGTH)).toByteArray();
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(SEQUENCE);
    // Two numbers of at most 33 bytes: every length fits the short form.
    der.write(2 * HEAD + r.length + s.length);
    for (byte[] number : new byte[][] {r, s}) {
      der.write(INTEGER);
      der.write(number.length);
      der.writeBytes(number);
    }
    return der.toByteArray();
  }

  /**
   * Returns the 64 raw bytes of a signature in DER.
   *
   * @throws SignatureException if a signer gave something else
   */
  public static byte[] fromDer(byte[] der) throws SignatureException {
    require(der.length > HEAD && der[0] == SEQUENCE && der[1] == der.length - HEAD);
    byte[] raw = new byte[LENGTH];
    int next = copyNumber(der, HEAD, raw, HALF);
    require(copyNumber(der, next, raw, LENGTH) == der.length);
    return raw;
  }

  // Copies the number right-aligned so that it ends before targetEnd; returns where the next
  // starts.
  private static int copyNumber(byte[] der, int start, byte[] raw, int targetEnd)
      throws SignatureException {
    require(start + HEAD < der.length && der[start] == INTEGER);
    int length = der[start + 1];
    int first = start + HEAD;
    require(length > 0 && length <= der.length - first && der[first] >= 0);
    boolean padded = length == HALF + 1 && der[first] == 0;
    require(length <= HALF || padded);
    int copied = padded ? HALF : length;
    System.arraycopy(der, first + length - copied, raw, targetEnd - copied, copied);
    return first + length;
  }

  private static void require(boolean condition) throws SignatureException {
    if (!condition) {
      throw new SignatureException("the signer gave no DER signature of two 256-bit numbers");
    }
  }
}
