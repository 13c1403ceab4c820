package io.github.yinxin.sign;

import io.github.yinxin.core.internal.crypto.Signatures;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who signs. The private key stays wherever it is: in a file, in a token, behind a remote
 * service. Implementations are thread-safe.
 */
public interface Signer {

  /** Returns the algorithm that the key decides. */
  SignatureAlgorithm algorithm();

  /** Returns the signing certificate, followed by the intermediate ones that lead to its root. */
  List<X509Certificate> certificates();

  /**
   * Signs a message. SM2 and ECDSA signatures are DER (GB/T 35276-2017, RFC 3279 2.2.3).
   *
   * @throws GeneralSecurityException if the key or the device behind it refuses
   */
  byte[] sign(byte[] message) throws GeneralSecurityException;

  /**
   * Signs a message, and verifies the signature with the certificate's key before handing it out: a
   * device may fail, or hold another key.
   *
   * @throws SignatureException if the signature does not fit the certificate
   * @throws GeneralSecurityException if the key or the device behind it refuses
   */
  default byte[] signVerified(byte[] message) throws GeneralSecurityException {
    // A copy: what is verified, and what the caller goes on with, is not for a signer to change.
    byte[] signature = sign(message.clone());
    PublicKey key = certificate().getPublicKey();
    boolean fits = SignatureAlgorithm.of(key).equals(Optional.of(algorithm()));
    if (!fits || !Signatures.verify(algorithm().jcaName(), key, message, signature)) {
      throw new SignatureException(
          "the signer's signature does not fit its certificate "
              + certificate().getSubjectX500Principal());
    }
    return signature;
  }

  /** Returns the signing certificate. */
  default X509Certificate certificate() {
    return certificates().get(0);
  }

  /**
   * Signs with a key of the Java Cryptography Architecture: in memory, or a handle to a PKCS#11
   * token.
   *
   * @param certificates the signing certificate first
   * @throws IllegalArgumentException if the first certificate's key is neither SM2, P-256 nor RSA
   */
  static Signer of(PrivateKey key, List<X509Certificate> certificates) {
    return new KeySigner(key, certificates);
  }

  /**
   * Opens a PKCS#12 file; SM2 keys are understood.
   *
   * @param alias which entry, as stored
   * @throws IOException if the file cannot be read or the password is wrong
   * @throws GeneralSecurityException if the entry cannot be recovered
   * @throws IllegalArgumentException if there is no key with its certificate under the alias
   */
  static Signer pkcs12(Path file, char[] password, String alias)
      throws IOException, GeneralSecurityException {
    return KeySigner.fromPkcs12(file, password, alias);
  }

  /**
   * A key behind an interface of its own: a cryptographic device (GM/T 0018, GM/T 0016), a
   * signature server (GB/T 38629). Implementations are thread-safe.
   */
  @FunctionalInterface
  interface Device {

    /**
     * Returns a signature: the bare octets for RSA; for SM2 and ECDSA DER, r ‖ s in 64 bytes, or
     * the 128 bytes of GM/T 0018.
     *
     * @param input what it signs: a digest or a message, as agreed with {@link Signer}
     * @throws IOException if it cannot be reached
     * @throws GeneralSecurityException if it refuses
     */
    byte[] sign(byte[] input) throws IOException, GeneralSecurityException;
  }

  /**
   * Signs by a device that takes only the digest: {@code e = SM3(Z ‖ M)} for SM2, with Z from the
   * certificate's key; else the SHA-256 of the message, to which an RSA device adds the DigestInfo.
   * Every signature is verified before it is returned.
   *
   * @param certificates the signing certificate first
   * @throws IllegalArgumentException if the first certificate's key is neither SM2, P-256 nor RSA
   */
  static Signer signingDigests(Device device, List<X509Certificate> certificates) {
    return new DeviceSigner(device, true, certificates);
  }

  /**
   * Signs by a device or server that takes the message and computes Z and digest itself. Every
   * signature is verified before it is returned.
   *
   * @param certificates the signing certificate first
   * @throws IllegalArgumentException if the first certificate's key is neither SM2, P-256 nor RSA
   */
  static Signer signingMessages(Device device, List<X509Certificate> certificates) {
    return new DeviceSigner(device, false, certificates);
  }
}
