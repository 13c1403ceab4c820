package io.github.yinxin.verify;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The certificates that lay on good paths lately, each as one object: tables for a key, which are
 * worth half a verification, are made for the object. Found by all its bytes, a certificate is the
 * same as the one that came, so no verdict depends on what is remembered. Thread-safe.
 */
final class CertificateMemory {

  private static final int MOST = 64;

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

  /** Remembers certificates of a path that was found good: strangers do not crowd others out. */
  synchronized void remember(Collection<X509Certificate> path) {
    path.forEach(certificate -> known.putIfAbsent(certificate, certificate));
  }
}
