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
    requireNonNull(message, "message");
    requireNonNull(signature, "signature");
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(key);
    if (algorithm.isEmpty()) {
      return UNSUPPORTED;
    }
    try {
      return Signatures.verify(algorithm.get().jcaName(), key, message, signature) ? YES : NO;
    } catch (GeneralSecurityException e) {
      return UNSUPPORTED; // The key's own encoding is broken: nothing was judged.
    }
  }
}
