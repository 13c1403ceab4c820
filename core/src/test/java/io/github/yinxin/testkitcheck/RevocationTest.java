package io.github.yinxin.testkitcheck;

import static io.github.yinxin.testkitcheck.Identities.FROM;
import static io.github.yinxin.testkitcheck.Identities.NOW;
import static io.github.yinxin.testkitcheck.Identities.UNTIL;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.OcspResponder;
import java.io.IOException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationTest {

  private static final Instant REVOKED = Instant.parse("2027-01-01T00:00:00Z");

  private static BasicOCSPResp basic(byte[] der) throws IOException, OCSPException {
    return (BasicOCSPResp) new OCSPResp(der).getResponseObject();
  }

  private static SingleResp only(byte[] der) throws IOException, OCSPException {
    return basic(der).getResponses()[0];
  }

  @Nested
  class OnlineStatus {

    private final Identities identities =
        Identities.of(SignatureAlgorithm.SM2_SM3, Purpose.OCSP_SIGNING);
    private final X509Certificate certificate =
        identities.authority().issue("CN=Asked, C=CN", Purpose.SIGNING, FROM, UNTIL).certificate();
    private final OcspResponder responder =
        OcspResponder.of(identities.authority(), identities.identity());

    @Test
    void certificate_calledGood_isGood() throws Exception {
      byte[] response = responder.good(certificate).response(certificate, NOW);
      assertNull(only(response).getCertStatus());
    }

    @Test
    void certificate_calledRevoked_isRevokedSinceThen() throws Exception {
      byte[] response = responder.revoked(certificate, REVOKED).response(certificate, NOW);
      RevokedStatus status = (RevokedStatus) only(response).getCertStatus();
      assertEquals(Date.from(REVOKED), status.getRevocationTime());
    }

    @Test
    void certificate_neverMentioned_isUnknown() throws Exception {
      byte[] response = responder.response(certificate, NOW);
      assertTrue(only(response).getCertStatus() instanceof UnknownStatus);
    }

    @Test
    void responder_toldMore_staysAsItWas() throws Exception {
      OcspResponder revoking = responder.good(certificate).revoked(certificate, REVOKED);
      assertNotNull(revoking);
      byte[] response = responder.response(certificate, NOW);
      assertTrue(only(response).getCertStatus() instanceof UnknownStatus);
    }

    @Test
    void response_tellsTheInstantAskedFor() throws Exception {
      byte[] response = responder.response(certificate, NOW);
      assertEquals(Date.from(NOW), only(response).getThisUpdate());
    }

    @Test
    void nonce_ofTheRequest_comesBack() throws Exception {
      Extension nonce =
          new Extension(
              OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
              false,
              new DEROctetString(new byte[] {1, 2, 3}).getEncoded());
      byte[] request =
          new OCSPReqBuilder()
              .addRequest(only(responder.response(certificate, NOW)).getCertID())
              .setRequestExtensions(new Extensions(nonce))
              .build()
              .getEncoded();
      BasicOCSPResp response = basic(responder.respond(request, NOW));
      assertEquals(nonce, response.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
    }

    @Test
    void request_thatIsGarbage_isCalledMalformed() throws Exception {
      byte[] response = responder.respond(new byte[] {1, 2, 3}, NOW);
      assertEquals(OCSPResp.MALFORMED_REQUEST, new OCSPResp(response).getStatus());
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlineAnswer_isSignedByTheResponder(SignatureAlgorithm algorithm) throws Exception {
    Identities identities = Identities.of(algorithm, Purpose.OCSP_SIGNING);
    X509Certificate certificate = identities.identity().certificate();
    byte[] response =
        OcspResponder.of(identities.authority(), identities.identity()).response(certificate, NOW);
    assertTrue(
        basic(response)
            .isSignatureValid(
                new JcaContentVerifierProviderBuilder()
                    .setProvider(new BouncyCastleProvider())
                    .build(certificate)));
  }

  @Nested
  class RevocationLists {

    private final CertificateAuthority authority =
        CertificateAuthority.found(SignatureAlgorithm.SM2_SM3, "CN=Example Root CA, C=CN", FROM);
    private final Identity revoked = authority.issue("CN=A, C=CN", Purpose.SIGNING, FROM, UNTIL);
    private final Identity other = authority.issue("CN=B, C=CN", Purpose.SIGNING, FROM, UNTIL);
    private final X509CRL list =
        authority.revocationList(
            Map.of(revoked.certificate(), REVOKED), NOW, NOW.plus(Duration.ofDays(1)));

    @Test
    void list_isSignedByTheAuthority() {
      assertDoesNotThrow(
          () -> list.verify(authority.certificate().getPublicKey(), new BouncyCastleProvider()));
    }

    @Test
    void revokedCertificate_isListedSinceThen() {
      X509CRLEntry entry = list.getRevokedCertificate(revoked.certificate());
      assertEquals(Date.from(REVOKED), entry.getRevocationDate());
    }

    @Test
    void otherCertificate_isNotListed() {
      assertNull(list.getRevokedCertificate(other.certificate()));
    }

    @Test
    void list_runsForTheTimeAskedFor() {
      assertEquals(Date.from(NOW.plus(Duration.ofDays(1))), list.getNextUpdate());
    }
  }
}
