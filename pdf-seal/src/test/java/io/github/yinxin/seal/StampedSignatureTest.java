package io.github.yinxin.seal;

import static io.github.yinxin.pdfseal.SealingOffice.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.RevocationSource;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time stamps and revocation in seal-signature verification 签章验证. */
class StampedSignatureTest {

  private static final byte[] DOCUMENT = {1, 2, 3};
  private static final List<ByteBuffer> PIECES = List.of(ByteBuffer.wrap(DOCUMENT));
  private static final Instant JUDGED = NOW.plus(Duration.ofDays(30));
  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);

  private static CertificateAuthority root(SignatureAlgorithm algorithm) {
    return SealingOffice.root(algorithm);
  }

  private static Identity service(SignatureAlgorithm algorithm) {
    return root(algorithm)
        .issue(
            "CN=Example TSA, C=CN", Purpose.TIME_STAMPING, SealingOffice.FROM, SealingOffice.UNTIL);
  }

  private static byte[] token(SignatureAlgorithm algorithm, byte[] stamped, Instant at) {
    return TimestampService.of(service(algorithm), Clock.fixed(at, ZoneOffset.UTC))
        .token(Digest.compute(algorithm.digest(), stamped), at);
  }

  private static CMSSignedData plain(SignatureAlgorithm algorithm) throws Exception {
    Digest digest = Digest.compute(algorithm.digest(), DOCUMENT);
    return new CMSSignedData(
        ContainerFormat.cms(SealingOffice.signer(algorithm).signer(), SignatureStamps.NONE)
            .contents(digest, "", NOW));
  }

  private static SignerInformation signer(CMSSignedData data) {
    return data.getSignerInfos().getSigners().iterator().next();
  }

  private static byte[] stamped(CMSSignedData data, byte[] token) throws Exception {
    Attribute attribute =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(ASN1Primitive.fromByteArray(token)));
    SignerInformation with =
        SignerInformation.replaceUnsignedAttributes(
            signer(data), new AttributeTable(new org.bouncycastle.asn1.DERSet(attribute)));
    return CMSSignedData.replaceSigners(data, new SignerInformationStore(List.of(with)))
        .getEncoded();
  }

  private static Verification<SealSignature> verify(
      SealVerifier verifier, byte[] container, Instant claimed) {
    return verifier.verify(SealSignature.parse(container).claimingTime(claimed), PIECES, JUDGED);
  }

  private static Outcome outcome(Check check, Verification<SealSignature> verification) {
    return verification.findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Outcome stamp(Verification<SealSignature> verification) {
    return outcome(SealSignatureCheck.TIME_STAMP, verification);
  }

  @Nested
  class OverTheSignature {

    @ParameterizedTest
    @EnumSource
    void token_ofATrustedAuthority_passes(SignatureAlgorithm algorithm) throws Exception {
      CMSSignedData data = plain(algorithm);
      byte[] token = token(algorithm, signer(data).getSignature(), NOW);
      Verification<SealSignature> verification = verify(VERIFIER, stamped(data, token), NOW);
      assertEquals(Outcome.PASSED, stamp(verification));
      assertTrue(verification.verified().isPresent(), verification.findings().toString());
    }

    @Test
    void noToken_isSkipped() throws Exception {
      byte[] bare = plain(SignatureAlgorithm.RSA_SHA256).getEncoded();
      assertEquals(Outcome.SKIPPED, stamp(verify(VERIFIER, bare, NOW)));
    }

    @Test
    void token_overSomethingElse_fails() throws Exception {
      byte[] token = token(SignatureAlgorithm.RSA_SHA256, DOCUMENT, NOW);
      byte[] container = stamped(plain(SignatureAlgorithm.RSA_SHA256), token);
      assertEquals(Outcome.FAILED, stamp(verify(VERIFIER, container, NOW)));
    }

    @Test
    void token_ofAnUnknownAuthority_isAWarning_andProvesNothing() throws Exception {
      CMSSignedData data = plain(SignatureAlgorithm.RSA_SHA256);
      byte[] token = token(SignatureAlgorithm.ECDSA_SHA256, signer(data).getSignature(), NOW);
      SealVerifier rsaOnly = SealVerifier.trusting(root(SignatureAlgorithm.RSA_SHA256).anchors());
      assertEquals(Outcome.WARNING, stamp(verify(rsaOnly, stamped(data, token), NOW)));
    }

    @Test
    void claimedTime_afterTheStamp_contradictsIt() throws Exception {
      CMSSignedData data = plain(SignatureAlgorithm.RSA_SHA256);
      byte[] token = token(SignatureAlgorithm.RSA_SHA256, signer(data).getSignature(), NOW);
      byte[] container = stamped(data, token);
      Instant tolerated = NOW.plus(Duration.ofMinutes(5));
      assertEquals(Outcome.PASSED, stamp(verify(VERIFIER, container, tolerated)));
      assertEquals(Outcome.FAILED, stamp(verify(VERIFIER, container, tolerated.plusSeconds(1))));
    }
  }

  /** GB/T 38540-2020 7.1: {@code timeStamp [0]}, over the signature value as it stands there. */
  @Nested
  class InASealSignature {

    private static byte[] sealed(UnaryOperator<byte[]> encoding, UnaryOperator<byte[]> stamped) {
      SealForge forge = new SealForge();
      forge.signerEncoding = encoding;
      forge.signTimeStamp =
          der ->
              SealForge.tagged(
                  0, new DERBitString(token(SignatureAlgorithm.SM2_SM3, stamped.apply(der), NOW)));
      return forge.sign(DOCUMENT);
    }

    private static Verification<SealSignature> verified(byte[] sealed) {
      return VERIFIER.verify(SealSignature.parse(sealed), PIECES, JUDGED);
    }

    @Test
    void token_overTheValueInDer_provesTheTime() {
      Verification<SealSignature> verdict =
          verified(sealed(UnaryOperator.identity(), UnaryOperator.identity()));
      assertEquals(Outcome.PASSED, stamp(verdict));
      assertTrue(verdict.verified().isPresent(), verdict.findings().toString());
    }

    @Test
    void token_overTheRawValueThatStandsThere_provesTheTime() {
      assertEquals(Outcome.PASSED, stamp(verified(sealed(Sm2Encodings::raw, Sm2Encodings::raw))));
      assertEquals(Outcome.PASSED, stamp(verified(sealed(Sm2Encodings::sdf, Sm2Encodings::sdf))));
    }

    /** Stamped first, then written down in another encoding: the same two numbers. */
    @Test
    void token_overTheDerOfARawValue_provesTheTime() {
      assertEquals(
          Outcome.PASSED, stamp(verified(sealed(Sm2Encodings::raw, UnaryOperator.identity()))));
    }

    @Test
    void token_overTheRawFormOfAValueInDer_fails() {
      assertEquals(
          Outcome.FAILED, stamp(verified(sealed(UnaryOperator.identity(), Sm2Encodings::raw))));
    }

    @Test
    void token_overSomethingElse_fails() {
      assertEquals(Outcome.FAILED, stamp(verified(sealed(Sm2Encodings::raw, der -> new byte[64]))));
    }

    @Test
    void token_inASealOf2025_isOverTheMakersValue() {
      SealForge forge = new SealForge();
      forge.version = 5;
      forge.makerEncoding = Sm2Encodings::raw;
      forge.sealTimeStamp =
          der ->
              SealForge.tagged(
                  0,
                  new DERBitString(token(SignatureAlgorithm.SM2_SM3, Sm2Encodings.raw(der), NOW)));
      Verification<Seal> verdict = VERIFIER.verify(Seal.parse(forge.seal()), NOW, JUDGED);
      assertTrue(verdict.verified().isPresent(), verdict.findings().toString());
      assertTrue(
          verdict.findings().stream()
              .anyMatch(
                  f -> f.check() == SealCheck.SEAL_TIME_STAMP && f.outcome() == Outcome.PASSED));
    }
  }

  @Nested
  class OverTheDocument {

    @ParameterizedTest
    @EnumSource
    void token_ofATrustedAuthority_passes(SignatureAlgorithm algorithm) {
      byte[] token = token(algorithm, DOCUMENT, NOW);
      // As in /Contents: padded.
      byte[] padded = Arrays.copyOf(token, token.length + 100);
      assertEquals(Outcome.PASSED, stamp(verify(VERIFIER, padded, NOW)));
    }

    @Test
    void token_overAnotherDocument_fails() {
      byte[] token = token(SignatureAlgorithm.SM2_SM3, new byte[1], NOW);
      assertEquals(Outcome.FAILED, stamp(verify(VERIFIER, token, NOW)));
    }

    @Test
    void token_ofAnUnknownAuthority_isUndetermined() {
      byte[] token = token(SignatureAlgorithm.SM2_SM3, DOCUMENT, NOW);
      SealVerifier nobody = SealVerifier.trusting(TrustAnchors.of());
      assertEquals(Outcome.UNDETERMINED, stamp(verify(nobody, token, NOW)));
    }
  }

  @Nested
  class Revoked {

    private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ECDSA_SHA256;

    private SealVerifier knowing(Instant since, int reason) {
      byte[] list =
          root(ALGORITHM)
              .revocationList(
                  JUDGED,
                  builder -> {
                    builder.setNextUpdate(Date.from(SealingOffice.UNTIL));
                    builder.addCRLEntry(
                        SealingOffice.signer(ALGORITHM).certificate().getSerialNumber(),
                        Date.from(since),
                        reason);
                  });
      return SealVerifier.trusting(
          SealingOffice.TRUSTED.checkingRevocation(RevocationSource.of(list)));
    }

    private Outcome revocation(SealVerifier verifier, byte[] container) {
      return outcome(SealSignatureCheck.REVOCATION, verify(verifier, container, NOW));
    }

    private byte[] bare() throws Exception {
      return plain(ALGORITHM).getEncoded();
    }

    private byte[] withStamp() throws Exception {
      CMSSignedData data = plain(ALGORITHM);
      return stamped(data, token(ALGORITHM, signer(data).getSignature(), NOW));
    }

    @Test
    void signer_nobodyAskedAbout_isSkipped() throws Exception {
      assertEquals(Outcome.SKIPPED, revocation(VERIFIER, bare()));
    }

    @Test
    void signer_revokedBeforeSealing_fails() throws Exception {
      assertEquals(
          Outcome.FAILED, revocation(knowing(NOW, CRLReason.cessationOfOperation), bare()));
    }

    @Test
    void signer_revokedAfterSealing_isAWarning() throws Exception {
      SealVerifier later = knowing(NOW.plusSeconds(1), CRLReason.cessationOfOperation);
      assertEquals(Outcome.WARNING, revocation(later, bare()));
    }

    @Test
    void keyStolenAfterSealing_countsOnlyIfAStampProvesTheTime() throws Exception {
      SealVerifier stolen = knowing(NOW.plusSeconds(1), CRLReason.keyCompromise);
      assertEquals(Outcome.UNDETERMINED, revocation(stolen, bare()));
      assertEquals(Outcome.WARNING, revocation(stolen, withStamp()));
    }

    @Test
    void maker_revokedBeforeTheSealWasUsed_fails() throws GeneralSecurityException {
      byte[] list =
          root(SignatureAlgorithm.SM2_SM3)
              .revocationList(
                  JUDGED,
                  builder -> {
                    builder.setNextUpdate(Date.from(SealingOffice.UNTIL));
                    builder.addCRLEntry(
                        SealingOffice.MAKER.certificate().getSerialNumber(),
                        Date.from(NOW),
                        CRLReason.superseded);
                  });
      SealVerifier verifier =
          SealVerifier.trusting(
              SealingOffice.TRUSTED.checkingRevocation(RevocationSource.of(list)));
      Verification<Seal> verdict = verifier.verify(SealingOffice.SEAL, NOW, JUDGED);
      assertEquals(
          Outcome.FAILED,
          verdict.findings().stream()
              .filter(finding -> finding.check() == SealCheck.MAKER_CERTIFICATE)
              .findFirst()
              .orElseThrow()
              .outcome());
    }
  }
}
