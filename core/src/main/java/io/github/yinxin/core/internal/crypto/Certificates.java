package io.github.yinxin.core.internal.crypto;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** X.509 certificates and key stores, SM2 included: the JDK's own classes do not know its curve. */
public final class Certificates {

  // Longer chains do not occur.
  private static final int MAX_INTERMEDIATES = 6;

  private Certificates() {}

  /** Parses one DER certificate. */
  public static X509Certificate parse(byte[] der) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
    if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate c) {
      return c;
    }
    throw new CertificateException("no X.509 certificate in " + der.length + " bytes");
  }

  /** Returns an empty PKCS#12 key store that can hold SM2 keys. */
  public static KeyStore pkcs12() throws KeyStoreException {
    return KeyStore.getInstance("PKCS12", BouncyCastle.PROVIDER);
  }

  /**
   * Builds a certification path (RFC 5280, 6.1) at an instant, without revocation.
   *
   * @throws GeneralSecurityException if there is none
   */
  public static void buildPath(
      X509Certificate leaf,
      Collection<X509Certificate> others,
      Collection<X509Certificate> anchors,
      Instant at)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(known(leaf));
    Set<TrustAnchor> trusted = new HashSet<>();
    for (X509Certificate anchor : anchors) {
      trusted.add(new TrustAnchor(known(anchor), null));
    }
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
    List<X509Certificate> pool = new ArrayList<>();
    for (X509Certificate other : others) {
      pool.add(known(other));
    }
    pool.add(known(leaf));
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(pool)));
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(MAX_INTERMEDIATES);
    parameters.setDate(Date.from(at));
    CertPathBuilder.getInstance("PKIX", BouncyCastle.PROVIDER).build(parameters);
  }

  // A certificate parsed by the JDK cannot give its SM2 public key.
  private static X509Certificate known(X509Certificate certificate) throws CertificateException {
    return parse(certificate.getEncoded());
  }
}
