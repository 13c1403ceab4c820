package io.github.yinxin.core.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

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
    Signature verifier =
        key.getAlgorithm().equals("RSA")
            ? Signature.getInstance(jcaName)
            : Signature.getInstance(jcaName, BouncyCastle.PROVIDER);
    verifier.initVerify(key);
    verifier.update(message);
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false; // Thrown for bytes that are not shaped like a signature: foreign input.
    }
  }
}
