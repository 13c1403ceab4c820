package io.github.yinxin.core.internal.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;

/** What is remembered of paths, and what is not. */
class ValidPathsTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant AT = Instant.parse("2027-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final CertificateAuthority ROOT =
      CertificateAuthority.found(SignatureAlgorithm.RSA_SHA256, "CN=Root, C=CN", FROM);
  private static final Identity SIGNER = ROOT.issue("CN=Signer", Purpose.SIGNING, FROM, UNTIL);
  private static final List<X509Certificate> PATH =
      List.of(SIGNER.certificate(), ROOT.certificate());

  private final ValidPaths known = new ValidPaths();

  private boolean found(X509Certificate leaf, X509Certificate anchor) {
    return new CertificatePaths(List.of(), List.of(anchor), AT, any -> true, known)
        .from(leaf)
        .isPresent();
  }

  private static X509Certificate certificate(String name, int extraBytes) throws IOException {
    return ROOT.certify(
        name,
        SIGNER.certificate().getPublicKey(),
        FROM,
        UNTIL,
        new Extension(
            new ASN1ObjectIdentifier("2.999.1"),
            false,
            new DEROctetString(new byte[extraBytes]).getEncoded()));
  }

  @Test
  void validPath_isKnownForItsWholeTimeAndNoLonger() {
    assertFalse(known.include(PATH, AT));
    assertTrue(found(SIGNER.certificate(), ROOT.certificate()));
    assertTrue(known.include(PATH, AT));
    assertTrue(known.include(PATH, FROM));
    assertTrue(known.include(PATH, UNTIL));
    assertFalse(known.include(PATH, FROM.minusNanos(1)));
    assertFalse(known.include(PATH, UNTIL.plusNanos(1)));
  }

  @Test
  void path_isKnownWithItsAnchorAlone() {
    X509Certificate other =
        CertificateAuthority.found(SignatureAlgorithm.RSA_SHA256, "CN=Root, C=CN", FROM)
            .certificate();
    assertTrue(found(SIGNER.certificate(), ROOT.certificate()));
    assertFalse(known.include(List.of(SIGNER.certificate(), other), AT));
    assertFalse(known.include(List.of(SIGNER.certificate()), AT));
    assertFalse(found(SIGNER.certificate(), other));
  }

  /** A signature is right or wrong whatever the time, so each of a valid path's is known. */
  @Test
  void signaturesOfAKnownPath_areKnownOneByOne() throws Exception {
    Identity middle = ROOT.issue("CN=Middle", Purpose.CERTIFYING, FROM, UNTIL);
    X509Certificate twin = ROOT.issue("CN=Middle", Purpose.CERTIFYING, FROM, UNTIL).certificate();
    X509Certificate leaf =
        CertificateAuthority.over(middle)
            .issue("CN=Leaf", Purpose.SIGNING, FROM, UNTIL)
            .certificate();
    byte[] der = leaf.getEncoded();
    der[der.length - 1] ^= 1;
    X509Certificate damaged = Certificates.parse(der);
    assertFalse(known.includeStep(leaf, middle.certificate()));
    CertificatePaths paths =
        new CertificatePaths(
            List.of(middle.certificate()), List.of(ROOT.certificate()), AT, any -> true, known);
    assertTrue(paths.from(leaf).isPresent());
    assertTrue(paths.from(damaged).isEmpty());
    assertTrue(known.includeStep(leaf, middle.certificate()));
    assertTrue(known.includeStep(middle.certificate(), ROOT.certificate()));
    assertFalse(known.includeStep(leaf, ROOT.certificate()));
    assertFalse(known.includeStep(leaf, twin));
    assertFalse(known.includeStep(twin, ROOT.certificate()));
    assertFalse(known.includeStep(ROOT.certificate(), ROOT.certificate()));
    assertFalse(known.includeStep(damaged, middle.certificate()));
  }

  @Test
  void invalidPath_isNotRemembered() {
    X509Certificate stranger =
        CertificateAuthority.found(SignatureAlgorithm.RSA_SHA256, "CN=Root, C=CN", FROM)
            .issue("CN=Signer", Purpose.SIGNING, FROM, UNTIL)
            .certificate();
    assertFalse(found(stranger, ROOT.certificate()));
    assertFalse(known.include(List.of(stranger, ROOT.certificate()), AT));
  }

  /** Which certificates are acceptable may depend on time, so it is asked each time. */
  @Test
  void knownPath_isNotFoundOverWhatIsNotAcceptable() {
    assertTrue(found(SIGNER.certificate(), ROOT.certificate()));
    for (X509Certificate refused : PATH) {
      assertTrue(
          new CertificatePaths(
                  List.of(), List.of(ROOT.certificate()), AT, c -> !c.equals(refused), known)
              .from(SIGNER.certificate())
              .isEmpty());
    }
  }

  @Test
  void hugeCertificate_isGoodButNotRemembered() throws IOException {
    for (int extra : new int[] {20_000, 40_000}) {
      X509Certificate large = certificate("CN=Large", extra);
      assertTrue(found(large, ROOT.certificate()));
      assertEquals(extra < 32_768, known.include(List.of(large, ROOT.certificate()), AT));
    }
  }

  @Test
  void sixtyFourOthers_crowdOneOut() throws IOException {
    assertTrue(found(SIGNER.certificate(), ROOT.certificate()));
    for (int i = 0; i < 63; i++) {
      assertTrue(found(certificate("CN=Other " + i, 1), ROOT.certificate()));
    }
    assertTrue(known.include(PATH, AT));
    for (int i = 0; i < 64; i++) {
      assertTrue(found(certificate("CN=More " + i, 1), ROOT.certificate()));
    }
    assertFalse(known.include(PATH, AT));
  }
}
