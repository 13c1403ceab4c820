package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.revocation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.LocalServer;
import io.github.yinxin.testkit.OcspResponder;
import java.io.IOException;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Revocation asked over the network, here the loopback address. */
class HttpRevocationTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final SigningTime TIME = SigningTime.claimed(NOW, NOW);

  private final LocalServer server = LocalServer.start();
  private final CertificateAuthority authority = Papers.authority(SignatureAlgorithm.ECDSA_SHA256);
  private final X509Certificate signer = naming("/ocsp", "/list");
  private final OcspResponder responder =
      OcspResponder.of(
              authority, authority.issue("CN=Responder, C=CN", Purpose.OCSP_SIGNING, FROM, UNTIL))
          .renewingAfter(DAY);
  private final HttpClient client = HttpClient.newHttpClient();
  private final RevocationSource.Http source =
      RevocationSource.http(client, Clock.fixed(NOW, ZoneOffset.UTC)).allowingHosts("127.0.0.1");

  private X509Certificate naming(String ocsp, String list) {
    GeneralName responderPlace = new GeneralName(6, server.place(ocsp));
    DistributionPointName listPlace =
        new DistributionPointName(new GeneralNames(new GeneralName(6, server.place(list))));
    return authority.certify(
        "CN=Signer, C=CN",
        Papers.signer(authority).certificate().getPublicKey(),
        FROM,
        UNTIL,
        extension(
            Extension.authorityInfoAccess,
            false,
            new AuthorityInformationAccess(
                new AccessDescription(X509ObjectIdentifiers.ocspAccessMethod, responderPlace))),
        extension(
            Extension.cRLDistributionPoints,
            false,
            new CRLDistPoint(
                new DistributionPoint[] {new DistributionPoint(listPlace, null, null)})));
  }

  private Outcome asked(RevocationSource asking) {
    return revocation(authority.anchors().checkingRevocation(asking), TIME, signer);
  }

  private void serveOcsp(OcspResponder answering) {
    server.answer("/ocsp", request -> answering.respond(request, NOW));
  }

  private void serveList(Map<X509Certificate, java.time.Instant> revoked) {
    byte[] list = Papers.der(authority.revocationList(revoked, NOW, NOW.plus(DAY)));
    server.answer("/list", request -> list);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ocsp_isAskedFirst() {
    serveOcsp(responder.good(signer));
    serveList(Map.of());
    assertEquals(Outcome.PASSED, asked(source));
    assertEquals(0, server.timesAsked("/list"));
  }

  @Test
  void list_isAskedWhereOcspDoesNotKnow() {
    serveOcsp(responder);
    serveList(Map.of(signer, FROM));
    assertEquals(Outcome.FAILED, asked(source));
  }

  @Test
  void list_isAskedWhereTheResponderMayNotAnswer() {
    CertificateAuthority stranger = Papers.authority(SignatureAlgorithm.ECDSA_SHA256);
    OcspResponder unauthorised = OcspResponder.of(authority, stranger.identity()).good(signer);
    serveOcsp(unauthorised);
    serveList(Map.of(signer, FROM));
    assertEquals(Outcome.FAILED, asked(source));
  }

  @Test
  void listsOnly_neverTellsAResponder() {
    serveOcsp(responder.good(signer));
    serveList(Map.of());
    assertEquals(Outcome.PASSED, asked(source.listsOnly()));
    assertEquals(0, server.timesAsked("/ocsp"));
  }

  @Test
  void sharedSource_asksOnceForTheSame() {
    serveOcsp(responder.good(signer));
    for (int i = 0; i < 3; i++) {
      assertEquals(Outcome.PASSED, asked(source));
    }
    assertEquals(1, server.timesAsked("/ocsp"));
  }

  @Test
  void answer_isKeptTwelveHoursAtMost() {
    AdjustableClock clock = AdjustableClock.at(NOW);
    RevocationSource aging = RevocationSource.http(client, clock).allowingHosts("127.0.0.1");
    serveOcsp(responder.good(signer));
    asked(aging);
    clock.advance(Duration.ofHours(12).minusMillis(1));
    asked(aging);
    assertEquals(1, server.timesAsked("/ocsp"));
    clock.advance(Duration.ofMillis(1));
    asked(aging);
    assertEquals(2, server.timesAsked("/ocsp"));
  }

  @Test
  void failure_isKeptForAMinute() {
    AdjustableClock clock = AdjustableClock.at(NOW);
    RevocationSource aging = RevocationSource.http(client, clock).allowingHosts("127.0.0.1");
    server.refuse("/ocsp", 500);
    server.refuse("/list", 500);
    assertEquals(Outcome.UNDETERMINED, asked(aging));
    assertEquals(Outcome.UNDETERMINED, asked(aging));
    assertEquals(1, server.timesAsked("/list"));
    clock.advance(Duration.ofMinutes(1));
    assertEquals(Outcome.UNDETERMINED, asked(aging));
    assertEquals(2, server.timesAsked("/list"));
  }

  @Test
  void privateAddress_namedByACertificate_isNotAsked() {
    serveOcsp(responder.good(signer));
    serveList(Map.of());
    RevocationSource strict = RevocationSource.http(client, Clock.fixed(NOW, ZoneOffset.UTC));
    assertEquals(Outcome.UNDETERMINED, asked(strict));
    assertEquals(0, server.timesAsked("/ocsp") + server.timesAsked("/list"));
  }

  @Test
  void answer_ofMoreThan64KiB_isNone() {
    server.answer("/ocsp", request -> new byte[(64 << 10) + 1]);
    serveList(Map.of());
    assertEquals(Outcome.PASSED, asked(source));
  }

  @Test
  void certificate_withoutPlaces_isOpen() {
    X509Certificate bare = Papers.signer(authority).certificate();
    TrustAnchors anchors = authority.anchors().checkingRevocation(source);
    assertEquals(Outcome.UNDETERMINED, revocation(anchors, TIME, bare));
  }

  @Test
  void sourceItself_saysThatNobodyCouldBeReached() {
    server.refuse("/ocsp", 503);
    server.refuse("/list", 503);
    assertThrows(IOException.class, () -> source.evidence(signer, authority.certificate()));
  }
}
