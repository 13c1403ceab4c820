package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.UNTIL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that are prepared once for many documents; no verdict depends on it. */
class CertificateMemoryTest {

  private static final CertificateAuthority AUTHORITY =
      Papers.authority(SignatureAlgorithm.SM2_SM3);
  private static final X509Certificate SIGNER = Papers.signer(AUTHORITY).certificate();

  /** As it comes with the next document: the same bytes, another object. */
  private static X509Certificate again(X509Certificate certificate) {
    try {
      return Certificates.parse(Papers.encoded(certificate));
    } catch (CertificateException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<X509Certificate> path(
      TrustAnchors anchors, X509Certificate leaf, X509Certificate... others) {
    return anchors
        .path(CertificateUse.SIGNING, again(leaf), List.of(others), CLAIMED)
        .certificates();
  }

  @Test
  void certificateOfAGoodPath_isMetAgain() {
    TrustAnchors anchors = AUTHORITY.anchors();
    X509Certificate first = path(anchors, SIGNER).get(0);
    assertEquals(SIGNER, first);
    assertSame(first, path(anchors, SIGNER).get(0));
    assertSame(first, path(anchors.lookingAlsoInto(RevocationSource.of()), SIGNER).get(0));
    assertNotSame(first, path(AUTHORITY.anchors(), SIGNER).get(0));
  }

  @Test
  void certificateBetween_isMetAgain() {
    Identity middle = Papers.middle(AUTHORITY);
    X509Certificate below =
        CertificateAuthority.over(middle)
            .issue("CN=Below, C=CN", Purpose.SIGNING, FROM, UNTIL)
            .certificate();
    TrustAnchors anchors = AUTHORITY.anchors();
    X509Certificate first = path(anchors, below, again(middle.certificate())).get(1);
    assertSame(first, path(anchors, below, again(middle.certificate())).get(1));
  }

  @Test
  void certificateWithoutAPath_isNotRemembered() {
    TrustAnchors anchors = AUTHORITY.anchors();
    X509Certificate stranger =
        Papers.signer(Papers.authority(SignatureAlgorithm.SM2_SM3)).certificate();
    assertEquals(List.of(), path(anchors, stranger));
    assertSame(stranger, anchors.memory().met(stranger));
  }

  /** The same name, number and key, but issued anew. */
  @Test
  void certificateOfOtherBytes_isAnother() {
    TrustAnchors anchors = AUTHORITY.anchors();
    X509Certificate first = path(anchors, SIGNER).get(0);
    X509Certificate renewed =
        AUTHORITY.certify(
            SIGNER.getSubjectX500Principal().getName(), SIGNER.getPublicKey(), FROM, UNTIL);
    assertNotSame(first, path(anchors, renewed).get(0));
    assertEquals(renewed, path(anchors, renewed).get(0));
  }

  @Test
  void sixtyFourOthers_crowdOneOut() {
    CertificateMemory memory = new CertificateMemory();
    memory.remember(List.of(SIGNER));
    for (int i = 0; i < 64; i++) {
      assertSame(SIGNER, memory.met(again(SIGNER)));
      memory.remember(
          List.of(
              AUTHORITY.certify(
                  "CN=Other " + i, AUTHORITY.certificate().getPublicKey(), FROM, UNTIL)));
    }
    X509Certificate fresh = again(SIGNER);
    assertSame(SIGNER, memory.met(fresh));
    for (int i = 0; i < 64; i++) {
      memory.remember(
          List.of(
              AUTHORITY.certify(
                  "CN=More " + i, AUTHORITY.certificate().getPublicKey(), FROM, UNTIL)));
    }
    assertSame(fresh, memory.met(fresh));
  }
}
