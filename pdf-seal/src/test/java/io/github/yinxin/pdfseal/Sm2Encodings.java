package io.github.yinxin.pdfseal;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;

/** Turns an SM2 signature in DER into what devices and products write instead. */
public final class Sm2Encodings {

  private Sm2Encodings() {}

  /** Returns r and s of 32 bytes each. */
  public static byte[] raw(byte[] der) {
    byte[] raw = new byte[64];
    right(number(der, 0), raw, 32);
    right(number(der, 1), raw, 64);
    return raw;
  }

  /** Returns the structure of an SDF device: each number at the right of 64 bytes. */
  public static byte[] sdf(byte[] der) {
    byte[] structure = new byte[128];
    right(number(der, 0), structure, 64);
    right(number(der, 1), structure, 128);
    return structure;
  }

  private static BigInteger number(byte[] der, int index) {
    return ASN1Integer.getInstance(ASN1Sequence.getInstance(der).getObjectAt(index)).getValue();
  }

  private static void right(BigInteger number, byte[] into, int end) {
    byte[] bytes = number.toByteArray();
    int skip = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
    System.arraycopy(bytes, skip, into, end - (bytes.length - skip), bytes.length - skip);
  }
}
