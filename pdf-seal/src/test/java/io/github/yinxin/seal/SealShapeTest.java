package io.github.yinxin.seal;

import static io.github.yinxin.seal.EncodingCheck.*;
import static io.github.yinxin.seal.ForgedSeals.DOCUMENT;
import static io.github.yinxin.seal.ForgedSeals.VERIFIER;
import static io.github.yinxin.seal.ForgedSeals.assertGood;
import static io.github.yinxin.seal.ForgedSeals.forge;
import static io.github.yinxin.seal.ForgedSeals.joined;
import static io.github.yinxin.seal.ForgedSeals.outcome;
import static io.github.yinxin.seal.ForgedSeals.verify;
import static io.github.yinxin.seal.ForgedSeals.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.seal.Seal.Edition;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editions are told apart; what stands around a signature; what no leniency reaches. */
class SealShapeTest {

  @Nested
  class Editions {

    @Test
    void edition2014_isVerified() {
      byte[] made = SealForge.edition2014().sign(DOCUMENT);
      assertGood(made);
      assertEquals(Edition.GMT0031_2014, SealSignature.parse(made).seal().orElseThrow().edition());
    }

    @Test
    void edition2014_ofRsa_isVerified() {
      SealForge forge = SealForge.edition2014();
      forge.maker = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
      forge.signer = forge.maker;
      forge.algorithm = "1.2.840.113549.1.1.11";
      forge.jcaName = "SHA256withRSA";
      forge.digest = d -> Digest.compute(Digest.Algorithm.SHA256, d).bytes();
      assertGood(forge.sign(DOCUMENT));
    }

    @Test
    void edition2014_withWrappedSignInfo_isVerified() {
      SealForge forge = SealForge.edition2014();
      forge.wrapSignInfo = ForgedSeals::wrapped;
      assertGood(forge.sign(DOCUMENT), WRAPPED_SIGN_INFO);
    }

    @Test
    void edition2014_withTimeAsText_isVerified() {
      SealForge forge = SealForge.edition2014();
      forge.signTime = t -> SealForge.text("2026-11-24T10:00:00.000");
      assertGood(forge.sign(DOCUMENT), TIME_TEXT, TIME_FRACTION, TIME_WITHOUT_ZONE);
    }

    /** The maker of 2014 signs his certificate and algorithm, too; later ones do not. */
    @Test
    void makersSignature_isNotThatOfAnotherEdition() {
      byte[] of2014 = SealForge.edition2014().seal();
      Seal good = Seal.parse(of2014);
      assertEquals(Edition.GMT0031_2014, good.edition());
      byte[] renamed = Patch.replaceLast(of2014, "06082A811CCF55018375", "06082A811CCF5501822D");
      assertEquals(
          Outcome.FAILED,
          outcome(
              VERIFIER.verify(Seal.parse(renamed), SealingOffice.NOW), SealCheck.SEAL_SIGNATURE));
    }

    @Test
    void edition2025_isToldByItsVersion() {
      byte[] made =
          forge(
                  f -> {
                    f.version = 5;
                    f.tbsVersion = 5;
                  })
              .sign(DOCUMENT);
      assertGood(made);
      assertEquals(Edition.GMT0031_2025, SealSignature.parse(made).seal().orElseThrow().edition());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void edition2025_isToldByItsTimeStamp(int version) {
      Seal seal =
          Seal.parse(
              forge(
                      f -> {
                        f.version = version;
                        f.sealTimeStamp = s -> SealForge.tagged(0, new DERBitString(s));
                      })
                  .seal());
      assertEquals(Edition.GMT0031_2025, seal.edition());
      assertEquals(
          version == 5 ? Set.of() : Set.of(VERSION_NUMBER),
          warnings(VERIFIER.verify(seal, SealingOffice.NOW)));
    }

    @Test
    void timeStamp_withoutItsTag_isPutUpWith() {
      byte[] made = forge(f -> f.signTimeStamp = DERBitString::new).sign(DOCUMENT);
      assertEquals(Set.of(UNTAGGED_TIME_STAMP), warnings(verify(made)));
      byte[] tagged =
          forge(f -> f.signTimeStamp = s -> SealForge.tagged(0, new DERBitString(s)))
              .sign(DOCUMENT);
      assertEquals(Set.of(), warnings(verify(tagged)));
    }
  }

  @Nested
  class Surroundings {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 255})
    void header_isPutUpWith(int length) {
      assertGood(joined(new byte[length], new SealForge().sign(DOCUMENT)), LEADING_BYTES);
    }

    @Test
    void header_thatIsLong_isRefused() {
      byte[] made = joined(new byte[256], new SealForge().sign(DOCUMENT));
      assertThrows(IllegalArgumentException.class, () -> SealSignature.parse(made));
    }

    @Test
    void trailer_isPutUpWith() {
      assertGood(joined(new SealForge().sign(DOCUMENT), new byte[] {0, 1}), TRAILING_BYTES);
    }

    @Test
    void padding_isNone() {
      assertGood(joined(new SealForge().sign(DOCUMENT), new byte[99]));
    }
  }

  @Nested
  class Refusals {

    @Test
    void unknownAlgorithm_isNotJudged() {
      byte[] made = forge(f -> f.algorithm = "1.2.156.10197.1.502").sign(DOCUMENT);
      Verification<SealSignature> verdict = verify(made);
      assertEquals(Outcome.UNDETERMINED, outcome(verdict, SealSignatureCheck.SIGNATURE_VALUE));
      assertEquals(Outcome.UNDETERMINED, outcome(verdict, SealCheck.SEAL_SIGNATURE));
    }

    /** Listed by another certificate of the same key: re-issued, so the seal must be re-made. */
    @Test
    void otherCertificate_isNotInTheSeal() throws Exception {
      ASN1Encodable other =
          new DERSequence(new DEROctetString(SealingOffice.MAKER.certificate().getEncoded()));
      byte[] made = forge(f -> f.list = other).sign(DOCUMENT);
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.SIGNER_IN_SEAL));
    }

    @Test
    void digestOfAnotherCertificate_isNotInTheSeal() {
      ASN1Encodable other =
          new DERSequence(
              new DERSequence(
                  new ASN1Encodable[] {
                    new DERPrintableString("1.2.156.10197.1.401"), new DEROctetString(new byte[32])
                  }));
      byte[] made =
          forge(
                  f -> {
                    f.listType = 2;
                    f.list = other;
                  })
              .sign(DOCUMENT);
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.SIGNER_IN_SEAL));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "2026", "20261324000000Z", "2026-11-24", "20261124020000Z ... and more"})
    void textThatIsNoTime_isRefused(String text) {
      byte[] made = forge(f -> f.signTime = t -> new DERUTF8String(text)).sign(DOCUMENT);
      assertThrows(IllegalArgumentException.class, () -> SealSignature.parse(made));
    }

    @ParameterizedTest
    @EnumSource(names = {"RAW_SIGNATURE", "SDF_SIGNATURE"})
    void otherEncoding_ofAWrongSignature_fails(EncodingCheck encoding) {
      byte[] made =
          forge(
                  f ->
                      f.signerEncoding =
                          der -> {
                            byte[] other =
                                encoding == RAW_SIGNATURE
                                    ? Sm2Encodings.raw(der)
                                    : Sm2Encodings.sdf(der);
                            other[other.length - 1] ^= 1;
                            return other;
                          })
              .sign(DOCUMENT);
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.SIGNATURE_VALUE));
    }
  }
}
