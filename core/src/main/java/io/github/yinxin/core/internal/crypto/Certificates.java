package io.github.yinxin.core.internal.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.interfaces.BCX509Certificate;
import org.jspecify.annotations.Nullable;

/** X.509 certificates and key stores, SM2 included: the JDK's own classes do not know its curve. */
public final class Certificates {

  // With its exponent and the lengths around both.
  private static final int MAX_RSA_BYTES = 4096 / 8 + 64;

  private Certificates() {}

  /** Parses one DER certificate. */
  public static X509Certificate parse(byte[] der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
    if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate c) {
      return withKey(c);
    }
    throw new CertificateException("no X.509 certificate in " + der.length + " bytes");
  }

  /** Returns an empty PKCS#12 key store that can hold SM2 keys. */
  public static KeyStore pkcs12() throws KeyStoreException {
    return KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
  }

  /**
   * Validates a path (RFC 5280 6.1) at an instant, without revocation.
   *
   * @param path the leaf first, without the anchor; certificates of {@link #known}
   * @throws GeneralSecurityException if it is not valid
   */
  public static void validatePath(List<X509Certificate> path, X509Certificate anchor, Instant at)
      throws GeneralSecurityException {
    // The anchor's own constraints are not part of the algorithm (6.1.1 d).
    PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPath whole =
        CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER).generateCertPath(path);
    CertPathValidator.getInstance("PKIX", BouncyCastle.PROVIDER).validate(whole, parameters);
  }

  /**
   * Returns a certificate that can give its SM2 key: one parsed by the JDK cannot.
   *
   * @throws CertificateException if it cannot be read
   */
  public static X509Certificate known(X509Certificate certificate) throws CertificateException {
    boolean ours =
        certificate instanceof RenamedKeyCertificate
            || certificate.getClass().getPackageName().startsWith("org.bouncycastle.");
    return ours ? withKey(certificate) : parse(certificate.getEncoded());
  }

  // Bouncy Castle looks for factors of an RSA modulus before it gives the key: one of 16384 bits
  // takes seconds, and nobody has such keys.
  private static void requireBearable(X509Certificate certificate) throws CertificateException {
    if (certificate instanceof BCX509Certificate ours) {
      SubjectPublicKeyInfo key = ours.getTBSCertificateNative().getSubjectPublicKeyInfo();
      if (key.getAlgorithm().getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)
          && key.getPublicKeyData().getBytes().length > MAX_RSA_BYTES) {
        throw new CertificateException("the RSA key of the certificate has more than 4096 bits");
      }
    }
  }

  // Bouncy Castle gives null for a key that it cannot read, or breaks off.
  private static X509Certificate withKey(X509Certificate certificate) throws CertificateException {
    requireBearable(certificate);
    @Nullable PublicKey key;
    try {
      key = certificate.getPublicKey();
    } catch (RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign keys.
      throw new CertificateException("the public key of the certificate is damaged", e);
    }
    return key != null
        ? certificate
        : RenamedKeyCertificate.of(certificate)
            .orElseThrow(
                () -> new CertificateException("the public key of the certificate cannot be read"));
  }
}
