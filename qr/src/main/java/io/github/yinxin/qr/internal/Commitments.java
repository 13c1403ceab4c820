package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.QrClaims.Commitment;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.sign.Digest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Salted digests of fields: SM3 over deterministic CBOR, cut to 128 bits. */
public final class Commitments {

  private static final int MIN_SECRET = 16;

  private Commitments() {}

  /**
   * Returns the salt of one field in hexadecimal; one salt tells nothing about the others.
   *
   * @throws IllegalArgumentException if the secret has less than 16 bytes: values such as dates
   *     could be guessed together with it
   */
  public static String salt(int field, byte[] secret) {
    if (secret.length < MIN_SECRET) {
      throw new IllegalArgumentException(
          "secret has " + secret.length + " bytes, less than " + MIN_SECRET);
    }
    return HexFormat.of()
        .formatHex(
            digest(
                new TextItem("yinxin field salt"), new IntegerItem(field), new BytesItem(secret)));
  }

  /** Returns the digest that a code holds of a field. */
  public static Commitment of(int field, String salt, String value) {
    return Commitment.of(
        digest(
            new TextItem("yinxin field"),
            new IntegerItem(field),
            new TextItem(salt),
            new TextItem(value)));
  }

  private static byte[] digest(Cbor... parts) {
    byte[] message = new ArrayItem(List.of(parts)).encode();
    byte[] digest = Digest.compute(Digest.Algorithm.SM3, message).bytes();
    return Arrays.copyOf(digest, Commitment.LENGTH);
  }
}
