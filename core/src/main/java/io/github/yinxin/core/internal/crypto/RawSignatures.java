package io.github.yinxin.core.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SignatureException;
import java.util.Arrays;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** The shapes in which devices give the two numbers of an elliptic signature on 256 bits. */
public final class RawSignatures {

  private static final int NUMBER = 32;
  private static final int FIELD = 64;

  private RawSignatures() {}

  /**
   * Returns the DER of a signature that is DER already, or r ‖ s in 64 bytes, or the structure of
   * GM/T 0018 with each number at the right of 64 bytes.
   *
   * @throws SignatureException if it is none of these
   */
  public static byte[] toDer(byte[] signature) throws SignatureException {
    return switch (signature.length) {
      case 2 * NUMBER -> encode(number(signature, 0), number(signature, NUMBER));
      case 2 * FIELD -> encode(wide(signature, 0), wide(signature, FIELD));
      default -> signature.clone(); // What it then is, verification tells.
    };
  }

  private static BigInteger number(byte[] from, int at) {
    return new BigInteger(1, Arrays.copyOfRange(from, at, at + NUMBER));
  }

  private static BigInteger wide(byte[] from, int at) throws SignatureException {
    for (int i = at; i < at + FIELD - NUMBER; i++) {
      if (from[i] != 0) {
        throw new SignatureException("number of more than 256 bits in a device's signature");
      }
    }
    return number(from, at + FIELD - NUMBER);
  }

  private static byte[] encode(BigInteger r, BigInteger s) throws SignatureException {
    BigInteger beyond = BigInteger.ONE.shiftLeft(NUMBER * Byte.SIZE);
    try {
      return StandardDSAEncoding.INSTANCE.encode(beyond, r, s);
    } catch (IOException | IllegalArgumentException e) {
      throw new SignatureException("signature could not be encoded", e);
    }
  }

  /** Returns a number in so many bytes, the highest first. */
  static byte[] fixed(BigInteger number, int length) {
    byte[] shortest = number.toByteArray();
    byte[] out = new byte[length];
    int used = Math.min(shortest.length, length);
    System.arraycopy(shortest, shortest.length - used, out, length - used, used);
    return out;
  }
}
