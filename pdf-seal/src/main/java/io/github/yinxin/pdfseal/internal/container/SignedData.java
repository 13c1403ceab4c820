package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * Makes SignedData of GB/T 35275-2017: detached, by one SM2 signer, with signed attributes. The
 * standard's text could not be read; the shape is that of implementations and samples.
 */
final class SignedData {

  private static final int VERSION = 1;

  // Attributes, algorithm identifiers, serial number, tags and lengths; a signature of 72 bytes.
  private static final int FIXED_PART = 1024;

  private SignedData() {}

  /** Signs a document's SM3 digest and returns DER of ContentInfo. */
  static byte[] make(Digest documentDigest, Instant signedAt, Signer signer, SignatureStamps stamps)
      throws IOException, GeneralSecurityException {
    byte[] attributes = attributes(documentDigest, signedAt, signer.certificate());
    byte[] signature = signer.signVerified(attributes);
    byte[] token = stamps.token(Digest.Algorithm.SM3, signature);
    return DerOutput.sequence(
        DerOutput.oid(Sm2Oids.GM_SIGNED_DATA),
        DerOutput.tagged(
            DerInput.CONTEXT_0,
            DerOutput.sequence(
                DerOutput.integer(VERSION),
                DerOutput.set(sm3()),
                DerOutput.sequence(DerOutput.oid(Sm2Oids.GM_DATA)),
                certificates(signer.certificates()),
                DerOutput.set(
                    DerOutput.sequence(
                        DerOutput.integer(VERSION),
                        issuerAndSerial(signer.certificate()),
                        sm3(),
                        DerOutput.retagged(DerInput.CONTEXT_0, attributes),
                        DerOutput.sequence(DerOutput.oid(Sm2Oids.SM2_SIGNATURE)),
                        DerOutput.octets(signature),
                        unsigned(token))))));
  }

  private static byte[] unsigned(byte[] token) {
    return token.length == 0
        ? token
        : DerOutput.tagged(DerInput.CONTEXT_1, attribute(Sm2Oids.TIME_STAMP_TOKEN, token));
  }

  /** Returns how many bytes {@link #make} gives at most. */
  static int maxLength(Signer signer) throws CertificateEncodingException {
    int length = FIXED_PART + issuerAndSerial(signer.certificate()).length;
    for (X509Certificate certificate : signer.certificates()) {
      length += certificate.getEncoded().length;
    }
    return length;
  }

  // Signed as a SET, sent under [0]. Without the last one, another certificate of the same key
  // could be put in the signer's place.
  private static byte[] attributes(Digest digest, Instant signedAt, X509Certificate certificate)
      throws CertificateEncodingException {
    byte[] certificateHash = Digest.compute(Digest.Algorithm.SM3, certificate.getEncoded()).bytes();
    return DerOutput.set(
        attribute(Sm2Oids.CONTENT_TYPE, DerOutput.oid(Sm2Oids.GM_DATA)),
        attribute(Sm2Oids.MESSAGE_DIGEST, DerOutput.octets(digest.bytes())),
        attribute(Sm2Oids.SIGNING_TIME, DerOutput.signingTime(signedAt)),
        attribute(
            Sm2Oids.SIGNING_CERTIFICATE_V2,
            DerOutput.sequence(
                DerOutput.sequence(DerOutput.sequence(sm3(), DerOutput.octets(certificateHash))))));
  }

  private static byte[] attribute(String type, byte[] value) {
    return DerOutput.sequence(DerOutput.oid(type), DerOutput.set(value));
  }

  private static byte[] sm3() {
    return DerOutput.sequence(DerOutput.oid(Sm2Oids.SM3));
  }

  private static byte[] issuerAndSerial(X509Certificate certificate) {
    return DerOutput.sequence(
        certificate.getIssuerX500Principal().getEncoded(),
        DerOutput.integer(certificate.getSerialNumber()));
  }

  private static byte[] certificates(List<X509Certificate> certificates)
      throws CertificateEncodingException {
    byte[][] encoded = new byte[certificates.size()][];
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = certificates.get(i).getEncoded();
    }
    return DerOutput.retagged(DerInput.CONTEXT_0, DerOutput.set(encoded));
  }
}
