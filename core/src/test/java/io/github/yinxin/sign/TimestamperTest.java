package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.LocalServer;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.verify.TimeStamp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestamperTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2027-06-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final byte[] SIGNATURE = {1, 2, 3};

  private final LocalServer server = LocalServer.start();
  private final HttpClient client = HttpClient.newHttpClient();

  private Timestamper asking(String path) {
    return Timestamper.http(client, URI.create(server.place(path)), new SecureRandom());
  }

  private static CertificateAuthority authority(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, "CN=Example Root CA, C=CN", FROM);
  }

  private static TimestampService service(CertificateAuthority authority, Purpose purpose) {
    Identity identity = authority.issue("CN=Example TSA, C=CN", purpose, FROM, UNTIL);
    return TimestampService.of(identity, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void token_fromAnAuthority_verifies(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    CertificateAuthority authority = authority(algorithm);
    server.answer("/tsa", service(authority, Purpose.TIME_STAMPING)::respond);
    byte[] token = asking("/tsa").stamp(Digest.compute(algorithm.digest(), SIGNATURE));
    TimeStamp stamp =
        TimeStamp.verify(token, SIGNATURE, authority.anchors(), NOW).verified().orElseThrow();
    assertEquals(NOW, stamp.time());
    assertTrue(token.length <= asking("/tsa").maxLength());
  }

  @Test
  void token_ofAnEarlierRequest_isRefused() throws IOException, GeneralSecurityException {
    TimestampService service =
        service(authority(SignatureAlgorithm.SM2_SM3), Purpose.TIME_STAMPING);
    byte[][] first = new byte[1][];
    server.answer(
        "/replay",
        request -> {
          first[0] = first[0] == null ? service.respond(request) : first[0];
          return first[0];
        });
    Digest digest = Digest.compute(Digest.Algorithm.SM3, SIGNATURE);
    asking("/replay").stamp(digest);
    assertThrows(GeneralSecurityException.class, () -> asking("/replay").stamp(digest));
  }

  @Test
  void refusal_ofTheAuthority_isTold() {
    server.answer(
        "/tsa", service(authority(SignatureAlgorithm.SM2_SM3), Purpose.TIME_STAMPING)::respond);
    Digest unwanted = Digest.compute(Digest.Algorithm.SHA512, SIGNATURE);
    assertThrows(GeneralSecurityException.class, () -> asking("/tsa").stamp(unwanted));
  }

  @Test
  void answer_thatIsNone_isTold() {
    server.answer("/tsa", request -> request);
    Digest digest = Digest.compute(Digest.Algorithm.SM3, SIGNATURE);
    assertThrows(GeneralSecurityException.class, () -> asking("/tsa").stamp(digest));
  }

  @Test
  void answer_ofMoreThan64KiB_isNotRead() {
    server.answer("/tsa", request -> new byte[(64 << 10) + 1]);
    Digest digest = Digest.compute(Digest.Algorithm.SM3, SIGNATURE);
    assertThrows(IOException.class, () -> asking("/tsa").stamp(digest));
  }

  @Test
  void server_outOfOrder_isTold() {
    server.refuse("/tsa", 503);
    Digest digest = Digest.compute(Digest.Algorithm.SM3, SIGNATURE);
    assertThrows(IOException.class, () -> asking("/tsa").stamp(digest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.test/", "tsa", "file:///tsa"})
  void server_thatIsNotReachedByHttp_isRefused(String server) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Timestamper.http(client, URI.create(server), new SecureRandom()));
  }
}
