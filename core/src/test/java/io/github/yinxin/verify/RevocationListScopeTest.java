package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.CLAIMED;
import static io.github.yinxin.verify.Papers.FROM;
import static io.github.yinxin.verify.Papers.SIGNED;
import static io.github.yinxin.verify.Papers.UNTIL;
import static io.github.yinxin.verify.Papers.extension;
import static io.github.yinxin.verify.Papers.middle;
import static io.github.yinxin.verify.Papers.revocation;
import static io.github.yinxin.verify.Papers.signer;
import static io.github.yinxin.verify.RevocationLists.AUTHORITY;
import static io.github.yinxin.verify.RevocationLists.NEXT;
import static io.github.yinxin.verify.RevocationLists.SIGNER;
import static io.github.yinxin.verify.RevocationLists.THIS;
import static io.github.yinxin.verify.RevocationLists.asked;
import static io.github.yinxin.verify.RevocationLists.asking;
import static io.github.yinxin.verify.RevocationLists.empty;
import static io.github.yinxin.verify.RevocationLists.extended;
import static io.github.yinxin.verify.RevocationLists.list;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Map;
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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may make a revocation list, and for whom it speaks (RFC 5280 5 and 6.3). */
class RevocationListScopeTest {

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
