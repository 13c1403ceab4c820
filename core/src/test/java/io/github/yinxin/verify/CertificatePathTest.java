package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.certifying;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.middle;
import static io.github.yinxin.verify.Papers.path;
import static io.github.yinxin.verify.Papers.signer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certification paths (RFC 5280 6.1) that are good, forbidden, or made to be searched for long. */
class CertificatePathTest {

  private static final String SUB = "CN=Example Sub CA, C=CN";
  private static final String SIGNER = "CN=Example Signer, C=CN";
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("2.999.1");
  private static final CertificateAuthority ROOT = Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final TrustAnchors ANCHORS = ROOT.anchors();
  private static final Identity MIDDLE = middle(ROOT);

  /** Returns a subordinate authority with one more extension, and a signer below it. */
  private static List<X509Certificate> below(Extension... more) {
    X509Certificate sub =
        ROOT.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL, certifying(more));
    return List.of(signer(over(MIDDLE, sub)).certificate(), sub);
  }

  private static CertificateAuthority over(Identity identity, X509Certificate certificate) {
    return CertificateAuthority.over(new Identity(identity.key(), List.of(certificate)));
  }

  private static Outcome outcome(List<X509Certificate> chain) {
    return path(
        ANCHORS, chain.get(0), chain.subList(1, chain.size()).toArray(X509Certificate[]::new));
  }

  @Nested
  class Extensions {

    @Test
    void subordinate_withoutMore_passes() {
      assertEquals(Outcome.PASSED, outcome(below()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unknownExtension_ofAnAuthority_isRefusedOnlyIfCritical(boolean critical) {
      Extension unknown = extension(UNKNOWN, critical, new DEROctetString(new byte[] {1}));
      assertEquals(critical ? Outcome.UNDETERMINED : Outcome.PASSED, outcome(below(unknown)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unknownExtension_ofTheSigner_isRefusedOnlyIfCritical(boolean critical) {
      Extension unknown = extension(UNKNOWN, critical, new DEROctetString(new byte[] {1}));
      X509Certificate leaf =
          ROOT.certify(SIGNER, signer(ROOT).certificate().getPublicKey(), FROM, UNTIL, unknown);
      assertEquals(critical ? Outcome.UNDETERMINED : Outcome.PASSED, path(ANCHORS, leaf));
    }

    @Test
    void criticalPurposes_ofARealSigner_pass() {
      Extension purposes =
          extension(
              Extension.extendedKeyUsage,
              true,
              new ExtendedKeyUsage(
                  new KeyPurposeId[] {
                    KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_emailProtection
                  }));
      X509Certificate leaf =
          ROOT.certify(SIGNER, signer(ROOT).certificate().getPublicKey(), FROM, UNTIL, purposes);
      assertEquals(Outcome.PASSED, path(ANCHORS, leaf));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C=CN", "C=DE"})
    void nameConstraints_areKept(String permitted) {
      X509Certificate sub = below(permitting(permitted)).get(1);
      X509Certificate leaf =
          over(MIDDLE, sub)
              .issue("C=CN, CN=Example Signer", Purpose.SIGNING, FROM, UNTIL)
              .certificate();
      Outcome expected = permitted.equals("C=CN") ? Outcome.PASSED : Outcome.UNDETERMINED;
      assertEquals(expected, path(ANCHORS, leaf, sub));
    }

    private Extension permitting(String name) {
      GeneralSubtree subtree = new GeneralSubtree(new GeneralName(new X500Name(name)));
      return extension(
          Extension.nameConstraints,
          true,
          new NameConstraints(new GeneralSubtree[] {subtree}, null));
    }

    @Test
    void pathLength_ofTheSubordinate_isKept() {
      Extension none = extension(Extension.basicConstraints, true, new BasicConstraints(0));
      Extension usage = extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      X509Certificate sub =
          ROOT.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL, none, usage);
      CertificateAuthority second = over(MIDDLE, sub);
      assertEquals(Outcome.PASSED, path(ANCHORS, signer(second).certificate(), sub));
      Identity third = second.issue("CN=Third CA, C=CN", Purpose.CERTIFYING, FROM, UNTIL);
      X509Certificate leaf = signer(CertificateAuthority.over(third)).certificate();
      assertEquals(Outcome.UNDETERMINED, path(ANCHORS, leaf, third.certificate(), sub));
    }

    @Test
    void authority_withoutTheRightToCertify_isRefused() {
      Extension authority = extension(Extension.basicConstraints, true, new BasicConstraints(true));
      Extension usage =
          extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      X509Certificate sub =
          ROOT.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL, authority, usage);
      assertEquals(
          Outcome.UNDETERMINED, path(ANCHORS, signer(over(MIDDLE, sub)).certificate(), sub));
    }

    @Test
    void authority_withoutBasicConstraints_isRefused() {
      X509Certificate sub = ROOT.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL);
      assertEquals(
          Outcome.UNDETERMINED, path(ANCHORS, signer(over(MIDDLE, sub)).certificate(), sub));
    }
  }

  @Nested
  class Dates {

    @Test
    void subordinate_expiredWhenSigned_isUndetermined() {
      X509Certificate sub =
          ROOT.certify(
              SUB,
              MIDDLE.certificate().getPublicKey(),
              FROM,
              CLAIMED.signedAt().minusSeconds(1),
              certifying());
      assertEquals(
          Outcome.UNDETERMINED, path(ANCHORS, signer(over(MIDDLE, sub)).certificate(), sub));
    }

    @Test
    void subordinate_expiredSince_passes() {
      X509Certificate sub =
          ROOT.certify(
              SUB, MIDDLE.certificate().getPublicKey(), FROM, CLAIMED.signedAt(), certifying());
      assertEquals(Outcome.PASSED, path(ANCHORS, signer(over(MIDDLE, sub)).certificate(), sub));
    }
  }

  @Nested
  class SameNames {

    private final CertificateAuthority impostor = Papers.authority(SignatureAlgorithm.SM2_SM3);

    @Test
    void twoAuthoritiesOfOneName_eachVouchForTheirOwn() {
      TrustAnchors both = TrustAnchors.of(impostor.certificate(), ROOT.certificate());
      assertEquals(Outcome.PASSED, path(both, signer(ROOT).certificate()));
      assertEquals(Outcome.PASSED, path(both, signer(impostor).certificate()));
    }

    @Test
    void strangerOfTheSameName_doesNotHideTheRightIssuer() {
      X509Certificate stranger = middle(impostor).certificate();
      List<X509Certificate> chain = below();
      assertEquals(Outcome.PASSED, path(ANCHORS, chain.get(0), stranger, chain.get(1), stranger));
    }

    @Test
    void keyIdentifier_thatDoesNotMatch_isOnlyAHint() {
      Extension other =
          extension(
              Extension.authorityKeyIdentifier,
              false,
              new AuthorityKeyIdentifier(new byte[] {1, 2, 3}));
      X509Certificate leaf =
          ROOT.certify(SIGNER, signer(ROOT).certificate().getPublicKey(), FROM, UNTIL, other);
      assertEquals(Outcome.PASSED, path(ANCHORS, leaf));
    }

    @Test
    void crossCertificate_leadsFromOneRootToTheOther() {
      X509Certificate crossed =
          impostor.certify(
              Papers.ROOT, ROOT.certificate().getPublicKey(), FROM, UNTIL, certifying());
      assertEquals(Outcome.PASSED, path(impostor.anchors(), signer(ROOT).certificate(), crossed));
    }

    @Test
    void certificatesThatIssuedEachOtherInCircles_endTheSearch() {
      // Thirty certificates of one name and one key: each is everybody's issuer.
      List<X509Certificate> circle = new ArrayList<>();
      CertificateAuthority self = over(MIDDLE, MIDDLE.certificate());
      for (int i = 0; i < 30; i++) {
        circle.add(
            self.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL, certifying()));
      }
      X509Certificate leaf = signer(self).certificate();
      assertEquals(
          Outcome.UNDETERMINED, path(ANCHORS, leaf, circle.toArray(X509Certificate[]::new)));
    }

    @Test
    void sevenCertificatesBetween_areTooMany() {
      List<X509Certificate> between = new ArrayList<>();
      CertificateAuthority last = ROOT;
      for (int i = 0; i < 7; i++) {
        Identity next = last.issue("CN=CA " + i + ", C=CN", Purpose.CERTIFYING, FROM, UNTIL);
        between.add(next.certificate());
        last = CertificateAuthority.over(next);
        Outcome expected = i < 6 ? Outcome.PASSED : Outcome.UNDETERMINED;
        X509Certificate leaf = signer(last).certificate();
        assertEquals(expected, path(ANCHORS, leaf, between.toArray(X509Certificate[]::new)));
      }
    }
  }

  @Nested
  class Algorithms {

    private final CertificateAuthority rsa = Papers.authority(SignatureAlgorithm.RSA_SHA256);

    private X509Certificate bySha1() {
      PublicKey key = signer(rsa).certificate().getPublicKey();
      return rsa.certify(SIGNER, key, Instant.EPOCH, UNTIL, "SHA1withRSA");
    }

    private Outcome at(TrustAnchors anchors, X509Certificate leaf, SigningTime time) {
      return anchors
          .path(CertificateUse.SIGNING, leaf, List.of(), time)
          .finding(Step.GENUINE)
          .outcome();
    }

    @Test
    void sha1_isOutdated_evenIfTheSignerClaimsToBeOlder() {
      Instant before = Instant.parse("2016-12-31T23:59:59Z");
      assertEquals(
          Outcome.UNDETERMINED,
          at(rsa.anchors(), bySha1(), SigningTime.claimed(before, Papers.NOW)));
    }

    @Test
    void sha1_provenToBeOlder_passesUpToItsLastSecond() {
      Instant last = Instant.parse("2016-12-31T23:59:59Z");
      Instant first = Instant.parse("2017-01-01T00:00:00Z");
      assertEquals(
          Outcome.PASSED, at(rsa.anchors(), bySha1(), SigningTime.proven(last, Papers.NOW)));
      assertEquals(
          Outcome.UNDETERMINED, at(rsa.anchors(), bySha1(), SigningTime.proven(first, Papers.NOW)));
    }

    @Test
    void sha1_acceptedOnRequest_isAWarning() {
      assertEquals(
          Outcome.WARNING, at(rsa.anchors().acceptingOutdatedAlgorithms(), bySha1(), CLAIMED));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2047, 2048})
    void rsaKey_ofLessThan2048Bits_isOutdated(int bits) throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair keys = generator.generateKeyPair();
      X509Certificate leaf = rsa.certify(SIGNER, keys.getPublic(), FROM, UNTIL);
      assertEquals(bits < 2048 ? Outcome.UNDETERMINED : Outcome.PASSED, path(rsa.anchors(), leaf));
    }

    @Test
    void sm2Signature_byAKeyOnP256_isNone() {
      // Bouncy Castle itself signs and verifies SM2 on any curve.
      CertificateAuthority p256 = Papers.authority(SignatureAlgorithm.ECDSA_SHA256);
      PublicKey key = signer(p256).certificate().getPublicKey();
      X509Certificate leaf = p256.certify(SIGNER, key, FROM, UNTIL, "SM3withSM2");
      assertEquals(Outcome.UNDETERMINED, path(p256.anchors(), leaf));
    }
  }

  @Test
  void search_amongHostileCertificates_isShort() {
    // Every one of them has another key, so that each pair costs a verification.
    CertificateAuthority other = Papers.authority(SignatureAlgorithm.SM2_SM3);
    List<X509Certificate> pile = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      pile.add(other.issue(Papers.ROOT, Purpose.CERTIFYING, FROM, UNTIL).certificate());
    }
    X509Certificate leaf = signer(other).certificate();
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertEquals(
                Outcome.UNDETERMINED, path(ANCHORS, leaf, pile.toArray(X509Certificate[]::new))));
  }

  @Test
  void path_names_everyCertificateUpToTheAnchor() {
    List<X509Certificate> chain = below();
    List<X509Certificate> found =
        ANCHORS.path(CertificateUse.SIGNING, chain.get(0), chain, CLAIMED).certificates();
    assertEquals(List.of(chain.get(0), chain.get(1), ROOT.certificate()), found);
    assertTrue(
        TrustAnchors.of()
            .path(CertificateUse.SIGNING, chain.get(0), chain, CLAIMED)
            .certificates()
            .isEmpty());
  }
}
