package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Digests;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Which certificate an OCSP request or response is about (RFC 6960 4.1.1).
 *
 * @param digest JCA name of the digest that the hashes are made with
 * @param issuerName hash of the issuer's name
 * @param issuerKey hash of the bits of the issuer's key
 * @param serial the certificate's number at that issuer
 */
record CertificateId(String digest, byte[] issuerName, byte[] issuerKey, BigInteger serial) {

  private static final String UNKNOWN = "";
  private static final List<String> DIGESTS =
      List.of("SHA-1", "SHA-256", "SHA-384", "SHA-512", "SM3");

  static CertificateId of(Der.Element sequence) throws MalformedException {
    Der parts = sequence.open();
    String oid = parts.next(Der.SEQUENCE).open().next(Der.OBJECT_IDENTIFIER).oid();
    return new CertificateId(
        digest(oid),
        parts.next(Der.OCTET_STRING).bytes(),
        parts.next(Der.OCTET_STRING).bytes(),
        parts.next(Der.INTEGER).integer());
  }

  private static String digest(String oid) {
    try {
      return SignatureScheme.digest(oid);
    } catch (NoSuchAlgorithmException e) {
      return UNKNOWN; // It names nobody; the other responses beside it may.
    }
  }

  boolean names(X509Certificate certificate, X509Certificate issuer) {
    try {
      return DIGESTS.contains(digest)
          && serial.equals(certificate.getSerialNumber())
          && MessageDigest.isEqual(
              issuerName, hash(digest, certificate.getIssuerX500Principal().getEncoded()))
          && MessageDigest.isEqual(issuerKey, hash(digest, keyBits(issuer)));
    } catch (MalformedException e) {
      return false;
    }
  }

  /** Returns its DER. SHA-1 only names the issuer here, and responders expect it. */
  static byte[] encode(X509Certificate certificate, X509Certificate issuer)
      throws MalformedException {
    return DerWriter.sequence(
        DerWriter.sequence(DerWriter.oid("1.3.14.3.2.26"), DerWriter.element(0x05)),
        DerWriter.octets(hash("SHA-1", certificate.getIssuerX500Principal().getEncoded())),
        DerWriter.octets(hash("SHA-1", keyBits(issuer))),
        DerWriter.integer(certificate.getSerialNumber()));
  }

  private static byte[] hash(String digest, byte[] data) {
    return Digests.create(digest).digest(data);
  }

  private static byte[] keyBits(X509Certificate certificate) throws MalformedException {
    Der parts = Der.of(certificate.getPublicKey().getEncoded()).next(Der.SEQUENCE).open();
    parts.next(Der.SEQUENCE);
    return parts.next(Der.BIT_STRING).bits();
  }
}
