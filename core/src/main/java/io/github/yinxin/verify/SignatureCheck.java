package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Signatures;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;

/** Whether a signature is right; the only place where one is judged. */
public enum SignatureCheck {
  /** It is the key's signature over the message. */
  YES,
  /** It is not, or its bytes are no signature at all. */
  NO,
  /** The key is not SM2, P-256 or RSA, or not of the algorithm asked for. */
  UNSUPPORTED;

  /**
   * Judges a signature with the algorithm that the key decides.
   *
   * @param signature DER for SM2 and ECDSA, the bare octets for RSA; foreign bytes, never trusted
   */
  public static SignatureCheck of(PublicKey key, byte[] message, byte[] signature) {
    return SignatureAlgorithm.of(key)
        .map(algorithm -> of(key, algorithm.jcaName(), message, signature))
        .orElse(UNSUPPORTED);
  }

  /**
   * Judges a signature with an algorithm that the container names, as far as it fits the key.
   *
   * @param algorithm name in the Java Cryptography Architecture, for example {@code SHA512withRSA}
   * @param signature DER for SM2 and ECDSA, the bare octets for RSA; foreign bytes, never trusted
   */
  public static SignatureCheck of(
      PublicKey key, String algorithm, byte[] message, byte[] signature) {
    requireNonNull(message, "message");
    requireNonNull(signature, "signature");
    boolean sm2Key = SignatureAlgorithm.of(key).equals(Optional.of(SignatureAlgorithm.SM2_SM3));
    // Bouncy Castle would use any curve for either: the key decides, never the message.
    if (sm2Key != algorithm.equals(SignatureAlgorithm.SM2_SM3.jcaName())) {
      return UNSUPPORTED;
    }
    try {
      return Signatures.verify(algorithm, key, message, signature) ? YES : NO;
    } catch (GeneralSecurityException e) {
      return UNSUPPORTED; // No such algorithm, or not for this key: nothing was judged.
    }
  }
}
