package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.ECAlgorithms;

/**
 * What others do wrong when they sign by SM2 (GB/T 32918.2-2016): a signature that is wrong by the
 * standard is tried against these, so that its maker can be told. It stays wrong.
 */
public enum Sm2Mistake {
  /** The signer's identifier is empty instead of 1234567812345678. */
  EMPTY_IDENTIFIER {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(identity(key, new byte[0]), message);
    }
  },
  /** The message is signed without the digest Z of the signer's identity. */
  NO_IDENTITY {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(message);
    }
  },
  /** The message's digest is signed as if it were the message. */
  DIGEST_AS_MESSAGE {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(identity(key, DEFAULT_IDENTIFIER), sm3(message));
    }
  };

  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
  private static final byte[] DEFAULT_IDENTIFIER = {
    '1', '2', '3', '4', '5', '6', '7', '8', '1', '2', '3', '4', '5', '6', '7', '8'
  };
  private static final int NUMBER = 32;

  /** Returns the value e that was signed by mistake. */
  abstract byte[] digest(ECPublicKey key, byte[] message);

  /** Returns the mistake that explains a wrong signature, if one of these does. */
  public static Optional<Sm2Mistake> of(PublicKey key, byte[] message, byte[] signature) {
    if (!(key instanceof ECPublicKey elliptic)
        || !SignatureAlgorithm.of(key).equals(Optional.of(SignatureAlgorithm.SM2_SM3))) {
      return Optional.empty();
    }
    try {
      return Arrays.stream(values())
          .filter(m -> fits(elliptic, m.digest(elliptic, message), signature))
          .findFirst();
    } catch (RuntimeException e) {
      return Optional.empty(); // No signature at all, or no point of the curve: not one of these.
    }
  }

  // GB/T 32918.2-2016 7.1, from the digest on.
  private static boolean fits(ECPublicKey key, byte[] digest, byte[] signature) {
    ASN1Sequence numbers = ASN1Sequence.getInstance(signature);
    BigInteger r = ASN1Integer.getInstance(numbers.getObjectAt(0)).getValue();
    BigInteger s = ASN1Integer.getInstance(numbers.getObjectAt(1)).getValue();
    BigInteger n = CURVE.getN();
    BigInteger t = r.add(s).mod(n);
    ECPoint point = key.getW();
    BigInteger x =
        ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(),
                s.mod(n),
                CURVE.getCurve().validatePoint(point.getAffineX(), point.getAffineY()),
                t)
            .normalize()
            .getAffineXCoord()
            .toBigInteger();
    return t.signum() != 0 && new BigInteger(1, digest).add(x).mod(n).equals(r);
  }

  /** Returns Z (GB/T 32918.2-2016 5.5). */
  private static byte[] identity(ECPublicKey key, byte[] identifier) {
    int bits = identifier.length * Byte.SIZE;
    return sm3(
        new byte[] {(byte) (bits >> Byte.SIZE), (byte) bits},
        identifier,
        number(CURVE.getCurve().getA().toBigInteger()),
        number(CURVE.getCurve().getB().toBigInteger()),
        number(CURVE.getG().getAffineXCoord().toBigInteger()),
        number(CURVE.getG().getAffineYCoord().toBigInteger()),
        number(key.getW().getAffineX()),
        number(key.getW().getAffineY()));
  }

  private static byte[] number(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] padded = new byte[NUMBER];
    int length = Math.min(bytes.length, NUMBER);
    System.arraycopy(bytes, bytes.length - length, padded, NUMBER - length, length);
    return padded;
  }

  private static byte[] sm3(byte[]... parts) {
    java.security.MessageDigest digest = Digest.Algorithm.SM3.start();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
