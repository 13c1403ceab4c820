package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.PROVEN;
import static io.github.yinxin.verify.Papers.ROOT;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.revocation;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence that a forger chose must not take the edge off what somebody else says. */
class EvidenceWeighedTest {

  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final X509Certificate SIGNER = Papers.signer(AUTHORITY).certificate();
  private static final Instant STOLEN = SIGNED.plus(Duration.ofDays(10));
  private static final Instant OLDER = NOW.minus(Duration.ofHours(2));
  private static final Instant NEWER = NOW.minus(Duration.ofHours(1));

  private static byte[] list(X509Certificate of, Instant since, int reason, Instant made) {
    return AUTHORITY.revocationList(
        made,
        list -> {
          list.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
          list.addCRLEntry(of.getSerialNumber(), Date.from(since), reason);
        });
  }

  private static byte[] emptyList(Instant made) {
    return AUTHORITY.revocationList(
        made, list -> list.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1)))));
  }

  /** The authority first did not know that the key was stolen, or put the certificate on hold. */
  @ParameterizedTest
  @CsvSource({CRLReason.superseded + ", 0", CRLReason.certificateHold + ", 1"})
  void olderListBroughtAlong_doesNotHideThatAKeyWasStolen(int reason, int daysBefore) {
    TrustAnchors asking =
        AUTHORITY
            .anchors()
            .checkingRevocation(
                RevocationSource.of(list(SIGNER, STOLEN, CRLReason.keyCompromise, NEWER)));
    byte[] older = list(SIGNER, STOLEN.minus(Duration.ofDays(daysBefore)), reason, OLDER);
    assertEquals(Outcome.UNDETERMINED, revocation(asking, CLAIMED, SIGNER));
    assertEquals(
        Outcome.UNDETERMINED,
        revocation(asking.lookingAlsoInto(RevocationSource.of(older)), CLAIMED, SIGNER));
  }

  @Test
  void olderListBroughtAlong_doesNotMakeStampsOfAStolenKeyGood() throws Exception {
    Identity stamping = AUTHORITY.issue("CN=TSA, C=CN", Purpose.TIME_STAMPING, FROM, UNTIL);
    byte[] value = new byte[5];
    byte[] token =
        TimestampService.of(stamping, Clock.fixed(SIGNED, ZoneOffset.UTC))
            .token(Digest.compute(Digest.Algorithm.SM3, value), SIGNED);
    X509Certificate certificate = stamping.certificate();
    TrustAnchors asking =
        AUTHORITY
            .anchors()
            .checkingRevocation(
                RevocationSource.of(list(certificate, STOLEN, CRLReason.keyCompromise, NEWER)));
    byte[] older = list(certificate, STOLEN, CRLReason.superseded, OLDER);
    TrustAnchors misled = asking.lookingAlsoInto(RevocationSource.of(older));
    for (TrustAnchors anchors : List.of(asking, misled)) {
      assertTrue(
          TimeStamp.verify(token, value, anchors, NOW).findings().stream()
              .anyMatch(f -> f.outcome() == Outcome.FAILED));
    }
  }

  @Test
  void holdThatBecameARevocation_isNotLiftedByAListFromBetween() {
    byte[] hold =
        list(
            SIGNER,
            SIGNED.minus(Duration.ofDays(2)),
            CRLReason.certificateHold,
            SIGNED.plus(Duration.ofDays(1)));
    byte[] lifted = emptyList(SIGNED.plus(Duration.ofDays(2)));
    byte[] revoked =
        list(
            SIGNER,
            SIGNED.minus(Duration.ofDays(1)),
            CRLReason.keyCompromise,
            SIGNED.plus(Duration.ofDays(3)));
    for (byte[][] order :
        new byte[][][] {
          {hold, lifted, revoked}, {hold, revoked, lifted}, {lifted, hold, revoked},
          {lifted, revoked, hold}, {revoked, hold, lifted}, {revoked, lifted, hold}
        }) {
      TrustAnchors asking = AUTHORITY.anchors().checkingRevocation(RevocationSource.of(order));
      assertEquals(Outcome.FAILED, revocation(asking, PROVEN, SIGNER));
    }
  }

  @Test
  void certificatesBesideTheSignature_doNotCrowdOutWhoSignsTheList() {
    Identity newKey = AUTHORITY.issue(ROOT, Purpose.CERTIFYING, FROM, UNTIL);
    byte[] list =
        CertificateAuthority.over(newKey)
            .revocationList(
                NEWER,
                entries -> {
                  entries.setNextUpdate(Date.from(NOW.plus(Duration.ofDays(1))));
                  entries.addCRLEntry(
                      SIGNER.getSerialNumber(),
                      Date.from(SIGNED.minusSeconds(9)),
                      CRLReason.superseded);
                });
    TrustAnchors asking =
        AUTHORITY
            .anchors()
            .knowingAlso(List.of(newKey.certificate()))
            .checkingRevocationOnlyWhereAnswered(RevocationSource.of(list));
    CertificateAuthority stranger = Papers.authority(SignatureAlgorithm.SM2_SM3);
    X509Certificate[] crowd =
        Stream.generate(() -> stranger.issue(ROOT, Purpose.CERTIFYING, FROM, UNTIL).certificate())
            .limit(32)
            .toArray(X509Certificate[]::new);
    assertEquals(Outcome.FAILED, revocation(asking, CLAIMED, SIGNER));
    assertEquals(Outcome.FAILED, revocation(asking, CLAIMED, SIGNER, crowd));
  }

  /** Bouncy Castle would look for its factors for seconds. */
  @Test
  void certificateWithAVeryLargeRsaKey_isRefusedBeforeItsKeyIsMade() throws Exception {
    BigInteger modulus = new BigInteger(16384, new Random(5)).setBit(16383).setBit(0);
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new RSAPublicKey(modulus, BigInteger.valueOf(65537)));
    ASN1Sequence whole = ASN1Sequence.getInstance(SIGNER.getEncoded());
    ASN1Encodable[] parts = ASN1Sequence.getInstance(whole.getObjectAt(0)).toArray();
    parts[6] = key;
    byte[] certificate =
        new DERSequence(
                new ASN1Encodable[] {
                  new DERSequence(parts), whole.getObjectAt(1), whole.getObjectAt(2)
                })
            .getEncoded();
    CertificateException refusal =
        assertThrows(CertificateException.class, () -> Certificates.parse(certificate));
    assertTrue(String.valueOf(refusal.getMessage()).contains("more than 4096 bits"));
  }
}
