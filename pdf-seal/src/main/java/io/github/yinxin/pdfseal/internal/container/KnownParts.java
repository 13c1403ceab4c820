package io.github.yinxin.pdfseal.internal.container;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Certificates and seals that were found good lately, as they were read: signers and seals come
 * again with every document. Each is found by all its bytes, and what reading and the maker's
 * signature say of them depends on nothing else; whoever remembers them has found a path to an
 * anchor, so that strangers crowd nobody out. What depends on time is judged each time.
 * Thread-safe.
 */
public final class KnownParts {

  private static final int MOST_CERTIFICATES = 64;
  private static final int MAX_CERTIFICATE = 1 << 15;
  private static final int MOST_SEALS = 32;
  private static final int MAX_SEAL = 1 << 16;

  private final Map<Der, X509Certificate> certificates = lastUsed(MOST_CERTIFICATES);
  private final Map<Der, SesSeal> seals = lastUsed(MOST_SEALS);

  /** Bytes as a key. They end in a signature, which differs where anything does. */
  private record Der(byte[] bytes) {

    private static final int TELLING = 32;

    @Override
    public boolean equals(Object other) {
      return other instanceof Der that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      int hash = bytes.length;
      for (int i = Math.max(0, bytes.length - TELLING); i < bytes.length; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash;
    }
  }

  private static <V> Map<Der, V> lastUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Der, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Returns the certificate that is known by these bytes, or reads it. */
  X509Certificate certificate(byte[] der, String name) throws DerException {
    @Nullable X509Certificate known = known(der);
    return known != null ? known : Primitives.certificate(der, name);
  }

  private synchronized @Nullable X509Certificate known(byte[] der) {
    return certificates.get(new Der(der));
  }

  /** Returns the seal that is known by these bytes; its maker's signature is right. */
  synchronized Optional<SesSeal> seal(byte[] der) {
    return Optional.ofNullable(seals.get(new Der(der)));
  }

  /** Returns whether a seal is known, and so its maker's signature right. */
  public boolean includes(SesSeal seal) {
    return seal(seal.encoded()).isPresent();
  }

  /**
   * Remembers a certificate on a good path, unless it is unusually long.
   *
   * @param certificate one that was read from a container
   */
  public synchronized void remember(X509Certificate certificate) {
    try {
      Der der = new Der(certificate.getEncoded());
      if (der.bytes.length <= MAX_CERTIFICATE) {
        certificates.putIfAbsent(der, certificate);
      }
    } catch (CertificateEncodingException e) {
      // Without bytes there is nothing to find it by.
    }
  }

  /**
   * Remembers a seal, unless it is unusually long.
   *
   * @param seal one whose maker is on a good path, and whose maker's signature is right
   */
  public synchronized void remember(SesSeal seal) {
    if (seal.encoded().length <= MAX_SEAL) {
      seals.putIfAbsent(new Der(seal.encoded()), seal);
    }
  }
}
