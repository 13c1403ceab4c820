package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.PROVEN;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.revocation;
import static io.github.yinxin.verify.Papers.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.OcspResponder;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OCSP responses (RFC 6960). */
class OcspTest {

  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final X509Certificate SIGNER = signer(AUTHORITY).certificate();
  private static final OcspResponder RESPONDER =
      OcspResponder.of(AUTHORITY, responder(AUTHORITY)).good(SIGNER);

  private static Identity responder(CertificateAuthority authority) {
    return authority.issue("CN=Example Responder, C=CN", Purpose.OCSP_SIGNING, FROM, UNTIL);
  }

  private static Outcome asked(SigningTime time, byte[]... evidence) {
    TrustAnchors anchors = AUTHORITY.anchors().checkingRevocation(RevocationSource.of(evidence));
    return revocation(anchors, time, SIGNER);
  }

  @Nested
  class Answers {

    @ParameterizedTest
    @EnumSource
    void good_passes(SignatureAlgorithm algorithm) {
      CertificateAuthority authority = Papers.authority(algorithm);
      X509Certificate leaf = signer(authority).certificate();
      byte[] answer =
          OcspResponder.of(authority, responder(authority)).good(leaf).response(leaf, NOW);
      TrustAnchors anchors = authority.anchors().checkingRevocation(RevocationSource.of(answer));
      assertEquals(Outcome.PASSED, revocation(anchors, CLAIMED, leaf));
    }

    @Test
    void revoked_beforeAndAfterSigning_differ() {
      byte[] before = RESPONDER.revoked(SIGNER, SIGNED, CRLReason.superseded).response(SIGNER, NOW);
      Instant since = SIGNED.plusSeconds(1);
      byte[] after = RESPONDER.revoked(SIGNER, since, CRLReason.superseded).response(SIGNER, NOW);
      assertEquals(Outcome.FAILED, asked(CLAIMED, before));
      assertEquals(Outcome.WARNING, asked(CLAIMED, after));
    }

    @Test
    void keyStolenAfterSigning_countsOnlyIfTheTimeIsProven() {
      byte[] stolen = RESPONDER.revoked(SIGNER, SIGNED.plusSeconds(1)).response(SIGNER, NOW);
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, stolen));
      assertEquals(Outcome.WARNING, asked(PROVEN, stolen));
    }

    @Test
    void unknown_isOpen() {
      byte[] unknown = OcspResponder.of(AUTHORITY, responder(AUTHORITY)).response(SIGNER, NOW);
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, unknown));
    }

    @Test
    void answer_aboutAnother_doesNotCount() {
      X509Certificate other = signer(AUTHORITY).certificate();
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, RESPONDER.response(other, NOW)));
    }

    @Test
    void answer_ofAnAuthorityOfTheSameName_doesNotCount() {
      CertificateAuthority impostor = Papers.authority(SignatureAlgorithm.SM2_SM3);
      byte[] forged =
          OcspResponder.of(impostor, impostor.identity()).good(SIGNER).response(SIGNER, NOW);
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, forged));
    }

    @Test
    void errorOfTheResponder_isNoAnswer() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, RESPONDER.respond(new byte[] {1}, NOW)));
    }

    @Test
    void revokedByAList_goodByOcsp_fails() {
      byte[] list =
          Papers.der(AUTHORITY.revocationList(Map.of(SIGNER, FROM), FROM, NOW.plusSeconds(1)));
      assertEquals(Outcome.FAILED, asked(CLAIMED, list, RESPONDER.response(SIGNER, NOW)));
    }
  }

  @Nested
  class Freshness {

    @Test
    void answer_withoutNextUpdate_countsForAnHour() {
      Instant hourAgo = NOW.minus(Duration.ofHours(1));
      assertEquals(Outcome.PASSED, asked(CLAIMED, RESPONDER.response(SIGNER, hourAgo)));
      assertEquals(
          Outcome.UNDETERMINED,
          asked(CLAIMED, RESPONDER.response(SIGNER, hourAgo.minusSeconds(1))));
    }

    @Test
    void answer_withNextUpdate_countsUntilThen() {
      OcspResponder daily = RESPONDER.renewingAfter(Duration.ofDays(1));
      Instant dayAgo = NOW.minus(Duration.ofDays(1));
      assertEquals(Outcome.PASSED, asked(CLAIMED, daily.response(SIGNER, dayAgo)));
      assertEquals(
          Outcome.UNDETERMINED, asked(CLAIMED, daily.response(SIGNER, dayAgo.minusSeconds(1))));
    }

    @Test
    void oldAnswer_fromAfterAProvenTime_stillCounts() {
      byte[] old = RESPONDER.response(SIGNER, SIGNED);
      assertEquals(Outcome.PASSED, asked(PROVEN, old));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, old));
    }

    @Test
    void answer_fromTheFuture_doesNotCount() {
      byte[] ahead = RESPONDER.response(SIGNER, NOW.plus(Duration.ofMinutes(6)));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, ahead));
    }
  }

  @Nested
  class Responders {

    private byte[] by(Identity identity) {
      return OcspResponder.of(AUTHORITY, identity).good(SIGNER).response(SIGNER, NOW);
    }

    private Identity withExtensions(Extension... extensions) {
      Identity key = responder(AUTHORITY);
      X509Certificate certificate =
          AUTHORITY.certify(
              "CN=Odd Responder, C=CN", key.certificate().getPublicKey(), FROM, UNTIL, extensions);
      return new Identity(key.key(), List.of(certificate));
    }

    private Extension purpose(KeyPurposeId id) {
      return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(id));
    }

    @Test
    void issuerItself_mayAnswer() {
      assertEquals(Outcome.PASSED, asked(CLAIMED, by(AUTHORITY.identity())));
    }

    @Test
    void signerOfDocuments_mayNot() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(signer(AUTHORITY))));
    }

    @Test
    void certificateForOtherPurposes_mayNot() {
      Identity tls = withExtensions(purpose(KeyPurposeId.id_kp_serverAuth));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(tls)));
    }

    @Test
    void responderOfAnotherAuthority_mayNot() {
      Identity foreign = responder(Papers.authority(SignatureAlgorithm.SM2_SM3));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(foreign)));
    }

    @Test
    void responderOfASubordinateAuthority_mayNotSpeakForTheRoot() {
      CertificateAuthority sub = CertificateAuthority.over(Papers.middle(AUTHORITY));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(responder(sub))));
    }

    @Test
    void responderWithoutNoCheck_mustBeOnNoList() {
      Identity checked = withExtensions(purpose(KeyPurposeId.id_kp_OCSPSigning));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(checked)));
      byte[] revoked =
          Papers.der(
              AUTHORITY.revocationList(
                  Map.of(checked.certificate(), FROM), FROM, FROM.plusSeconds(1)));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(checked), revoked));
      // A list that clears the responder clears the signer too; one for the signer's is enough.
      byte[] empty = Papers.der(AUTHORITY.revocationList(Map.of(), NOW, NOW.plusSeconds(1)));
      assertEquals(Outcome.PASSED, asked(CLAIMED, by(checked), empty));
    }

    @Test
    void responder_expiredWhenAnswering_mayNot() {
      Identity expired =
          AUTHORITY.issue(
              "CN=Old Responder, C=CN", Purpose.OCSP_SIGNING, FROM, NOW.minusSeconds(1));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, by(expired)));
    }
  }
}
