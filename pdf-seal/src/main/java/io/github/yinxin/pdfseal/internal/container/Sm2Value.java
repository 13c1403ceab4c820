package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.SignatureAlgorithm;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The encodings of an SM2 signature value that occur: DER (GB/T 35276-2017), r and s side by side,
 * and the structure of an SDF device with each of them at the right of 64 bytes.
 */
final class Sm2Value {

  private static final int NUMBER = 32;
  private static final int FIELD = 64;

  private Sm2Value() {}

  /** Notes an encoding that is not DER, where that is due. */
  static void note(String jcaName, byte[] value, DerInput in) {
    if (isSm2(jcaName) && !isDer(value)) {
      if (isRaw(value)) {
        in.tolerate(Leniency.RAW_SIGNATURE);
      } else if (isStructure(value)) {
        in.tolerate(Leniency.SDF_SIGNATURE);
      }
    }
  }

  /**
   * Returns the value of an algorithm's signature as verification takes it: DER if that is SM2,
   * whatever it came in; bytes of no known encoding as they are, to be judged wrong.
   */
  static byte[] verifiable(String jcaName, byte[] value) {
    if (!isSm2(jcaName) || isDer(value)) {
      return value;
    }
    if (isRaw(value)) {
      return der(value, 0, NUMBER);
    }
    return isStructure(value) ? der(value, FIELD - NUMBER, 2 * FIELD - NUMBER) : value;
  }

  private static boolean isSm2(String jcaName) {
    return jcaName.equals(SignatureAlgorithm.SM2_SM3.jcaName());
  }

  private static boolean isRaw(byte[] value) {
    return value.length == 2 * NUMBER;
  }

  private static boolean isStructure(byte[] value) {
    return value.length == 2 * FIELD
        && isZero(value, 0, FIELD - NUMBER)
        && isZero(value, FIELD, 2 * FIELD - NUMBER);
  }

  private static byte[] der(byte[] value, int r, int s) {
    return DerOutput.sequence(
        DerOutput.integer(new BigInteger(1, Arrays.copyOfRange(value, r, r + NUMBER))),
        DerOutput.integer(new BigInteger(1, Arrays.copyOfRange(value, s, s + NUMBER))));
  }

  private static boolean isDer(byte[] value) {
    try {
      DerInput outer = DerInput.of(value);
      DerInput numbers = outer.next(DerInput.SEQUENCE, "signature").children();
      numbers.next(DerInput.INTEGER, "r");
      numbers.next(DerInput.INTEGER, "s");
      return !numbers.hasNext() && !outer.hasNext();
    } catch (DerException e) {
      return false;
    }
  }

  private static boolean isZero(byte[] value, int from, int to) {
    for (int i = from; i < to; i++) {
      if (value[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
