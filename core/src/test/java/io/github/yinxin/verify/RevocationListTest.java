package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.PROVEN;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.middle;
import static io.github.yinxin.verify.Papers.revocation;
import static io.github.yinxin.verify.Papers.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revocation lists (RFC 5280 5 and 6.3). */
class RevocationListTest {

  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final X509Certificate SIGNER = signer(AUTHORITY).certificate();
  private static final Instant THIS = NOW.minus(Duration.ofHours(1));
  private static final Instant NEXT = NOW.plus(Duration.ofHours(1));

  private static TrustAnchors asking(byte[]... evidence) {
    return AUTHORITY.anchors().checkingRevocation(RevocationSource.of(evidence));
  }

  private static byte[] list(Consumer<X509v2CRLBuilder> content) {
    return AUTHORITY.revocationList(
        THIS,
        builder -> {
          builder.setNextUpdate(Date.from(NEXT));
          content.accept(builder);
        });
  }

  private static byte[] revoking(Instant since, int reason) {
    return list(b -> b.addCRLEntry(SIGNER.getSerialNumber(), Date.from(since), reason));
  }

  private static byte[] extended(ASN1ObjectIdentifier id, ASN1Encodable value) {
    return list(
        builder -> {
          try {
            builder.addExtension(id, true, value);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static Outcome asked(SigningTime time, byte[]... evidence) {
    return revocation(asking(evidence), time, SIGNER);
  }

  private static byte[] empty() {
    return Papers.der(AUTHORITY.revocationList(Map.of(), THIS, NEXT));
  }

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
      assertEquals(Outcome.FAILED, revocation(offline.lookingFirstInto(bad), CLAIMED, SIGNER));
      assertEquals(Outcome.PASSED, revocation(offline.lookingFirstInto(good), CLAIMED, SIGNER));
      assertEquals(
          Outcome.SKIPPED,
          revocation(offline.lookingFirstInto(RevocationSource.of()), CLAIMED, SIGNER));
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

  @Nested
  class Signers {

    @Test
    void list_ofAnAuthorityOfTheSameName_doesNotCount() {
      byte[] foreign =
          Papers.der(
              Papers.authority(SignatureAlgorithm.SM2_SM3).revocationList(Map.of(), THIS, NEXT));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, foreign));
    }

    @Test
    void list_ofAnotherIssuer_doesNotCount() {
      CertificateAuthority other = CertificateAuthority.over(middle(AUTHORITY));
      byte[] foreign = Papers.der(other.revocationList(Map.of(SIGNER, FROM), THIS, NEXT));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, foreign));
    }

    @Test
    void list_ofAnIssuerThatMayNotSignLists_doesNotCount() {
      Identity middle = middle(AUTHORITY);
      X509Certificate limited =
          AUTHORITY.certify(
              "CN=Example Sub CA, C=CN",
              middle.certificate().getPublicKey(),
              FROM,
              UNTIL,
              extension(Extension.basicConstraints, true, new BasicConstraints(true)),
              extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
      CertificateAuthority sub =
          CertificateAuthority.over(new Identity(middle.key(), List.of(limited)));
      X509Certificate leaf = signer(sub).certificate();
      byte[] own = Papers.der(sub.revocationList(Map.of(), THIS, NEXT));
      assertEquals(Outcome.UNDETERMINED, revocation(asking(own, empty()), CLAIMED, leaf, limited));
    }

    @Test
    void list_byANewKeyOfTheIssuer_countsIfTheIssuerCertifiedIt() {
      Identity newKey = AUTHORITY.issue("CN=New key, C=CN", Purpose.SIGNING, FROM, UNTIL);
      X509Certificate listSigner =
          AUTHORITY.certify(
              Papers.ROOT,
              newKey.certificate().getPublicKey(),
              FROM,
              UNTIL,
              extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)));
      byte[] byNewKey = by(newKey, listSigner);
      assertEquals(Outcome.PASSED, revocation(asking(byNewKey), CLAIMED, SIGNER, listSigner));
      assertEquals(Outcome.UNDETERMINED, revocation(asking(byNewKey), CLAIMED, SIGNER));
    }

    @Test
    void list_byAKeyOfTheSameNameWithoutTheRight_doesNotCount() {
      Identity key = AUTHORITY.issue("CN=Key, C=CN", Purpose.SIGNING, FROM, UNTIL);
      X509Certificate noListSigner =
          AUTHORITY.certify(
              Papers.ROOT,
              key.certificate().getPublicKey(),
              FROM,
              UNTIL,
              extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)));
      byte[] list = by(key, noListSigner);
      assertEquals(Outcome.UNDETERMINED, revocation(asking(list), CLAIMED, SIGNER, noListSigner));
    }

    private byte[] by(Identity key, X509Certificate certificate) {
      CertificateAuthority alias =
          CertificateAuthority.over(new Identity(key.key(), List.of(certificate)));
      return Papers.der(alias.revocationList(Map.of(), THIS, NEXT));
    }

    @Test
    void subordinateAuthority_isAskedAboutToo() {
      Identity middle = middle(AUTHORITY);
      CertificateAuthority sub = CertificateAuthority.over(middle);
      X509Certificate leaf = signer(sub).certificate();
      byte[] own = Papers.der(sub.revocationList(Map.of(), THIS, NEXT));
      X509Certificate above = middle.certificate();
      assertEquals(Outcome.PASSED, revocation(asking(own, empty()), CLAIMED, leaf, above));
      assertEquals(Outcome.UNDETERMINED, revocation(asking(own), CLAIMED, leaf, above));
      byte[] revoked = Papers.der(AUTHORITY.revocationList(Map.of(above, SIGNED), THIS, NEXT));
      assertEquals(Outcome.FAILED, revocation(asking(own, revoked), CLAIMED, leaf, above));
    }
  }

  @Nested
  class Kinds {

    private final GeneralName place = new GeneralName(6, "http://example.test/a.crl");
    private final GeneralName otherPlace = new GeneralName(6, "http://example.test/b.crl");

    private DistributionPointName named(GeneralName name) {
      return new DistributionPointName(new GeneralNames(name));
    }

    private byte[] scoped(IssuingDistributionPoint scope) {
      return extended(Extension.issuingDistributionPoint, scope);
    }

    private IssuingDistributionPoint scope(
        boolean users, boolean authorities, boolean indirect, boolean attributes) {
      return new IssuingDistributionPoint(null, users, authorities, null, indirect, attributes);
    }

    @Test
    void deltaList_saysNothing() {
      byte[] delta = extended(Extension.deltaCRLIndicator, new ASN1Integer(BigInteger.ONE));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, delta));
    }

    @Test
    void indirectList_saysNothing() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, scoped(scope(false, false, true, false))));
    }

    @Test
    void listOfAttributeCertificates_saysNothing() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, scoped(scope(false, false, false, true))));
    }

    @Test
    void listOfUsers_countsForASigner_andOneOfAuthoritiesDoesNot() {
      assertEquals(Outcome.PASSED, asked(CLAIMED, scoped(scope(true, false, false, false))));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, scoped(scope(false, true, false, false))));
    }

    @Test
    void listOfSomeReasons_onlyTellsAgainst() {
      IssuingDistributionPoint some =
          new IssuingDistributionPoint(
              null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false);
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, scoped(some)));
    }

    @Test
    void listOfAPlace_countsForCertificatesThatNameIt() {
      X509Certificate naming =
          AUTHORITY.certify(
              "CN=Naming, C=CN",
              SIGNER.getPublicKey(),
              FROM,
              UNTIL,
              extension(
                  Extension.cRLDistributionPoints,
                  false,
                  new CRLDistPoint(
                      new DistributionPoint[] {new DistributionPoint(named(place), null, null)})));
      TrustAnchors there = asking(scoped(new IssuingDistributionPoint(named(place), false, false)));
      TrustAnchors elsewhere =
          asking(scoped(new IssuingDistributionPoint(named(otherPlace), false, false)));
      assertEquals(Outcome.PASSED, revocation(there, CLAIMED, naming));
      assertEquals(Outcome.UNDETERMINED, revocation(elsewhere, CLAIMED, naming));
      assertEquals(Outcome.UNDETERMINED, revocation(there, CLAIMED, SIGNER));
    }

    @Test
    void unknownCriticalExtension_ofTheList_saysNothing() {
      assertEquals(
          Outcome.UNDETERMINED,
          asked(CLAIMED, extended(new ASN1ObjectIdentifier("2.999.2"), DERNull.INSTANCE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.999.3", "2.5.29.29"})
    void unknownCriticalExtension_ofAnyEntry_saysNothing(String oid) {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      try {
        extensions.addExtension(new ASN1ObjectIdentifier(oid), true, DERNull.INSTANCE);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      byte[] odd =
          list(b -> b.addCRLEntry(BigInteger.TEN, Date.from(SIGNED), extensions.generate()));
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, odd));
    }

    @Test
    void listTwiceNamingTheSigner_countsFromTheEarlierDay() {
      byte[] twice =
          list(
              b -> {
                b.addCRLEntry(
                    SIGNER.getSerialNumber(),
                    Date.from(SIGNED.plusSeconds(5)),
                    CRLReason.superseded);
                b.addCRLEntry(SIGNER.getSerialNumber(), Date.from(SIGNED), CRLReason.superseded);
              });
      assertEquals(Outcome.FAILED, asked(CLAIMED, twice));
    }

    @Test
    void garbage_isNoEvidence() {
      assertEquals(Outcome.UNDETERMINED, asked(CLAIMED, new byte[] {0x30, 0x03, 1, 2}));
      assertEquals(Outcome.PASSED, asked(CLAIMED, new byte[0], empty()));
    }
  }
}
