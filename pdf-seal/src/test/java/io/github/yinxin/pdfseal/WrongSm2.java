package io.github.yinxin.pdfseal;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Signs by SM2 step by step, so that each step can be done wrong; shares no code with ours. */
public final class WrongSm2 {

  /** The identifier that is right. */
  public static final String IDENTIFIER = "1234567812345678";

  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
  private static final Random RANDOM = new Random(20_261_126L);

  private WrongSm2() {}

  /** Returns the digest Z of an identity. */
  public static byte[] z(String digest, PublicKey key, String identifier, int lengthUnit) {
    java.security.spec.ECPoint point = ((ECPublicKey) key).getW();
    int length = identifier.length() * lengthUnit;
    return digest(
        digest,
        new byte[] {(byte) (length >> 8), (byte) length},
        identifier.getBytes(StandardCharsets.US_ASCII),
        CURVE.getCurve().getA().getEncoded(),
        CURVE.getCurve().getB().getEncoded(),
        CURVE.getG().getAffineXCoord().getEncoded(),
        CURVE.getG().getAffineYCoord().getEncoded(),
        CURVE.getCurve().fromBigInteger(point.getAffineX()).getEncoded(),
        CURVE.getCurve().fromBigInteger(point.getAffineY()).getEncoded());
  }

  /** Returns Z as it should be. */
  public static byte[] z(PublicKey key) {
    return z("SM3", key, IDENTIFIER, 8);
  }

  /** Returns the digest of some bytes one after the other. */
  public static byte[] digest(String algorithm, byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm, BOUNCY_CASTLE);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the signature of a value e, whatever that is. */
  public static byte[] sign(Identity identity, byte[] e) {
    BigInteger n = CURVE.getN();
    BigInteger d = ((ECPrivateKey) identity.key()).getS();
    BigInteger k = new BigInteger(n.bitLength() - 1, RANDOM).add(BigInteger.ONE);
    BigInteger x = CURVE.getG().multiply(k).normalize().getAffineXCoord().toBigInteger();
    BigInteger r = new BigInteger(1, e).add(x).mod(n);
    BigInteger s = d.add(BigInteger.ONE).modInverse(n).multiply(k.subtract(r.multiply(d))).mod(n);
    return der(r, s);
  }

  /** Returns the signature of a message, made as it should be. */
  public static byte[] signRight(Identity identity, byte[] message) {
    return sign(identity, digest("SM3", z(identity.certificate().getPublicKey()), message));
  }

  /** Returns DER of a signature. */
  public static byte[] der(BigInteger r, BigInteger s) {
    try {
      return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)})
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
