package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Curves;
import io.github.yinxin.core.internal.crypto.Signatures;
import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.SignatureScheme;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** Whether a signature is right; the only place where one is judged. */
public enum SignatureCheck {
  /** It is the key's signature over the message. */
  YES,
  /** It is not, or its bytes are no signature at all. */
  NO,
  /** The key or the algorithm is not one in use, or they do not fit; nothing was judged. */
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
   * Judges a signature over a digest that was computed elsewhere. For SM2 the digest is {@code e =
   * SM3(Z ‖ M)} and has the user id and the key in it already, not SM3 of the message.
   *
   * @param digest SM3 for SM2; of any algorithm for ECDSA and RSA
   * @param signature DER for SM2 and ECDSA, the bare octets for RSA; foreign bytes, never trusted
   */
  public static SignatureCheck of(PublicKey key, Digest digest, byte[] signature) {
    requireNonNull(signature, "signature");
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(key);
    boolean sm2 = algorithm.equals(Optional.of(SignatureAlgorithm.SM2_SM3));
    if (algorithm.isEmpty() || sm2 != (digest.algorithm() == Digest.Algorithm.SM3)) {
      return UNSUPPORTED;
    }
    try {
      byte[] value = digest.bytes();
      return Signatures.verifyDigest(key, digest.algorithm().oid(), value, signature) ? YES : NO;
    } catch (GeneralSecurityException e) {
      return UNSUPPORTED; // Not for this key: nothing was judged.
    }
  }

  /**
   * Judges a signature by the AlgorithmIdentifier that a container holds, RSASSA-PSS with its
   * parameters among them, as far as it fits the key.
   *
   * @param algorithmIdentifier DER (RFC 5280 4.1.1.2); foreign bytes, never trusted
   * @param signature DER for SM2 and ECDSA, the bare octets for RSA; foreign bytes, never trusted
   */
  public static SignatureCheck identified(
      PublicKey key, byte[] algorithmIdentifier, byte[] message, byte[] signature) {
    requireNonNull(message, "message");
    requireNonNull(signature, "signature");
    try {
      return SignatureScheme.parse(algorithmIdentifier).verify(key, message, signature) ? YES : NO;
    } catch (GeneralSecurityException | MalformedException e) {
      return UNSUPPORTED;
    }
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
    // With a generator of his own, anybody can make a key, and so a signature, for a given point.
    if (!sm2Key && key instanceof ECPublicKey ec && !Curves.isKnown(ec.getParams())) {
      return UNSUPPORTED;
    }
    try {
      return Signatures.verify(algorithm, key, message, signature) ? YES : NO;
    } catch (GeneralSecurityException e) {
      return UNSUPPORTED; // No such algorithm, or not for this key: nothing was judged.
    }
  }
}
