package io.github.yinxin.sign;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * Somebody who proves that a digest existed at an instant (RFC 3161, GB/T 20520). Implementations
 * are thread-safe.
 */
@FunctionalInterface
public interface Timestamper {

  /**
   * Returns the token over a digest, in DER or BER as the authority made it. It is looked at before
   * it is returned: it stamps this digest, and the certificate in it signed it and is made for time
   * stamps. Whether that certificate is trusted is for the verifier to say.
   *
   * @throws IOException if the authority cannot be reached in time
   * @throws GeneralSecurityException if it refuses, or its token is not what was asked for
   */
  byte[] stamp(Digest digest) throws IOException, GeneralSecurityException;

  /** Returns how many bytes a token has at most: so much room must be kept for it. */
  default int maxLength() {
    return 16 << 10;
  }

  /**
   * Asks a time-stamping authority over HTTP (RFC 3161 3.4): ten seconds, 64 KiB, no redirects, a
   * fresh nonce each time.
   *
   * @param client with the proxy, credentials and threads of the caller; must not follow redirects
   * @param server the caller's choice, so it may well be in his own network
   * @param nonces where nonces come from
   * @throws IllegalArgumentException if the server is not reached by http or https, or the client
   *     follows redirects
   */
  static Timestamper http(HttpClient client, URI server, SecureRandom nonces) {
    return new HttpTimestamper(client, server, nonces);
  }
}
