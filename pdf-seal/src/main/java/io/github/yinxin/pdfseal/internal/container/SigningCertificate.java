package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attribute under the signature that names the signer's certificate (RFC 2634 5.4, RFC 5035 3):
 * without it another certificate of the same key could be put in its place.
 */
final class SigningCertificate {

  private SigningCertificate() {}

  /** Returns whether the attributes, as far as they name one, name this certificate. */
  static boolean agrees(Attributes attributes, X509Certificate signer) throws DerException {
    Optional<byte[]> first = attributes.value(Sm2Oids.SIGNING_CERTIFICATE);
    Optional<byte[]> second = attributes.value(Sm2Oids.SIGNING_CERTIFICATE_V2);
    return (first.isEmpty() || named(first.get(), Digest.Algorithm.SHA1, signer))
        && (second.isEmpty() || named(second.get(), Digest.Algorithm.SHA256, signer));
  }

  // The first identifier is the signer's; the others are of the path.
  private static boolean named(byte[] attribute, Digest.Algorithm byDefault, X509Certificate signer)
      throws DerException {
    DerInput identifier =
        DerInput.of(attribute)
            .next(DerInput.SEQUENCE, "SigningCertificate")
            .children()
            .next(DerInput.SEQUENCE, "certs")
            .children()
            .next(DerInput.SEQUENCE, "ESSCertID")
            .children();
    Digest.Algorithm algorithm = byDefault;
    if (identifier.nextIs(DerInput.SEQUENCE)) {
      String oid =
          Primitives.oid(
              identifier.next(DerInput.SEQUENCE, "hashAlgorithm").children(), "hashAlgorithm");
      algorithm = ClaimedDigest.algorithm(oid);
    }
    byte[] hash = Primitives.octets(identifier, "certHash");
    return Arrays.equals(hash, Digest.compute(algorithm, encoded(signer)).bytes());
  }

  private static byte[] encoded(X509Certificate certificate) throws DerException {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new DerException("a parsed certificate has no encoding", e);
    }
  }
}
