package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.net.CappedHttp;
import io.github.yinxin.core.internal.pki.CertificateParts;
import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.OcspAnswer;
import io.github.yinxin.core.internal.pki.Statement;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks where certificates say, within limits, and keeps what it got. */
final class HttpRevocation implements RevocationSource.Http {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_LIST = 32 << 20;
  private static final int MAX_ANSWER = 64 << 10;

  private final HttpClient client;
  private final Clock clock;
  private final Set<String> allowedHosts;
  private final boolean listsOnly;
  private final CappedHttp http;
  private final EvidenceCache cache;

  private HttpRevocation(
      HttpClient client, Clock clock, Set<String> allowedHosts, boolean listsOnly) {
    this.client = requireNonNull(client, "client");
    this.clock = requireNonNull(clock, "clock");
    this.allowedHosts = allowedHosts;
    this.listsOnly = listsOnly;
    this.http = new CappedHttp(client, TIMEOUT, allowedHosts);
    this.cache = new EvidenceCache(clock);
  }

  static HttpRevocation of(HttpClient client, Clock clock) {
    return new HttpRevocation(client, clock, Set.of(), false);
  }

  @Override
  public RevocationSource.Http allowingHosts(String... hosts) {
    Set<String> all =
        Stream.concat(allowedHosts.stream(), Stream.of(hosts).map(h -> h.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());
    return new HttpRevocation(client, clock, all, listsOnly);
  }

  @Override
  public RevocationSource.Http listsOnly() {
    return new HttpRevocation(client, clock, allowedHosts, true);
  }

  @Override
  public List<Evidence> evidence(X509Certificate certificate, X509Certificate issuer)
      throws IOException {
    List<Evidence> found = new ArrayList<>();
    List<IOException> failures = new ArrayList<>();
    if (!listsOnly) {
      for (String place : CertificateParts.onlineStatusPlaces(certificate)) {
        ask(place, certificate, issuer, found, failures);
        if (answered(found, certificate, issuer)) {
          return found;
        }
      }
    }
    for (String place : CertificateParts.listPlaces(certificate)) {
      try {
        found.add(cache.get(place, () -> http.get(place, MAX_LIST)));
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (found.isEmpty() && !failures.isEmpty()) {
      throw failures.get(0);
    }
    return found;
  }

  private void ask(
      String place,
      X509Certificate certificate,
      X509Certificate issuer,
      List<Evidence> found,
      List<IOException> failures) {
    try {
      byte[] request = OcspAnswer.request(certificate, issuer);
      String key = place + ' ' + HexFormat.of().formatHex(request);
      found.add(
          cache.get(key, () -> http.post(place, "application/ocsp-request", request, MAX_ANSWER)));
    } catch (IOException e) {
      failures.add(e);
    } catch (MalformedException e) {
      failures.add(new IOException("no question can be made about the certificate", e));
    }
  }

  // Judged as it will be judged, so that a responder without authority does not keep lists away.
  private boolean answered(
      List<Evidence> found, X509Certificate certificate, X509Certificate issuer) {
    Instant now = clock.instant();
    RevocationInquiry inquiry =
        new RevocationInquiry(
            RevocationPolicy.askingNobody().lookingInto((c, i) -> found),
            List.of(),
            issuer,
            SigningTime.claimed(now, now));
    return inquiry.about(certificate, issuer).kind() != Statement.Kind.NOTHING;
  }
}
