package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Curves;
import io.github.yinxin.core.internal.crypto.Signatures;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signature algorithm as certificates, lists and tokens name it. It never decides on its own: the
 * key must be of its kind.
 *
 * @param kind the mathematics
 * @param digest the digest's JCA name
 * @param pss the parameters of RSASSA-PSS, else nothing
 */
public record SignatureScheme(Kind kind, String digest, @Nullable PSSParameterSpec pss) {

  /** The mathematics behind a signature. */
  public enum Kind {
    /** SM2 (GB/T 32918.2-2016) with SM3. */
    SM2,
    /** ECDSA on a known curve other than SM2's. */
    ECDSA,
    /** RSA PKCS#1 v1.5 (RFC 8017 8.2). */
    RSA,
    /** RSASSA-PSS (RFC 8017 8.1). */
    RSA_PSS
  }

  // Larger keys make a verification take noticeable time, and nobody has them.
  private static final int MAX_RSA_BITS = 8192;
  private static final int MAX_SALT = 512;

  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final String MGF1 = "1.2.840.113549.1.1.8";

  private static final Map<String, String> DIGESTS =
      Map.of(
          "1.2.156.10197.1.401", "SM3",
          "1.3.14.3.2.26", "SHA-1",
          "2.16.840.1.101.3.4.2.4", "SHA-224",
          "2.16.840.1.101.3.4.2.1", "SHA-256",
          "2.16.840.1.101.3.4.2.2", "SHA-384",
          "2.16.840.1.101.3.4.2.3", "SHA-512");

  private static final Map<String, SignatureScheme> WHOLE =
      Map.ofEntries(
          Map.entry("1.2.156.10197.1.501", plain(Kind.SM2, "SM3")),
          Map.entry("1.2.840.10045.4.1", plain(Kind.ECDSA, "SHA-1")),
          Map.entry("1.2.840.10045.4.3.1", plain(Kind.ECDSA, "SHA-224")),
          Map.entry("1.2.840.10045.4.3.2", plain(Kind.ECDSA, "SHA-256")),
          Map.entry("1.2.840.10045.4.3.3", plain(Kind.ECDSA, "SHA-384")),
          Map.entry("1.2.840.10045.4.3.4", plain(Kind.ECDSA, "SHA-512")),
          Map.entry("1.2.840.113549.1.1.5", plain(Kind.RSA, "SHA-1")),
          Map.entry("1.2.840.113549.1.1.14", plain(Kind.RSA, "SHA-224")),
          Map.entry("1.2.840.113549.1.1.11", plain(Kind.RSA, "SHA-256")),
          Map.entry("1.2.840.113549.1.1.12", plain(Kind.RSA, "SHA-384")),
          Map.entry("1.2.840.113549.1.1.13", plain(Kind.RSA, "SHA-512")));

  // Names of keys, used where the digest is named beside them; the SM2 ones by GB/T 33560-2017.
  private static final Map<String, Kind> KEYS =
      Map.of(
          "1.2.156.10197.1.301", Kind.SM2,
          "1.2.156.10197.1.301.1", Kind.SM2,
          "1.2.840.10045.2.1", Kind.ECDSA,
          "1.2.840.113549.1.1.1", Kind.RSA);

  private static SignatureScheme plain(Kind kind, String digest) {
    return new SignatureScheme(kind, digest, null);
  }

  /**
   * Reads the algorithm of a certificate, list or answer, which names the digest itself.
   *
   * @throws NoSuchAlgorithmException if it is not one of those in use
   */
  public static SignatureScheme parse(byte[] algorithmIdentifier)
      throws NoSuchAlgorithmException, MalformedException {
    return parse(Der.of(algorithmIdentifier).next(Der.SEQUENCE), "");
  }

  /** Reads the algorithm of a SignerInfo, which may leave the digest to its own field. */
  static SignatureScheme parse(Der.Element algorithmIdentifier, String digestOid)
      throws NoSuchAlgorithmException, MalformedException {
    Der parts = algorithmIdentifier.open();
    String oid = parts.next(Der.OBJECT_IDENTIFIER).oid();
    SignatureScheme whole = WHOLE.get(oid);
    if (oid.equals(PSS)) {
      whole = pss(parts);
    } else if (parts.peek() == 0x05) {
      parts.next(); // NULL: to be there for RSA, to be absent for the others, seen with all.
    }
    parts.requireEnd("an algorithm identifier");
    Kind kind = KEYS.get(oid);
    if (whole == null && kind != null && !digestOid.isEmpty()) {
      whole = plain(kind, digest(digestOid));
    }
    if (whole == null || (whole.kind == Kind.SM2) != whole.digest.equals("SM3")) {
      throw new NoSuchAlgorithmException("signature algorithm " + oid);
    }
    if (!digestOid.isEmpty() && !whole.digest.equals(digest(digestOid))) {
      throw new NoSuchAlgorithmException(oid + " with digest " + digestOid);
    }
    return whole;
  }

  /** Returns the JCA name of a digest algorithm. */
  static String digest(String oid) throws NoSuchAlgorithmException {
    String name = DIGESTS.get(oid);
    if (name == null) {
      throw new NoSuchAlgorithmException("digest algorithm " + oid);
    }
    return name;
  }

  // RFC 4055 3.1: every parameter has a default, with SHA-1.
  private static SignatureScheme pss(Der parts)
      throws NoSuchAlgorithmException, MalformedException {
    Der parameters = parts.next(Der.SEQUENCE).open();
    String digest = "SHA-1";
    String maskDigest = "SHA-1";
    int salt = 20;
    if (parameters.peek() == Der.context(0)) {
      digest = algorithm(parameters.next().open());
    }
    if (parameters.peek() == Der.context(1)) {
      Der mask = parameters.next().open().next(Der.SEQUENCE).open();
      if (!mask.next(Der.OBJECT_IDENTIFIER).oid().equals(MGF1)) {
        throw new NoSuchAlgorithmException("mask generation other than MGF1");
      }
      maskDigest = algorithm(mask);
    }
    if (parameters.peek() == Der.context(2)) {
      salt = parameters.next().open().next(Der.INTEGER).integer().intValue();
    }
    boolean trailer = parameters.peek() == Der.context(3);
    if ((trailer && parameters.next().open().next(Der.INTEGER).small() != 1)
        || salt < 0
        || salt > MAX_SALT) {
      throw new NoSuchAlgorithmException("RSASSA-PSS with salt of " + salt);
    }
    parameters.requireEnd("RSASSA-PSS parameters");
    return new SignatureScheme(
        Kind.RSA_PSS,
        digest,
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(maskDigest), salt, 1));
  }

  private static String algorithm(Der at) throws NoSuchAlgorithmException, MalformedException {
    return digest(at.next(Der.SEQUENCE).open().next(Der.OBJECT_IDENTIFIER).oid());
  }

  /**
   * Returns whether {@code signature} is {@code key}'s over {@code message}.
   *
   * @throws GeneralSecurityException if the key is not of this kind: nothing was judged
   */
  public boolean verify(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    requireFitting(key);
    return Signatures.verify(jcaName(), pss, key, message, signature);
  }

  private String jcaName() {
    String digestName = digest.replace("-", "");
    return switch (kind) {
      case SM2 -> "SM3withSM2";
      case ECDSA -> digestName + "withECDSA";
      case RSA -> digestName + "withRSA";
      case RSA_PSS -> "RSASSA-PSS";
    };
  }

  /** Returns whether a key is of the kind; Bouncy Castle itself would use any curve for any. */
  boolean fits(PublicKey key) {
    return switch (kind) {
      case SM2 -> key instanceof ECPublicKey elliptic && Curves.isSm2(elliptic.getParams());
      case ECDSA -> key instanceof ECPublicKey elliptic && Curves.isKnown(elliptic.getParams());
      case RSA, RSA_PSS ->
          key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() <= MAX_RSA_BITS;
    };
  }

  private void requireFitting(PublicKey key) throws InvalidKeyException {
    if (!fits(key)) {
      throw new InvalidKeyException(key.getAlgorithm() + " key with a signature by " + kind);
    }
  }
}
