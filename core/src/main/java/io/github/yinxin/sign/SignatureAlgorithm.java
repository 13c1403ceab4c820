package io.github.yinxin.sign;

import io.github.yinxin.core.internal.crypto.Curves;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** The signature algorithms in use; a key decides its algorithm, never a message. */
public enum SignatureAlgorithm {
  /** SM2 with SM3 and the user id {@code 1234567812345678} (GB/T 32918.2-2016, GB/T 35276-2017). */
  SM2_SM3("1.2.156.10197.1.501", "SM3withSM2", Digest.Algorithm.SM3),
  /** ECDSA on P-256 with SHA-256 (FIPS 186-4). */
  ECDSA_SHA256("1.2.840.10045.4.3.2", "SHA256withECDSA", Digest.Algorithm.SHA256),
  /** RSA PKCS#1 v1.5 with SHA-256 (RFC 8017, 8.2). */
  RSA_SHA256("1.2.840.113549.1.1.11", "SHA256withRSA", Digest.Algorithm.SHA256);

  private final String oid;
  private final String jcaName;
  private final Digest.Algorithm digest;

  SignatureAlgorithm(String oid, String jcaName, Digest.Algorithm digest) {
    this.oid = oid;
    this.jcaName = jcaName;
    this.digest = digest;
  }

  /**
   * Returns the algorithm that goes with a key, or nothing for a key that is not in use here.
   * Curves are told apart by all their parameters: a P-256 key never passes for an SM2 key, and
   * neither does a key that brings a generator of its own.
   */
  public static Optional<SignatureAlgorithm> of(PublicKey key) {
    if (key.getAlgorithm().equals("RSA")) {
      return Optional.of(RSA_SHA256);
    }
    if (!(key instanceof ECPublicKey elliptic)) {
      return Optional.empty();
    }
    if (Curves.isSm2(elliptic.getParams())) {
      return Optional.of(SM2_SM3);
    }
    return Curves.isP256(elliptic.getParams()) ? Optional.of(ECDSA_SHA256) : Optional.empty();
  }

  /** Returns the object identifier of the signature algorithm in dotted form. */
  public String oid() {
    return oid;
  }

  /** Returns the digest algorithm that is part of it. */
  public Digest.Algorithm digest() {
    return digest;
  }

  /** Returns its name in the Java Cryptography Architecture. */
  public String jcaName() {
    return jcaName;
  }
}
