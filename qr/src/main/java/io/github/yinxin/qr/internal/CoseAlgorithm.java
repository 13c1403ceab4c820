package io.github.yinxin.qr.internal;

import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of codes and their COSE numbers. */
public enum CoseAlgorithm {
  /** ECDSA on P-256 with SHA-256 (RFC 9053, 2.1). */
  ES256(-7, SignatureAlgorithm.ECDSA_SHA256),
  /**
   * SM2 with SM3. No number is registered for it; this one is from the range for private use (RFC
   * 9053, 11.1), so that no later registration can collide with it.
   */
  SM2(-70001, SignatureAlgorithm.SM2_SM3);

  private final long number;
  private final SignatureAlgorithm algorithm;

  CoseAlgorithm(long number, SignatureAlgorithm algorithm) {
    this.number = number;
    this.algorithm = algorithm;
  }

  /**
   * Returns the algorithm that goes with a key, or nothing if codes are not signed with such keys.
   */
  public static Optional<CoseAlgorithm> of(PublicKey key) {
    return SignatureAlgorithm.of(key)
        .flatMap(known -> Arrays.stream(values()).filter(a -> a.algorithm == known).findFirst());
  }

  /** Returns whether a number stands for another of these; a later registration is none of them. */
  public boolean isOtherThan(long claimed) {
    return Arrays.stream(values()).anyMatch(a -> a != this && a.number == claimed);
  }

  /** Returns the number in the header of a code. */
  public long number() {
    return number;
  }
}
