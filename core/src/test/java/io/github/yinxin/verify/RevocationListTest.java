package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.PROVEN;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.revocation;
import static io.github.yinxin.verify.Papers.signer;
import static io.github.yinxin.verify.RevocationLists.AUTHORITY;
import static io.github.yinxin.verify.RevocationLists.NEXT;
import static io.github.yinxin.verify.RevocationLists.SIGNER;
import static io.github.yinxin.verify.RevocationLists.THIS;
import static io.github.yinxin.verify.RevocationLists.asked;
import static io.github.yinxin.verify.RevocationLists.asking;
import static io.github.yinxin.verify.RevocationLists.empty;
import static io.github.yinxin.verify.RevocationLists.list;
import static io.github.yinxin.verify.RevocationLists.revoking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Revocation lists (RFC 5280 5 and 6.3). */
class RevocationListTest {

  @Nested
  class Policy {

    @Test
    void withoutSource_isSkipped() {
      assertEquals(Outcome.SKIPPED, revocation(AUTHORITY.anchors(), CLAIMED, SIGNER));
    }

    @Test
    void withSource_thatKnowsNothing_isUndetermined() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED));
    }

    @Test
    void tolerated_whereNobodyKnows_isAWarning() {
      TrustAnchors soft =
          AUTHORITY.anchors().checkingRevocationOnlyWhereAnswered(RevocationSource.of());
      assertEquals(Outcome.WARNING, revocation(soft, CLAIMED, SIGNER));
    }

    @Test
    void tolerated_butRevoked_fails() {
      TrustAnchors soft =
          AUTHORITY
              .anchors()
              .checkingRevocationOnlyWhereAnswered(
                  RevocationSource.of(revoking(SIGNED, CRLReason.superseded)));
      assertEquals(Outcome.FAILED, revocation(soft, CLAIMED, SIGNER));
    }

    @Test
    void source_outOfReach_isUndetermined() {
      TrustAnchors broken =
          AUTHORITY
              .anchors()
              .checkingRevocation(
                  (certificate, issuer) -> {
                    throw new IOException("no network");
                  });
      assertEquals(Outcome.UNDETERMINED, revocation(broken, CLAIMED, SIGNER));
    }

    @Test
    void secondSource_isAskedWhereTheFirstDoesNotKnow() {
      TrustAnchors both =
          AUTHORITY
              .anchors()
              .checkingRevocation(RevocationSource.of(), RevocationSource.of(empty()));
      assertEquals(Outcome.PASSED, revocation(both, CLAIMED, SIGNER));
    }

    @Test
    void evidenceBroughtAlong_isJudgedWithoutAnySource() {
      TrustAnchors offline = AUTHORITY.anchors();
      RevocationSource bad = RevocationSource.of(revoking(SIGNED, CRLReason.superseded));
      RevocationSource good = RevocationSource.of(empty());
      assertEquals(Outcome.FAILED, revocation(offline.lookingAlsoInto(bad), CLAIMED, SIGNER));
      assertEquals(Outcome.PASSED, revocation(offline.lookingAlsoInto(good), CLAIMED, SIGNER));
      assertEquals(
          Outcome.SKIPPED,
          revocation(offline.lookingAlsoInto(RevocationSource.of()), CLAIMED, SIGNER));
    }

    @Test
    void noSource_isNoPolicy() {
      assertThrows(IllegalArgumentException.class, () -> AUTHORITY.anchors().checkingRevocation());
    }

    @Test
    void certificateThatIsAnAnchor_isSkipped() {
      TrustAnchors direct =
          TrustAnchors.of(SIGNER).checkingRevocation(RevocationSource.of(empty()));
      assertEquals(Outcome.SKIPPED, revocation(direct, CLAIMED, SIGNER));
    }
  }

  @Nested
  class Times {

    @ParameterizedTest
    @EnumSource
    void list_thatDoesNotNameTheSigner_passes(SignatureAlgorithm algorithm) {
      CertificateAuthority authority = Papers.authority(algorithm);
      byte[] bare = Papers.der(authority.revocationList(Map.of(), THIS, NEXT));
      TrustAnchors anchors = authority.anchors().checkingRevocation(RevocationSource.of(bare));
      assertEquals(Outcome.PASSED, revocation(anchors, CLAIMED, signer(authority).certificate()));
    }

    @Test
    void revoked_atTheSigningTime_fails() {
      assertEquals(Outcome.FAILED, asked(CLAIMED, revoking(SIGNED, CRLReason.superseded)));
      assertEquals(Outcome.FAILED, asked(PROVEN, revoking(SIGNED, CRLReason.superseded)));
    }

    @Test
    void revoked_oneSecondAfterSigning_isAWarning() {
      byte[] later = revoking(SIGNED.plusSeconds(1), CRLReason.superseded);
      assertEquals(Outcome.WARNING, asked(CLAIMED, later));
      assertEquals(Outcome.WARNING, asked(PROVEN, later));
    }

    @Test
    void keyStolenAfterSigning_countsOnlyIfTheTimeIsProven() {
      byte[] stolen = revoking(SIGNED.plusSeconds(1), CRLReason.keyCompromise);
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, stolen));
      assertEquals(Outcome.WARNING, asked(PROVEN, stolen));
    }

    @Test
    void invalidityDate_beforeTheEntry_counts() {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      try {
        extensions.addExtension(
            Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(SIGNED)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      byte[] dated =
          list(
              b ->
                  b.addCRLEntry(
                      SIGNER.getSerialNumber(),
                      Date.from(SIGNED.plusSeconds(9)),
                      extensions.generate()));
      assertEquals(Outcome.FAILED, asked(PROVEN, dated));
    }

    @Test
    void list_atItsNextUpdate_stillCounts_andNotAMomentLater() {
      byte[] bare = Papers.der(AUTHORITY.revocationList(Map.of(), THIS, NOW));
      assertEquals(Outcome.PASSED, asked(CLAIMED, bare));
      SigningTime later = SigningTime.claimed(SIGNED, NOW.plusMillis(1));
      assertEquals(Outcome.UNDETERMINED, asked(later, bare));
    }

    @Test
    void oldList_fromAfterAProvenTime_stillCounts() {
      byte[] old = Papers.der(AUTHORITY.revocationList(Map.of(), SIGNED, SIGNED.plusSeconds(1)));
      assertEquals(Outcome.PASSED, asked(PROVEN, old));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, old));
      byte[] older = Papers.der(AUTHORITY.revocationList(Map.of(), SIGNED.minusSeconds(1), SIGNED));
      assertEquals(Outcome.UNDETERMINED, asked(PROVEN, older));
    }

    @Test
    void oldList_thatRevokes_isNeverTooOld() {
      byte[] old =
          Papers.der(AUTHORITY.revocationList(Map.of(SIGNER, FROM), FROM, FROM.plusSeconds(1)));
      assertEquals(Outcome.FAILED, asked(CLAIMED, old));
    }

    @Test
    void list_fromTheFuture_doesNotCount() {
      Instant tolerated = NOW.plus(Duration.ofMinutes(5));
      byte[] ahead = Papers.der(AUTHORITY.revocationList(Map.of(), tolerated, UNTIL));
      assertEquals(Outcome.PASSED, asked(CLAIMED, ahead));
      byte[] beyond =
          Papers.der(AUTHORITY.revocationList(Map.of(), tolerated.plusSeconds(1), UNTIL));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, beyond));
    }

    @Test
    void list_fromAfterTheSignersExpiry_mayHaveDroppedIt() {
      X509Certificate shortLived =
          AUTHORITY
              .issue("CN=Short, C=CN", Purpose.SIGNING, FROM, THIS.minusSeconds(1))
              .certificate();
      assertEquals(Outcome.UNDETERMINED, revocation(asking(empty()), CLAIMED, shortLived));
      byte[] keeping =
          extendedUncritically(
              new ASN1ObjectIdentifier("2.5.29.60"), new ASN1GeneralizedTime(Date.from(FROM)));
      assertEquals(Outcome.PASSED, revocation(asking(keeping), CLAIMED, shortLived));
    }

    private byte[] extendedUncritically(ASN1ObjectIdentifier id, ASN1Encodable value) {
      return list(
          builder -> {
            try {
              builder.addExtension(id, false, value);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }

  @Nested
  class Hold {

    @Test
    void onHold_whenSigned_fails() {
      assertEquals(Outcome.FAILED, asked(CLAIMED, revoking(SIGNED, CRLReason.certificateHold)));
    }

    @Test
    void onHold_inAListThatRanOut_isOpen() {
      byte[] old =
          AUTHORITY.revocationList(
              FROM,
              b -> {
                b.setNextUpdate(Date.from(SIGNED));
                b.addCRLEntry(SIGNER.getSerialNumber(), Date.from(FROM), CRLReason.certificateHold);
              });
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, old));
    }

    @Test
    void onHold_andNotInALaterList_passes() {
      byte[] held =
          AUTHORITY.revocationList(
              THIS.minusSeconds(1),
              b -> {
                b.setNextUpdate(Date.from(NEXT));
                b.addCRLEntry(SIGNER.getSerialNumber(), Date.from(FROM), CRLReason.certificateHold);
              });
      assertEquals(Outcome.PASSED, asked(CLAIMED, held, empty()));
      assertEquals(Outcome.PASSED, asked(CLAIMED, empty(), held));
    }

    @Test
    void removed_inACompleteList_saysNothing() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, revoking(SIGNED, CRLReason.removeFromCRL)));
    }
  }
}
