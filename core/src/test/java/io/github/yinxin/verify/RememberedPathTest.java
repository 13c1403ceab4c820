package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.certifying;
import static io.github.yinxin.verify.Papers.encoded;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Paths that were valid once: each test first makes one known, then brings something else. */
class RememberedPathTest {

  private static final String SUB = "CN=Example Sub CA, C=CN";
  private static final String SIGNER = "CN=Example Signer, C=CN";
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("2.999.1");
  private static final CertificateAuthority ROOT = Papers.authority(SignatureAlgorithm.RSA_SHA256);
  private static final Instant MIDDLE_UNTIL = Instant.parse("2028-01-01T00:00:00Z");
  private static final Identity MIDDLE = ROOT.issue(SUB, Purpose.CERTIFYING, FROM, MIDDLE_UNTIL);
  private static final CertificateAuthority BELOW = CertificateAuthority.over(MIDDLE);
  private static final X509Certificate LEAF = Papers.signer(BELOW).certificate();

  private final TrustAnchors anchors = ROOT.anchors();

  @BeforeEach
  void aGoodPathIsKnown() {
    assertEquals(Outcome.PASSED, path(anchors, LEAF, MIDDLE.certificate()));
    assertEquals(Outcome.PASSED, path(anchors, LEAF, MIDDLE.certificate()));
  }

  private static Outcome at(TrustAnchors anchors, Instant at) {
    return anchors
        .path(
            CertificateUse.SIGNING,
            LEAF,
            List.of(MIDDLE.certificate()),
            SigningTime.claimed(at, at))
        .finding(Step.GENUINE)
        .outcome();
  }

  /** The signer's own certificate runs on. */
  @Test
  void authorityThatHasExpired_isRefusedToTheInstant() {
    assertEquals(Outcome.PASSED, at(anchors, MIDDLE_UNTIL));
    assertEquals(Outcome.UNDETERMINED, at(anchors, MIDDLE_UNTIL.plusSeconds(1)));
    assertEquals(Outcome.UNDETERMINED, at(anchors, MIDDLE_UNTIL.plusNanos(1_000_000)));
  }

  @Test
  void instantBeforeEverybody_isRefused() {
    assertEquals(Outcome.PASSED, at(anchors, FROM));
    assertEquals(Outcome.FAILED, at(anchors, FROM.minusSeconds(1)));
  }

  @Test
  void anotherUse_isRefused() {
    assertEquals(
        Outcome.FAILED,
        anchors
            .path(CertificateUse.TIME_STAMPING, LEAF, List.of(MIDDLE.certificate()), CLAIMED)
            .finding(Step.GENUINE)
            .outcome());
  }

  @Test
  void revocation_isAskedEachTime() {
    TrustAnchors asking =
        anchors.checkingRevocation(
            RevocationSource.of(
                Papers.der(BELOW.revocationList(Map.of(LEAF, FROM), SIGNED, UNTIL)),
                Papers.der(ROOT.revocationList(Map.of(), SIGNED, UNTIL))));
    for (int i = 0; i < 2; i++) {
      assertEquals(Outcome.FAILED, Papers.revocation(asking, CLAIMED, LEAF, MIDDLE.certificate()));
    }
  }

  @Test
  void pathWithoutItsMiddle_isNoPath() {
    assertEquals(Outcome.UNDETERMINED, path(anchors, LEAF));
  }

  /** The same name and key as the known one. */
  @Test
  void authorityWithAnUnknownCriticalExtension_isRefused() {
    Extension unknown = extension(UNKNOWN, true, new DEROctetString(new byte[] {1}));
    X509Certificate twin =
        ROOT.certify(SUB, MIDDLE.certificate().getPublicKey(), FROM, UNTIL, certifying(unknown));
    assertEquals(Outcome.UNDETERMINED, path(anchors, LEAF, twin));
  }

  @Test
  void signerWithAnUnknownCriticalExtension_isRefused() {
    Extension unknown = extension(UNKNOWN, true, new DEROctetString(new byte[] {1}));
    X509Certificate twin = BELOW.certify(SIGNER, LEAF.getPublicKey(), FROM, UNTIL, unknown);
    assertEquals(Outcome.UNDETERMINED, path(anchors, twin, MIDDLE.certificate()));
  }

  @Test
  void authorityOfTheSameNameAndAnotherKey_isRefused() {
    X509Certificate other = ROOT.issue(SUB, Purpose.CERTIFYING, FROM, UNTIL).certificate();
    assertEquals(Outcome.UNDETERMINED, path(anchors, LEAF, other));
  }

  @Test
  void rootOfTheSameNameAndAnotherKey_isNoAnchor() {
    TrustAnchors other = Papers.authority(SignatureAlgorithm.RSA_SHA256).anchors();
    assertEquals(Outcome.UNDETERMINED, path(other, LEAF, MIDDLE.certificate()));
  }

  /** Every signature's last byte, in what is otherwise known. */
  @Test
  void damagedSignature_isRefused() throws CertificateException {
    assertEquals(Outcome.UNDETERMINED, path(anchors, damaged(LEAF), MIDDLE.certificate()));
    assertEquals(Outcome.UNDETERMINED, path(anchors, LEAF, damaged(MIDDLE.certificate())));
  }

  private static X509Certificate damaged(X509Certificate certificate) throws CertificateException {
    byte[] der = encoded(certificate);
    der[der.length - 1] ^= 1;
    return Certificates.parse(der);
  }

  /** Known through an old time, at which the algorithm was good enough. */
  @Test
  void outdatedAlgorithm_isJudgedEachTime() {
    Instant then = Instant.parse("2015-06-01T00:00:00Z");
    CertificateAuthority old =
        CertificateAuthority.found(
            SignatureAlgorithm.RSA_SHA256, Papers.ROOT, Instant.parse("2015-01-01T00:00:00Z"));
    X509Certificate leaf =
        old.certify(
            SIGNER,
            LEAF.getPublicKey(),
            Instant.parse("2015-01-01T00:00:00Z"),
            UNTIL,
            "SHA1withRSA");
    TrustAnchors trust = old.anchors();
    SigningTime proven = SigningTime.proven(then, NOW);
    SigningTime claimed = SigningTime.claimed(then, NOW);
    for (int i = 0; i < 2; i++) {
      assertEquals(Outcome.PASSED, outcome(trust, leaf, proven));
      assertEquals(Outcome.UNDETERMINED, outcome(trust, leaf, claimed));
    }
  }

  private static Outcome outcome(TrustAnchors trust, X509Certificate leaf, SigningTime time) {
    return trust
        .path(CertificateUse.SIGNING, leaf, List.of(), time)
        .finding(Step.GENUINE)
        .outcome();
  }

  /** More than are remembered, all good, and then the first again. */
  @Test
  void hundredsOfOthers_changeNoVerdict() {
    for (int i = 0; i < 200; i++) {
      X509Certificate other = BELOW.certify("CN=Other " + i, LEAF.getPublicKey(), FROM, UNTIL);
      assertEquals(Outcome.PASSED, path(anchors, other, MIDDLE.certificate()));
    }
    assertEquals(Outcome.PASSED, path(anchors, LEAF, MIDDLE.certificate()));
    assertEquals(Outcome.UNDETERMINED, path(anchors, LEAF));
  }
}
