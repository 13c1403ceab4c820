package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.OcspAnswer;
import io.github.yinxin.core.internal.pki.RevocationList;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where revocation lists and OCSP responses come from: files that somebody collected, the signed
 * document itself, the network, a database. What it returns is foreign; who made it, whom it speaks
 * of and how old it is are judged by {@link TrustAnchors}. Implementations are thread-safe.
 */
@FunctionalInterface
public interface RevocationSource {

  /**
   * Returns what there is about a certificate; more than 64 pieces are not looked at.
   *
   * @param issuer the certificate above it on the path
   * @throws IOException if the place where they are kept cannot be reached; then nothing is known
   */
  List<Evidence> evidence(X509Certificate certificate, X509Certificate issuer) throws IOException;

  /**
   * Returns a source over revocation lists (RFC 5280 5) and OCSP responses (RFC 6960 4.2) that the
   * caller has, in DER, in any order. They are read once.
   *
   * @param pieces left alone by the caller afterwards: they may be large
   */
  static RevocationSource of(byte[]... pieces) {
    List<Evidence> all = Arrays.stream(pieces).map(Evidence::of).toList();
    return (certificate, issuer) ->
        all.stream().filter(piece -> piece.mayConcern(certificate)).toList();
  }

  /**
   * Returns a source that asks over the network, where the certificates themselves say: OCSP first,
   * then lists. Share one: what it fetched is kept until it runs out, at most twelve hours and 64
   * MiB in all, and a place that failed is left alone for a minute.
   *
   * <p>Places are foreign text, so: http and https only, addresses of the public internet only, at
   * most three places, three redirects, ten seconds and 32 MiB for each. To ask online tells the
   * authority which certificate is being looked at.
   *
   * @param client the caller's, with proxy, connect time-out and threads; must not follow redirects
   * @param clock by which it is known how long what was fetched may be kept
   * @throws IllegalArgumentException if the client follows redirects
   */
  static Http http(HttpClient client, Clock clock) {
    return HttpRevocation.of(client, clock);
  }

  /** A source that asks over the network. */
  interface Http extends RevocationSource {

    /**
     * Returns one that also asks these hosts although their addresses are private, and does not
     * look their addresses up: behind a proxy it cannot.
     */
    Http allowingHosts(String... hosts);

    /** Returns one that never asks OCSP responders, so that nobody learns who is being verified. */
    Http listsOnly();
  }

  /** A revocation list or an OCSP response, read; broken ones are kept to be reported. */
  final class Evidence {

    private final @Nullable RevocationList list;
    private final @Nullable OcspAnswer answer;

    private Evidence(@Nullable RevocationList list, @Nullable OcspAnswer answer) {
      this.list = list;
      this.answer = answer;
    }

    /**
     * Reads one, told apart by its shape. Whatever the bytes are, nothing is thrown.
     *
     * @param der left alone by the caller afterwards: it may be large
     */
    public static Evidence of(byte[] der) {
      try {
        return new Evidence(null, OcspAnswer.parse(der));
      } catch (MalformedException noAnswer) {
        try {
          return new Evidence(RevocationList.parse(der), null);
        } catch (MalformedException noList) {
          return new Evidence(null, null);
        }
      }
    }

    // An unreadable piece concerns everybody: it may have held the one answer that was needed.
    boolean mayConcern(X509Certificate certificate) {
      if (list != null) {
        return list.issuer().equals(certificate.getIssuerX500Principal());
      }
      return answer == null || answer.mayConcern(certificate);
    }

    Optional<Instant> nextUpdate() {
      if (list != null) {
        return list.nextUpdate();
      }
      return answer == null ? Optional.empty() : answer.nextUpdate();
    }

    @Nullable RevocationList list() {
      return list;
    }

    @Nullable OcspAnswer answer() {
      return answer;
    }
  }
}
