package io.github.yinxin.core.internal.pki;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paths that were found valid lately (RFC 5280 6.1). What makes a path valid are the bytes of
 * its certificates and the instant: it is found again by all of those bytes, anchor included, and
 * only for an instant at which every certificate below the anchor is valid. Thread-safe.
 */
public final class ValidPaths {

  private static final int MOST = 64;
  // Of one path: real ones have two to five certificates of one or two kilobytes.
  private static final int MAX_BYTES = 1 << 15;

  /** When all certificates of a path are valid, first and last instant included. */
  private record Window(Instant from, Instant until) {

    boolean includes(Instant at) {
      return !at.isBefore(from) && !at.isAfter(until);
    }

    Window within(X509Certificate certificate) {
      Instant notBefore = certificate.getNotBefore().toInstant();
      Instant notAfter = certificate.getNotAfter().toInstant();
      return new Window(
          notBefore.isAfter(from) ? notBefore : from, notAfter.isBefore(until) ? notAfter : until);
    }
  }

  // In the order of last use.
  private final Map<List<X509Certificate>, Window> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<X509Certificate>, Window> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Returns whether a path is known to be valid at an instant; if not, it has to be validated.
   *
   * @param path the leaf first, the anchor last
   */
  synchronized boolean include(List<X509Certificate> path, Instant at) {
    Window window = known.get(path);
    return window != null && window.includes(at);
  }

  /** Returns whether a certificate is known to be signed by another one's key, at whatever time. */
  synchronized boolean includeStep(X509Certificate certificate, X509Certificate issuer) {
    for (List<X509Certificate> path : known.keySet()) {
      int place = path.indexOf(certificate);
      if (place >= 0 && place + 1 < path.size() && path.get(place + 1).equals(issuer)) {
        return true;
      }
    }
    return false;
  }

  /** Remembers a path that was found valid at some instant, unless it is unusually long. */
  synchronized void remember(List<X509Certificate> path) {
    if (bytes(path) > MAX_BYTES) {
      return;
    }
    Window window = new Window(Instant.MIN, Instant.MAX);
    for (X509Certificate certificate : path.subList(0, path.size() - 1)) {
      window = window.within(certificate);
    }
    known.put(List.copyOf(path), window);
  }

  private static int bytes(List<X509Certificate> path) {
    int sum = 0;
    for (X509Certificate certificate : path) {
      try {
        sum += certificate.getEncoded().length;
      } catch (CertificateEncodingException e) {
        return Integer.MAX_VALUE; // Without bytes there is nothing to find it by.
      }
    }
    return sum;
  }
}
