package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.ValidPaths;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The certificates that lay on good paths lately, each as one object: tables for a key, which are
 * worth half a verification, are made for the object. Found by all its bytes, a certificate is the
 * same as the one that came, so no verdict depends on what is remembered. The good paths are
 * remembered beside them. Thread-safe.
 */
final class CertificateMemory {

  private static final int MOST = 64;
  private static final int MAX_BYTES = 1 << 15;

  private final ValidPaths paths = new ValidPaths();

  // In the order of last use.
  private final Map<X509Certificate, X509Certificate> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<X509Certificate, X509Certificate> eldest) {
          return size() > MOST;
        }
      };

  /** Returns the object that is known for a certificate, or the certificate itself. */
  synchronized X509Certificate met(X509Certificate certificate) {
    return known.getOrDefault(certificate, certificate);
  }

  /**
   * Remembers certificates of a path that was found good, unless they are unusually long: strangers
   * do not crowd others out.
   */
  synchronized void remember(Collection<X509Certificate> path) {
    for (X509Certificate certificate : path) {
      if (!known.containsKey(certificate) && bytes(certificate) <= MAX_BYTES) {
        known.put(certificate, certificate);
      }
    }
  }

  private static int bytes(X509Certificate certificate) {
    try {
      return certificate.getEncoded().length;
    } catch (CertificateEncodingException e) {
      return Integer.MAX_VALUE; // Without bytes there is nothing to find it by.
    }
  }

  /** Returns the paths that need not be validated again. */
  ValidPaths paths() {
    return paths;
  }
}
