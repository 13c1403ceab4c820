package io.github.yinxin.sign;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.net.CappedHttp;
import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.TimeStampExchange;
import io.github.yinxin.core.internal.pki.TimeStampToken;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A time-stamping authority behind HTTP. */
final class HttpTimestamper implements Timestamper {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MAX_RESPONSE = 64 << 10;
  private static final int NONCE_BITS = 64;
  private static final String TIME_STAMPS = "1.3.6.1.5.5.7.3.8";

  private final CappedHttp http;
  private final URI server;
  private final SecureRandom nonces;

  HttpTimestamper(HttpClient client, URI server, SecureRandom nonces) {
    String scheme = String.valueOf(server.getScheme()).toLowerCase(Locale.ROOT);
    if (server.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException("server " + server + " is not reached by http or https");
    }
    this.server = server;
    this.nonces = requireNonNull(nonces, "nonces");
    this.http = new CappedHttp(client, TIMEOUT, Set.of(server.getHost().toLowerCase(Locale.ROOT)));
  }

  @Override
  public byte[] stamp(Digest digest) throws IOException, GeneralSecurityException {
    BigInteger nonce = new BigInteger(NONCE_BITS, nonces);
    byte[] request = TimeStampExchange.request(digest.algorithm().oid(), digest.bytes(), nonce);
    byte[] response =
        http.post(server.toString(), "application/timestamp-query", request, MAX_RESPONSE);
    try {
      byte[] token = TimeStampExchange.token(response);
      requireAsked(TimeStampToken.parse(token), digest, nonce);
      if (token.length > maxLength()) {
        throw new SignatureException(
            "time stamp has " + token.length + " bytes, more than " + maxLength());
      }
      return token;
    } catch (MalformedException e) {
      throw new SignatureException("no time stamp from " + server.getHost(), e);
    }
  }

  private static void requireAsked(TimeStampToken token, Digest digest, BigInteger nonce)
      throws GeneralSecurityException {
    boolean same = token.info().digest().equals(digest.algorithm().start().getAlgorithm());
    if (!same || !token.info().stamps(digest.bytes())) {
      throw new SignatureException("time stamp is for something else than " + digest.algorithm());
    }
    if (!token.info().nonce().equals(Optional.of(nonce))) {
      throw new SignatureException("time stamp does not repeat the nonce: it may be an old one");
    }
    X509Certificate authority =
        token
            .authority()
            .orElseThrow(() -> new SignatureException("time stamp without its certificate"));
    boolean named = token.names(authority) || (token.labelledAsSm2Data() && token.namesNobody());
    if (!named
        || !token.signedBy(authority)
        || !List.of(TIME_STAMPS).equals(authority.getExtendedKeyUsage())) {
      throw new SignatureException(
          "time stamp is not signed by " + authority.getSubjectX500Principal());
    }
  }
}
