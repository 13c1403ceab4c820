package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.WrongSm2;
import io.github.yinxin.pdfseal.internal.container.DigestMistake;
import io.github.yinxin.pdfseal.internal.container.Sm2Mistake;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of wrong procedures: what others get wrong fails, and the finding names the mistake.
 * Each row is made by hand here, with code that is not the library's.
 */
class WrongProcedureTest {

  private static final byte[] DOCUMENT = "protected".getBytes(StandardCharsets.US_ASCII);
  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);
  private static final Identity SIGNER = SealingOffice.signer(SignatureAlgorithm.SM2_SM3);

  private static byte[] sm3(byte[]... parts) {
    return WrongSm2.digest("SM3", parts);
  }

  private static PublicKey key(Identity identity) {
    return identity.certificate().getPublicKey();
  }

  /** A way to sign, by its value e. */
  private interface Wrong {
    byte[] e(PublicKey key, byte[] message);
  }

  private static Arguments signing(Sm2Mistake mistake, Wrong wrong) {
    BiFunction<Identity, byte[], byte[]> signing =
        (identity, message) -> WrongSm2.sign(identity, wrong.e(key(identity), message));
    return Arguments.of(mistake, signing);
  }

  /** Wrong ways to get from a message to the signature. */
  static Stream<Arguments> signings() {
    return Stream.of(
        signing(
            Sm2Mistake.EMPTY_IDENTIFIER,
            (key, message) -> sm3(WrongSm2.z("SM3", key, "", 8), message)),
        signing(
            Sm2Mistake.EXAMPLE_IDENTIFIER,
            (key, message) -> sm3(WrongSm2.z("SM3", key, "ALICE123@YAHOO.COM", 8), message)),
        signing(
            Sm2Mistake.LENGTH_IN_BYTES,
            (key, message) -> sm3(WrongSm2.z("SM3", key, WrongSm2.IDENTIFIER, 1), message)),
        signing(Sm2Mistake.NO_IDENTITY, (key, message) -> sm3(message)),
        signing(Sm2Mistake.DIGEST_AS_MESSAGE, (key, message) -> sm3(WrongSm2.z(key), sm3(message))),
        signing(
            Sm2Mistake.OTHER_DIGEST,
            (key, message) ->
                WrongSm2.digest(
                    "SHA-256", WrongSm2.z("SHA-256", key, WrongSm2.IDENTIFIER, 8), message)),
        Arguments.of(
            Sm2Mistake.NUMBER_ENCODING,
            (BiFunction<Identity, byte[], byte[]>) WrongProcedureTest::withoutSigns));
  }

  // Until one of the numbers has its highest bit set; its leading zero is then cut off.
  private static byte[] withoutSigns(Identity identity, byte[] message) {
    while (true) {
      byte[] der = WrongSm2.signRight(identity, message);
      ASN1Sequence numbers = ASN1Sequence.getInstance(der);
      BigInteger[] cut = new BigInteger[2];
      for (int i = 0; i < 2; i++) {
        byte[] octets = ASN1Integer.getInstance(numbers.getObjectAt(i)).getValue().toByteArray();
        cut[i] =
            new BigInteger(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
      }
      if (cut[0].signum() < 0 || cut[1].signum() < 0) {
        return WrongSm2.der(cut[0], cut[1]);
      }
    }
  }

  private static Finding finding(Verification<?> verdict, Check check) {
    return verdict.findings().stream().filter(f -> f.check() == check).findFirst().orElseThrow();
  }

  private static Verification<SealSignature> verify(byte[] signature) {
    return VERIFIER.verify(
        SealSignature.parse(signature), List.of(ByteBuffer.wrap(DOCUMENT)), SealingOffice.NOW);
  }

  private static byte[] forged(Consumer<SealForge> change) {
    SealForge forge = new SealForge();
    change.accept(forge);
    return forge.sign(DOCUMENT);
  }

  private static void assertNamed(Verification<?> verdict, Check check, String mistake) {
    Finding finding = finding(verdict, check);
    assertInstanceOf(Verification.Invalid.class, verdict);
    assertEquals(Outcome.FAILED, finding.outcome());
    assertTrue(finding.en().endsWith("(" + mistake + ")"), finding.en());
    assertTrue(finding.zh().endsWith("(" + mistake + ")"), finding.zh());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signings")
  void signersSignature_byAWrongProcedure_failsByName(
      Sm2Mistake mistake, BiFunction<Identity, byte[], byte[]> signing) {
    byte[] made = forged(f -> f.signerSigning = signing);
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signings")
  void makersSignature_byAWrongProcedure_failsByName(
      Sm2Mistake mistake, BiFunction<Identity, byte[], byte[]> signing) {
    byte[] made = forged(f -> f.makerSigning = signing);
    assertNamed(verify(made), SealCheck.SEAL_SIGNATURE, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signings")
  void makersSignatureOf2014_byAWrongProcedure_failsByName(
      Sm2Mistake mistake, BiFunction<Identity, byte[], byte[]> signing) {
    SealForge forge = SealForge.edition2014();
    forge.makerSigning = signing;
    assertNamed(verify(forge.sign(DOCUMENT)), SealCheck.SEAL_SIGNATURE, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signings")
  void signedDataWithAttributes_byAWrongProcedure_failsByName(
      Sm2Mistake mistake, BiFunction<Identity, byte[], byte[]> signing) {
    byte[] made =
        new SignedDataFactory(SIGNER).attributes(sm3(DOCUMENT)).signing(signing).make(DOCUMENT);
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signings")
  void signedDataOverTheDocument_byAWrongProcedure_failsByName(
      Sm2Mistake mistake, BiFunction<Identity, byte[], byte[]> signing) {
    byte[] made = new SignedDataFactory(SIGNER).signing(signing).make(DOCUMENT);
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, mistake.name());
  }

  @Test
  void partThatWasEncodedAnew_failsByName() {
    byte[] made =
        forged(
            f -> {
              f.signExtensions = SealForge.tagged(0, explicitDefault());
              f.signerSigning =
                  (identity, tbs) -> WrongSm2.signRight(identity, withoutDefault(tbs));
            });
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, "ENCODED_ANEW");
  }

  @Test
  void sealThatWasEncodedAnew_failsByName() {
    byte[] made =
        forged(
            f -> {
              f.sealExtensions = explicitDefault();
              f.makerSigning =
                  (identity, info) -> WrongSm2.signRight(identity, withoutDefault(info));
            });
    assertNamed(verify(made), SealCheck.SEAL_SIGNATURE, "ENCODED_ANEW");
  }

  /** Bouncy Castle would do so when it verifies. */
  @Test
  void attributesThatWereSortedAnew_failByName() {
    byte[] made =
        new SignedDataFactory(SIGNER)
            .attributes(sm3(DOCUMENT))
            .unsorted()
            .signing((identity, set) -> WrongSm2.signRight(identity, sorted(set)))
            .make(DOCUMENT);
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, "ENCODED_ANEW");
  }

  @Test
  void attributesUnderTheirTag_failByName() {
    byte[] made =
        new SignedDataFactory(SIGNER)
            .attributes(sm3(DOCUMENT))
            .signing(
                (identity, set) -> {
                  byte[] tagged = set.clone();
                  tagged[0] = (byte) 0xA0;
                  return WrongSm2.signRight(identity, tagged);
                })
            .make(DOCUMENT);
    assertNamed(verify(made), SealSignatureCheck.SIGNATURE_VALUE, "TAGGED_ATTRIBUTES");
  }

  @Test
  void sealOf2020_signedAsIn2014_failsByName() {
    byte[] made =
        forged(
            f ->
                f.makerSigning =
                    (identity, info) -> WrongSm2.signRight(identity, of2014(identity, info)));
    assertNamed(verify(made), SealCheck.SEAL_SIGNATURE, "OTHER_EDITION");
  }

  @Test
  void sealOf2014_signedAsIn2020_failsByName() {
    SealForge forge = SealForge.edition2014();
    forge.makerSigning =
        (identity, three) ->
            WrongSm2.signRight(identity, encoded(ASN1Sequence.getInstance(three).getObjectAt(0)));
    assertNamed(verify(forge.sign(DOCUMENT)), SealCheck.SEAL_SIGNATURE, "OTHER_EDITION");
  }

  /** Wrong ways to get from bytes to their digest. */
  static Stream<Arguments> digests() {
    return Stream.of(
        Arguments.of(DigestMistake.WITH_IDENTITY, wrong(d -> sm3(WrongSm2.z(key(SIGNER)), d))),
        Arguments.of(DigestMistake.TWICE, wrong(d -> sm3(sm3(d)))),
        Arguments.of(DigestMistake.OTHER_DIGEST, wrong(d -> WrongSm2.digest("SHA-256", d))));
  }

  private static UnaryOperator<byte[]> wrong(UnaryOperator<byte[]> digest) {
    return digest;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("digests")
  void dataHash_byAWrongProcedure_failsByName(DigestMistake mistake, UnaryOperator<byte[]> digest) {
    byte[] made = forged(f -> f.digest = digest);
    assertNamed(verify(made), SealSignatureCheck.DATA_HASH, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("digests")
  void messageDigest_byAWrongProcedure_failsByName(
      DigestMistake mistake, UnaryOperator<byte[]> digest) {
    byte[] made = new SignedDataFactory(SIGNER).attributes(digest.apply(DOCUMENT)).make(DOCUMENT);
    assertNamed(verify(made), SealSignatureCheck.DATA_HASH, mistake.name());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("digests")
  void listedDigestOfTheCertificate_byAWrongProcedure_failsByName(
      DigestMistake mistake, UnaryOperator<byte[]> digest) throws GeneralSecurityException {
    byte[] listed = digest.apply(SIGNER.certificate().getEncoded());
    byte[] made =
        forged(
            f -> {
              f.listType = 2;
              f.list =
                  new DERSequence(
                      new DERSequence(
                          new ASN1Encodable[] {
                            new DERPrintableString("1.2.156.10197.1.401"),
                            new DEROctetString(listed)
                          }));
            });
    assertNamed(verify(made), SealSignatureCheck.SIGNER_IN_SEAL, mistake.name());
  }

  /** A change is no mistake, and is not called one. */
  @Test
  void otherDocumentAndOtherSignature_haveNoName() {
    byte[] made =
        forged(
            f -> {
              f.digest = d -> sm3(new byte[] {9});
              f.signerSigning = (identity, tbs) -> WrongSm2.signRight(identity, new byte[] {9});
            });
    Verification<SealSignature> verdict = verify(made);
    for (SealSignatureCheck check :
        List.of(SealSignatureCheck.SIGNATURE_VALUE, SealSignatureCheck.DATA_HASH)) {
      assertEquals(Outcome.FAILED, finding(verdict, check).outcome());
      assertTrue(!finding(verdict, check).en().contains("("), finding(verdict, check).en());
    }
  }

  /** The right procedure by the same hands: so the rows above fail for their mistake alone. */
  @Test
  void rightProcedure_isValid() {
    byte[] made =
        forged(
            f -> {
              f.makerSigning = WrongSm2::signRight;
              f.signerSigning = WrongSm2::signRight;
              f.digest = d -> sm3(d);
            });
    assertInstanceOf(Verification.Valid.class, verify(made));
  }

  @Test
  void everyMistake_isARow() {
    Set<Sm2Mistake> inTable =
        signings()
            .map(row -> (Sm2Mistake) row.get()[0])
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sm2Mistake.class)));
    inTable.addAll(Set.of(Sm2Mistake.ENCODED_ANEW, Sm2Mistake.TAGGED_ATTRIBUTES));
    assertEquals(EnumSet.allOf(Sm2Mistake.class), inTable);
    assertEquals(DigestMistake.values().length, digests().count());
  }

  private static DERSequence explicitDefault() {
    return SealForge.extensions(
        new ASN1ObjectIdentifier("2.999.1"), ASN1Boolean.FALSE, new DEROctetString(new byte[] {1}));
  }

  // 01 01 00 is FALSE; the three lengths around it shrink with it.
  private static byte[] withoutDefault(byte[] der) {
    return encoded(dropped(primitive(der)));
  }

  private static ASN1Encodable dropped(ASN1Primitive value) {
    if (value instanceof ASN1TaggedObject tagged) {
      return SealForge.tagged(
          tagged.getTagNo(), dropped(tagged.getExplicitBaseObject().toASN1Primitive()));
    }
    if (!(value instanceof ASN1Sequence sequence)) {
      return value;
    }
    return new DERSequence(
        Arrays.stream(sequence.toArray())
            .filter(each -> !each.equals(ASN1Boolean.FALSE))
            .map(each -> dropped(each.toASN1Primitive()))
            .toArray(ASN1Encodable[]::new));
  }

  private static byte[] sorted(byte[] set) {
    ASN1Encodable[] parts = ASN1Set.getInstance(set).toArray();
    return encoded(new DERSet(parts));
  }

  private static byte[] of2014(Identity maker, byte[] info) {
    try {
      return encoded(
          new DERSequence(
              new ASN1Encodable[] {
                primitive(info),
                new DEROctetString(maker.certificate().getEncoded()),
                new ASN1ObjectIdentifier(SealForge.SM2_SM3)
              }));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Primitive primitive(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
