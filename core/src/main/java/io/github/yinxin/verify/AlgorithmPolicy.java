package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.CertificateParts;
import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.SignatureScheme;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/**
 * Until when algorithms prove anything. After its day an algorithm is outdated: what it signed may
 * have been forged since, unless a time stamp shows that it is older.
 */
final class AlgorithmPolicy {

  // The first collision was published in February 2017.
  private static final Instant SHA1_UNTIL = Instant.parse("2017-01-01T00:00:00Z");
  // RSA of 1024 bits was given up by the end of 2013.
  private static final Instant RSA_1024_UNTIL = Instant.parse("2014-01-01T00:00:00Z");
  private static final int RSA_BITS = 2048;
  private static final int SHORTEST_RSA_BITS = 1024;

  private AlgorithmPolicy() {}

  /** Returns whether a certificate's signature and key can be relied on at an instant. */
  static boolean accepts(X509Certificate certificate, Instant at) {
    try {
      return accepts(CertificateParts.scheme(certificate), at)
          && accepts(certificate.getPublicKey(), at);
    } catch (GeneralSecurityException | MalformedException e) {
      return false; // An algorithm that is not known proves nothing.
    }
  }

  /** Returns whether an anchor's key can be relied on; nobody relies on its own signature. */
  static boolean accepts(PublicKey key, Instant at) {
    if (!(key instanceof RSAPublicKey rsa)) {
      return true; // Curves of less than 256 bits are not known at all.
    }
    int bits = rsa.getModulus().bitLength();
    return bits >= RSA_BITS || (bits >= SHORTEST_RSA_BITS && at.isBefore(RSA_1024_UNTIL));
  }

  static boolean accepts(SignatureScheme scheme, Instant at) {
    return acceptsDigest(scheme.digest(), at);
  }

  static boolean acceptsDigest(String jcaName, Instant at) {
    return !jcaName.equals("SHA-1") || at.isBefore(SHA1_UNTIL);
  }
}
