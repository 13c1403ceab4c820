package io.github.yinxin.core.internal.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.jspecify.annotations.Nullable;

/**
 * Judges raw signatures by their JCA name; SM2 with the default user id {@code 1234567812345678}.
 */
public final class Signatures {

  private Signatures() {}

  /**
   * Returns whether {@code signature} is {@code key}'s signature over {@code message}.
   *
   * @throws InvalidKeyException if the key does not fit the algorithm
   */
  public static boolean verify(String jcaName, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    return verify(jcaName, null, key, message, signature);
  }

  /**
   * The same with the parameters of the algorithm.
   *
   * @throws GeneralSecurityException if key, algorithm and parameters do not fit one another
   */
  public static boolean verify(
      String jcaName,
      @Nullable AlgorithmParameterSpec parameters,
      PublicKey key,
      byte[] message,
      byte[] signature)
      throws GeneralSecurityException {
    Signature verifier =
        key.getAlgorithm().equals("RSA")
            ? Signature.getInstance(jcaName)
            : Signature.getInstance(jcaName, BouncyCastle.PROVIDER);
    if (parameters != null) {
      verifier.setParameter(parameters);
    }
    verifier.initVerify(key);
    verifier.update(message);
    return verified(verifier, signature);
  }

  /**
   * Returns whether a signature was made over a digest: for SM2 that is {@code e = SM3(Z ‖ M)}
   * (GB/T 32918.2-2016), which has Z in it already.
   *
   * @param digestOid the digest algorithm, which an RSA signature names inside
   * @throws GeneralSecurityException if the key is none of these kinds
   */
  public static boolean verifyDigest(
      PublicKey key, String digestOid, byte[] digest, byte[] signature)
      throws GeneralSecurityException {
    if (key instanceof ECPublicKey elliptic && Curves.isSm2(elliptic.getParams())) {
      return Sm2Digests.verify(elliptic, digest, signature);
    }
    boolean rsa = key instanceof RSAPublicKey;
    Signature verifier =
        Signature.getInstance(rsa ? "NONEwithRSA" : "NONEwithECDSA", BouncyCastle.PROVIDER);
    verifier.initVerify(key);
    verifier.update(rsa ? digestInfo(digestOid, digest) : digest);
    return verified(verifier, signature);
  }

  private static byte[] digestInfo(String oid, byte[] digest) throws SignatureException {
    try {
      return new DigestInfo(
              new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), DERNull.INSTANCE), digest)
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new SignatureException("digest could not be encoded", e);
    }
  }

  private static boolean verified(Signature verifier, byte[] signature) {
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false; // Thrown for bytes that are not shaped like a signature: foreign input.
    }
  }
}
