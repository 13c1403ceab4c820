package io.github.yinxin.verify;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/** An authority of 2026, a signer below it, and the pieces that tests put together. */
final class Papers {

  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  static final Instant SIGNED = Instant.parse("2027-03-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  static final SigningTime CLAIMED = SigningTime.claimed(SIGNED, NOW);
  static final SigningTime PROVEN = SigningTime.proven(SIGNED, NOW);
  static final String ROOT = "CN=Example Root CA, C=CN";

  private Papers() {}

  static CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, ROOT, FROM);
  }

  static Identity signer(CertificateAuthority authority) {
    return authority.issue("CN=Example Signer, C=CN", Purpose.SIGNING, FROM, UNTIL);
  }

  static Identity middle(CertificateAuthority authority) {
    return authority.issue("CN=Example Sub CA, C=CN", Purpose.CERTIFYING, FROM, UNTIL);
  }

  static Extension extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return new Extension(id, critical, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Extension[] certifying(Extension... more) {
    return Stream.concat(
            Stream.of(
                extension(Extension.basicConstraints, true, new BasicConstraints(true)),
                extension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))),
            Arrays.stream(more))
        .toArray(Extension[]::new);
  }

  /** Returns the outcome of building a path from a signing certificate at {@link #SIGNED}. */
  static Outcome path(TrustAnchors anchors, X509Certificate leaf, X509Certificate... others) {
    return anchors
        .path(CertificateUse.SIGNING, leaf, List.of(others), CLAIMED)
        .finding(Step.GENUINE)
        .outcome();
  }

  static Outcome revocation(
      TrustAnchors anchors, SigningTime time, X509Certificate leaf, X509Certificate... others) {
    return anchors
        .path(CertificateUse.SIGNING, leaf, List.of(others), time)
        .revocation(Step.GENUINE)
        .outcome();
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] der(X509CRL list) {
    try {
      return list.getEncoded();
    } catch (CRLException e) {
      throw new IllegalStateException(e);
    }
  }
}
