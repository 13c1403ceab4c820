package io.github.yinxin.core.internal.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Digest;
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

  private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = 32;

  private Sm2Digests() {}

  /** Returns {@code e = SM3(Z ‖ M)} with the default user id (GB/T 32918.2-2016). */
  public static byte[] e(ECPublicKey key, byte[] message) {
    MessageDigest sm3 = Digests.create("SM3");
    sm3.update((byte) 0);
    sm3.update((byte) (USER_ID.length * Byte.SIZE)); // In bits, in two bytes.
    sm3.update(USER_ID);
    sm3.update(fixed(key.getParams().getCurve().getA()));
    sm3.update(fixed(key.getParams().getCurve().getB()));
    sm3.update(fixed(key.getParams().getGenerator().getAffineX()));
    sm3.update(fixed(key.getParams().getGenerator().getAffineY()));
    sm3.update(fixed(key.getW().getAffineX()));
    sm3.update(fixed(key.getW().getAffineY()));
    byte[] z = sm3.digest();
    sm3.update(z);
    return sm3.digest(message);
  }

  private static byte[] fixed(BigInteger coordinate) {
    return RawSignatures.fixed(coordinate, LENGTH);
  }

  static boolean verify(ECPublicKey key, byte[] e, byte[] signature) throws InvalidKeyException {
    if (e.length != LENGTH) {
      return false;
    }
    SM2Signer signer = new SM2Signer(new Ready(e));
    signer.init(false, parameters(key));
    return signer.verifySignature(signature);
  }

  private static CipherParameters parameters(ECPublicKey key) throws InvalidKeyException {
    try {
      return new ECPublicKeyParameters(
          CURVE.getCurve().createPoint(key.getW().getAffineX(), key.getW().getAffineY()), CURVE);
    } catch (IllegalArgumentException invalid) {
      throw new InvalidKeyException("public key is no point of the curve", invalid);
    }
  }

  /** A digest that came to its value elsewhere. */
  private static final class Ready implements Digest {

    private final byte[] value;

    Ready(byte[] value) {
      this.value = value;
    }

    @Override
    public String getAlgorithmName() {
      return "SM3";
    }

    @Override
    public int getDigestSize() {
      return value.length;
    }

    @Override
    public void update(byte in) {}

    @Override
    public void update(byte[] in, int from, int length) {}

    @Override
    public int doFinal(byte[] out, int from) {
      System.arraycopy(value, 0, out, from, value.length);
      return value.length;
    }

    @Override
    public void reset() {}
  }
}
