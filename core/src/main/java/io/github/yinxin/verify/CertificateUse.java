package io.github.yinxin.verify;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/** What a certificate is used for in a signature. */
public enum CertificateUse {
  /**
   * Signing documents, seals and codes: the key usage allows signatures, and the purposes are not
   * those of a service alone. No purpose is required: real seals carry clientAuth.
   */
  SIGNING {
    @Override
    boolean fitsPurposes(List<String> purposes) {
      return purposes.isEmpty() || !SERVICES.containsAll(purposes);
    }
  },
  /** Time stamping: the one purpose is that, and it is critical (RFC 3161 2.3). */
  TIME_STAMPING {
    @Override
    boolean fitsPurposes(List<String> purposes) {
      return purposes.equals(List.of(TIME_STAMPS));
    }

    @Override
    boolean fits(X509Certificate certificate) {
      Set<String> critical = certificate.getCriticalExtensionOIDs();
      return critical != null && critical.contains(PURPOSES) && super.fits(certificate);
    }
  };

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final String PURPOSES = "2.5.29.37";
  private static final String TIME_STAMPS = "1.3.6.1.5.5.7.3.8";
  // TLS server, OCSP responder, time stamping (RFC 5280 4.2.1.12).
  private static final Set<String> SERVICES =
      Set.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.9", TIME_STAMPS);

  boolean fits(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
      return false; // The encryption half of a pair, or a certificate authority.
    }
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      return fitsPurposes(purposes == null ? List.of() : purposes);
    } catch (CertificateParsingException e) {
      return false; // What cannot be read permits nothing.
    }
  }

  abstract boolean fitsPurposes(List<String> purposes);
}
