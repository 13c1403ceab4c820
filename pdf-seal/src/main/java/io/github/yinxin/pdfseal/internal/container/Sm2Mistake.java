package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;

/**
 * What others do wrong when they sign by SM2 (GB/T 32918.2-2016): a signature that is wrong by the
 * standard is tried against these, so that its maker can be told. It stays wrong.
 */
public enum Sm2Mistake {
  /** The numbers are right but for their encoding: without the sign's octet, or with too many. */
  NUMBER_ENCODING {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return standard(key, message);
    }
  },
  /** The signer's identifier is empty instead of 1234567812345678. */
  EMPTY_IDENTIFIER {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(identity(Digest.Algorithm.SM3, key, ""), message);
    }
  },
  /** The signer's identifier is that of the standard's other example. */
  EXAMPLE_IDENTIFIER {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(identity(Digest.Algorithm.SM3, key, "ALICE123@YAHOO.COM"), message);
    }
  },
  /** The identifier's length is counted in bytes instead of bits. */
  LENGTH_IN_BYTES {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return sm3(identity(Digest.Algorithm.SM3, key, IDENTIFIER, 1), message);
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
      return standard(key, sm3(message));
    }
  },
  /** SHA-256 stands in the place of SM3. */
  OTHER_DIGEST {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return digested(
          Digest.Algorithm.SHA256, identity(Digest.Algorithm.SHA256, key, IDENTIFIER), message);
    }
  },
  /** Signed is not what was sent, but DER made of it anew: sorted, and without defaults. */
  ENCODED_ANEW {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return standard(key, EncodedAnew.of(message));
    }
  },
  /** Signed attributes are signed under the tag that stands in the message, not as a SET. */
  TAGGED_ATTRIBUTES {
    @Override
    byte[] digest(ECPublicKey key, byte[] message) {
      return standard(key, DerOutput.retagged(DerInput.CONTEXT_0, message));
    }
  };

  private static final String IDENTIFIER = "1234567812345678";
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
  private static final int NUMBER = 32;

  /** Returns the value e that was signed by mistake. */
  abstract byte[] digest(ECPublicKey key, byte[] message);

  /** Returns the mistake that explains a wrong signature, if one of these does. */
  public static Optional<Sm2Mistake> of(PublicKey key, byte[] message, byte[] signature) {
    if (!(key instanceof ECPublicKey elliptic) || !DocumentDigests.isSm2(key)) {
      return Optional.empty();
    }
    try {
      DerInput numbers = DerInput.of(signature).next(DerInput.SEQUENCE, "signature").children();
      BigInteger r = new BigInteger(1, numbers.next(DerInput.INTEGER, "r").content());
      BigInteger s = new BigInteger(1, numbers.next(DerInput.INTEGER, "s").content());
      BigInteger point = abscissa(elliptic, r, s);
      return Arrays.stream(values())
          .filter(m -> fits(r, point, m.digest(elliptic, message)))
          .findFirst();
    } catch (DerException | RuntimeException e) {
      return Optional.empty(); // No signature at all, or no point of the curve: not one of these.
    }
  }

  /** Returns the words to end a detail with: the mistake's name, or nothing. */
  public static String words(PublicKey key, byte[] message, byte[] signature) {
    return of(key, message, signature).map(m -> " (" + m + ")").orElse("");
  }

  private static boolean fits(BigInteger r, BigInteger abscissa, byte[] digest) {
    return new BigInteger(1, digest).add(abscissa).mod(CURVE.getN()).equals(r);
  }

  // GB/T 32918.2-2016 7.1: all of the verification that the digest has no part in.
  private static BigInteger abscissa(ECPublicKey key, BigInteger r, BigInteger s) {
    BigInteger n = CURVE.getN();
    BigInteger t = r.add(s).mod(n);
    if (t.signum() == 0) {
      throw new IllegalArgumentException("r + s = n");
    }
    ECPoint point = key.getW();
    return ECAlgorithms.sumOfTwoMultiplies(
            CURVE.getG(),
            s.mod(n),
            CURVE.getCurve().validatePoint(point.getAffineX(), point.getAffineY()),
            t)
        .normalize()
        .getAffineXCoord()
        .toBigInteger();
  }

  private static byte[] standard(ECPublicKey key, byte[] message) {
    return sm3(identity(key), message);
  }

  /** Returns Z of a key with the default identifier (GB/T 32918.2-2016 5.5). */
  static byte[] identity(ECPublicKey key) {
    return identity(Digest.Algorithm.SM3, key, IDENTIFIER);
  }

  static byte[] identity(Digest.Algorithm algorithm, ECPublicKey key, String identifier) {
    return identity(algorithm, key, identifier, Byte.SIZE);
  }

  static byte[] identity(Digest.Algorithm algorithm, ECPublicKey key, String identifier, int unit) {
    int length = identifier.length() * unit;
    return digested(
        algorithm,
        new byte[] {(byte) (length >> Byte.SIZE), (byte) length},
        identifier.getBytes(StandardCharsets.US_ASCII),
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
    return digested(Digest.Algorithm.SM3, parts);
  }

  private static byte[] digested(Digest.Algorithm algorithm, byte[]... parts) {
    MessageDigest digest = algorithm.start();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }
}
