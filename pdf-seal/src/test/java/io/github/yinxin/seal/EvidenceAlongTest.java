package io.github.yinxin.seal;

import static io.github.yinxin.pdfseal.SealingOffice.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.RevocationSource;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence that a signature brings along reaches the certificates it speaks of. */
class EvidenceAlongTest {

  private static final byte[] DOCUMENT = {1, 2, 3};
  private static final List<ByteBuffer> PIECES = List.of(ByteBuffer.wrap(DOCUMENT));
  private static final Instant JUDGED = NOW.plus(Duration.ofDays(1));

  private static byte[] list(SignatureAlgorithm algorithm, X509Certificate revoked, Instant since) {
    return SealingOffice.root(algorithm)
        .revocationList(
            JUDGED,
            builder -> {
              builder.setNextUpdate(Date.from(SealingOffice.UNTIL));
              builder.addCRLEntry(
                  revoked.getSerialNumber(), Date.from(since), CRLReason.cessationOfOperation);
            });
  }

  /** Puts a list beside the certificates of SignedData, which nobody has signed. */
  private static byte[] withList(byte[] container, byte[] list) throws IOException {
    ASN1Sequence outer = ASN1Sequence.getInstance(container);
    ASN1Sequence data =
        ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(outer.getObjectAt(1)), true);
    List<ASN1Encodable> parts = new ArrayList<>(List.of(data.toArray()));
    parts.add(
        parts.size() - 1,
        new DERTaggedObject(false, 1, new DERSet(ASN1Primitive.fromByteArray(list))));
    ASN1EncodableVector whole = new ASN1EncodableVector();
    whole.add(outer.getObjectAt(0));
    // Definite lengths, and no set sorted anew.
    whole.add(new DERTaggedObject(true, 0, new DLSequence(parts.toArray(ASN1Encodable[]::new))));
    return new DLSequence(whole).getEncoded();
  }

  private static Outcome outcome(Check check, Verification<?> verification) {
    return verification.findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Outcome revocation(byte[] container) {
    return outcome(
        SealSignatureCheck.REVOCATION,
        SealVerifier.trusting(SealingOffice.TRUSTED)
            .verify(SealSignature.parse(container).claimingTime(NOW), PIECES, JUDGED));
  }

  private static byte[] cms(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    return ContainerFormat.cms(SealingOffice.signer(algorithm).signer(), SignatureStamps.NONE)
        .contents(Digest.compute(algorithm.digest(), DOCUMENT), "", NOW);
  }

  private static X509Certificate signer(SignatureAlgorithm algorithm) {
    return SealingOffice.signer(algorithm).certificate();
  }

  @ParameterizedTest
  @EnumSource
  void listInsideCms_tellsWhetherTheSignerWasRevoked(SignatureAlgorithm algorithm)
      throws Exception {
    byte[] bare = cms(algorithm);
    X509Certificate signer = signer(algorithm);
    assertEquals(Outcome.SKIPPED, revocation(bare));
    assertEquals(Outcome.FAILED, revocation(withList(bare, list(algorithm, signer, NOW))));
    assertEquals(
        Outcome.WARNING, revocation(withList(bare, list(algorithm, signer, NOW.plusSeconds(1)))));
    byte[] other = list(algorithm, SealingOffice.MAKER.certificate(), NOW);
    assertEquals(Outcome.PASSED, revocation(withList(bare, other)));
  }

  @Test
  void listInsideSignedDataOfGbt35275_countsAlike() throws Exception {
    SignatureAlgorithm sm2 = SignatureAlgorithm.SM2_SM3;
    byte[] bare =
        ContainerFormat.signedData(SealingOffice.signer(sm2).signer(), SignatureStamps.NONE)
            .contents(Digest.compute(Digest.Algorithm.SM3, DOCUMENT), "", NOW);
    assertEquals(Outcome.SKIPPED, revocation(bare));
    assertEquals(Outcome.FAILED, revocation(withList(bare, list(sm2, signer(sm2), NOW))));
  }

  @Test
  void evidenceBesideASealSignature_reachesSignerAndMaker() {
    SignatureAlgorithm sm2 = SignatureAlgorithm.SM2_SM3;
    SealSignature signature = SealSignature.parse(new SealForge().sign(DOCUMENT));
    SealVerifier verifier = SealVerifier.trusting(SealingOffice.TRUSTED);
    RevocationSource ofSigner = RevocationSource.of(list(sm2, signer(sm2), NOW));
    RevocationSource ofMaker =
        RevocationSource.of(list(sm2, SealingOffice.MAKER.certificate(), NOW));
    Verification<SealSignature> signers =
        verifier.lookingAlsoInto(List.of(), ofSigner).verify(signature, PIECES, JUDGED);
    assertEquals(Outcome.FAILED, outcome(SealSignatureCheck.REVOCATION, signers));
    assertEquals(Outcome.PASSED, outcome(SealCheck.MAKER_CERTIFICATE, signers));
    Verification<SealSignature> makers =
        verifier.lookingAlsoInto(List.of(), ofMaker).verify(signature, PIECES, JUDGED);
    assertEquals(Outcome.PASSED, outcome(SealSignatureCheck.REVOCATION, makers));
    assertEquals(Outcome.FAILED, outcome(SealCheck.MAKER_CERTIFICATE, makers));
  }

  /**
   * A seal signature holds the certificates of its signer and of its maker, and none above them.
   */
  @Test
  void certificatesBesideASealSignature_completeBothPaths_apart() {
    CertificateAuthority root = SealingOffice.root(SignatureAlgorithm.SM2_SM3);
    Identity middle =
        root.issue(
            "CN=Example Sub CA, C=CN", Purpose.CERTIFYING, SealingOffice.FROM, SealingOffice.UNTIL);
    SealForge forge = new SealForge();
    forge.signer = below(middle, "CN=Signer Below, C=CN");
    forge.maker = below(middle, "CN=Maker Below, C=CN");
    SealSignature signature = SealSignature.parse(forge.sign(DOCUMENT));
    TrustAnchors anchors = root.anchors();
    TrustAnchors others = SealingOffice.root(SignatureAlgorithm.ECDSA_SHA256).anchors();
    List<X509Certificate> along = List.of(middle.certificate());
    Verification<SealSignature> verdict =
        SealVerifier.trusting(anchors, others)
            .lookingAlsoInto(along, RevocationSource.of())
            .verify(signature, PIECES, JUDGED);
    assertEquals(Outcome.PASSED, outcome(SealSignatureCheck.SIGNER_CERTIFICATE, verdict));
    assertEquals(Outcome.UNDETERMINED, outcome(SealCheck.MAKER_CERTIFICATE, verdict));
    Verification<SealSignature> both =
        SealVerifier.trusting(anchors)
            .lookingAlsoInto(along, RevocationSource.of())
            .verify(signature, PIECES, JUDGED);
    assertEquals(Outcome.PASSED, outcome(SealCheck.MAKER_CERTIFICATE, both));
  }

  private static Identity below(Identity middle, String name) {
    return CertificateAuthority.over(middle)
        .issue(name, Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL);
  }
}
