package io.github.yinxin.core.internal.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.interfaces.ECPublicKey;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** SM2 on the digest e, for devices and servers that never see the message. */
public final class Sm2Digests {

  /** One instance: the tables of multiples that Bouncy Castle makes hang on its generator point. */
  static final ECDomainParameters CURVE =
      new ECNamedDomainParameters(
          GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

  /** How long e is. */
  static final int LENGTH = 32;

  private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private Sm2Digests() {}

  /**
   * Returns what computes {@code e = SM3(Z ‖ M)} for a key, with the default user id (GB/T
   * 32918.2-2016): Z, which depends on the key alone, once, and the beginnings that long messages
   * have in common. Thread-safe.
   */
  public static UnaryOperator<byte[]> of(ECPublicKey key) {
    SM3Digest sm3 = new SM3Digest();
    sm3.update((byte) 0);
    sm3.update((byte) (USER_ID.length * Byte.SIZE)); // In bits, in two bytes.
    sm3.update(USER_ID, 0, USER_ID.length);
    fixed(sm3, key.getParams().getCurve().getA());
    fixed(sm3, key.getParams().getCurve().getB());
    fixed(sm3, key.getParams().getGenerator().getAffineX());
    fixed(sm3, key.getParams().getGenerator().getAffineY());
    fixed(sm3, key.getW().getAffineX());
    fixed(sm3, key.getW().getAffineY());
    byte[] z = new byte[LENGTH];
    sm3.doFinal(z, 0);
    sm3.update(z, 0, LENGTH);
    return new Beginnings(sm3)::digest;
  }

  private static void fixed(SM3Digest sm3, BigInteger coordinate) {
    sm3.update(RawSignatures.fixed(coordinate, LENGTH), 0, LENGTH);
  }

  static boolean verify(ECPublicKey key, byte[] e, byte[] signature) throws InvalidKeyException {
    if (e.length != LENGTH) {
      return false;
    }
    SM2Signer signer = new SM2Signer(new ReadyDigest(e));
    signer.init(false, parameters(key));
    return signer.verifySignature(signature);
  }

  static CipherParameters parameters(ECPublicKey key) throws InvalidKeyException {
    try {
      return new ECPublicKeyParameters(
          CURVE.getCurve().createPoint(key.getW().getAffineX(), key.getW().getAffineY()), CURVE);
    } catch (IllegalArgumentException invalid) {
      throw new InvalidKeyException("public key is no point of the curve", invalid);
    }
  }
}
