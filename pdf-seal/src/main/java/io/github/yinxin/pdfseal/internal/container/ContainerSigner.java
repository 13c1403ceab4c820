package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** A signer with the certificates that his containers are laid out for. */
final class ContainerSigner {

  // A SEQUENCE of two INTEGER of 256 bits, each with a sign.
  private static final int ELLIPTIC = 2 + 2 * (2 + 1 + 32);

  private final Signer signer;
  private final List<X509Certificate> certificates;

  ContainerSigner(Signer signer) {
    this.signer = signer;
    this.certificates = List.copyOf(signer.certificates());
  }

  X509Certificate certificate() {
    return certificates.get(0);
  }

  /** Returns DER of the certificates, his own first. */
  byte[][] encodedCertificates() {
    byte[][] encoded = new byte[certificates.size()][];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = encoded(certificates.get(i));
    }
    return encoded;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalArgumentException(
          "certificate of " + certificate.getSubjectX500Principal() + " has no encoding", e);
    }
  }

  /** Returns how many bytes a signature by the certificate's key has at most. */
  int longestSignature() {
    return certificate().getPublicKey() instanceof RSAPublicKey rsa
        ? (rsa.getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE
        : ELLIPTIC;
  }

  /**
   * Returns a signature that was verified.
   *
   * @throws SignatureException if the signer shows another certificate by now, and before he signs;
   *     or if the signature does not fit the certificate
   */
  byte[] sign(byte[] toSign) throws GeneralSecurityException {
    if (!signer.certificate().equals(certificate())) {
      throw new SignatureException(
          "the signer has another certificate than the sealer was made for");
    }
    return signer.signVerified(toSign);
  }
}
