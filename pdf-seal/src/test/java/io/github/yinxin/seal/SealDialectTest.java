package io.github.yinxin.seal;

import static io.github.yinxin.seal.EncodingCheck.*;
import static io.github.yinxin.seal.ForgedSeals.DOCUMENT;
import static io.github.yinxin.seal.ForgedSeals.assertGood;
import static io.github.yinxin.seal.ForgedSeals.forge;
import static io.github.yinxin.seal.ForgedSeals.joined;
import static io.github.yinxin.seal.ForgedSeals.outcome;
import static io.github.yinxin.seal.ForgedSeals.verify;
import static io.github.yinxin.seal.ForgedSeals.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.pdfseal.WrongSm2;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the products of others write, each with its warning, and nothing else loosened. The rows are
 * numbered as the handbook lists the disagreements between implementations; 0 is not in that list.
 */
class SealDialectTest {

  private static final ASN1ObjectIdentifier EXTENSION = new ASN1ObjectIdentifier("2.999.1");
  private static final ASN1Encodable VALUE = new DEROctetString(new byte[] {1});

  /** Returns an element of any bytes, which Bouncy Castle would not write. */
  private static ASN1Encodable element(int tag, byte[] content) {
    byte[] der = new byte[content.length + 2];
    der[0] = (byte) tag;
    der[1] = (byte) content.length;
    System.arraycopy(content, 0, der, 2, content.length);
    return SealForge.raw(der);
  }

  // All octets count, whatever it says of unused bits.
  private static ASN1Encodable trimmed(byte[] value) {
    byte[] content = new byte[value.length + 1];
    content[0] = 2;
    content[value.length] &= (byte) 0xFC;
    System.arraycopy(value, 0, content, 1, value.length);
    return element(3, content);
  }

  private static ASN1Encodable ia5(String text, Charset charset) {
    return element(0x16, text.getBytes(charset));
  }

  static Stream<Arguments> dialects() {
    return Stream.of(
        row(1, "raw signatures", f -> f.signerEncoding = Sm2Encodings::raw, RAW_SIGNATURE),
        row(1, "raw maker signature", f -> f.makerEncoding = Sm2Encodings::raw, RAW_SIGNATURE),
        row(1, "signature of a device", f -> f.signerEncoding = Sm2Encodings::sdf, SDF_SIGNATURE),
        row(1, "maker's of a device", f -> f.makerEncoding = Sm2Encodings::sdf, SDF_SIGNATURE),
        row(0, "identifier 301", f -> f.algorithm = "1.2.156.10197.1.301", ALGORITHM_IDENTIFIER),
        row(
            0,
            "identifier 301.1",
            f -> f.algorithm = "1.2.156.10197.1.301.1",
            ALGORITHM_IDENTIFIER),
        row(7, "extensions", f -> f.sealExtensions = SealForge.extensions(EXTENSION, VALUE)),
        row(
            6,
            "extensions with critical FALSE",
            f -> f.sealExtensions = SealForge.extensions(EXTENSION, ASN1Boolean.FALSE, VALUE),
            EXPLICIT_DEFAULT),
        row(
            0,
            "critical extension",
            f -> f.sealExtensions = SealForge.extensions(EXTENSION, ASN1Boolean.TRUE, VALUE),
            UNKNOWN_CRITICAL_EXTENSION),
        row(
            3,
            "tagged extensions of the seal",
            f -> f.sealExtensions = SealForge.tagged(0, SealForge.extensions(EXTENSION, VALUE)),
            TAGGED_EXTENSIONS),
        row(
            4,
            "extensions of the signature",
            f -> f.signExtensions = SealForge.tagged(0, SealForge.extensions(EXTENSION, VALUE))),
        row(
            4,
            "untagged extensions of the signature",
            f -> f.signExtensions = SealForge.extensions(EXTENSION, VALUE),
            UNTAGGED_EXTENSIONS),
        row(8, "UTCTime in the seal", f -> f.sealTime = SealForge::utc, TIME_TYPE),
        row(8, "UTCTime of sealing", f -> f.signTime = SealForge::utc, TIME_TYPE),
        row(8, "wrapped time of sealing", f -> f.signTime = SealForge::wrapped, TIME_TYPE),
        row(
            8,
            "time as text",
            f -> f.signTime = t -> new DERUTF8String("2026-11-24 10:00:00"),
            TIME_TEXT,
            TIME_WITHOUT_ZONE),
        row(
            8,
            "time as text in an octet string",
            f ->
                f.signTime =
                    t ->
                        new DEROctetString(
                            "2026-11-24T02:00:00Z".getBytes(StandardCharsets.US_ASCII)),
            TIME_TEXT),
        row(
            8,
            "time as text with fractions in a bit string",
            f -> f.signTime = t -> SealForge.text("2026-11-24T10:00:00.000+08:00"),
            TIME_TEXT,
            TIME_FRACTION),
        row(
            13,
            "time without a zone",
            f -> f.signTime = t -> new ASN1GeneralizedTime("20261124100000"),
            TIME_WITHOUT_ZONE),
        row(
            8,
            "time with fractions",
            f -> f.signTime = t -> new ASN1GeneralizedTime("20261124015959.5Z"),
            TIME_FRACTION),
        row(9, "wrapped seal", f -> f.wrapSeal = DEROctetString::new, WRAPPED_SEAL),
        row(9, "digest in an octet string", f -> f.hash = DEROctetString::new, HASH_TYPE),
        row(12, "Chinese identifier", f -> f.id = ia5("印章一号", StandardCharsets.UTF_8), NOT_ASCII),
        row(
            12,
            "Chinese identifier in GBK",
            f -> f.id = ia5("印章一号", Charset.forName("GB18030")),
            NOT_ASCII,
            GBK_TEXT),
        row(
            12,
            "Chinese range",
            f -> f.propertyInfo = ia5("全文", StandardCharsets.UTF_8),
            NOT_ASCII),
        row(12, "identifier of another string type", f -> f.id = new DERUTF8String("1"), TEXT_TYPE),
        row(16, "version number 3", f -> f.tbsVersion = 3, VERSION_NUMBER),
        row(16, "version number 1 in the shape of 2020", f -> f.version = 1, VERSION_NUMBER),
        row(11, "picture type in small letters", f -> f.pictureType = "png"),
        row(11, "picture of another type", f -> f.pictureType = "GIF", PICTURE_TYPE),
        row(
            11,
            "vector picture",
            f -> {
              f.pictureType = "ofd";
              f.picture = new byte[] {'P', 'K', 3, 4};
            }),
        row(
            14,
            "certificate listed twice",
            f -> f.list = list(new DEROctetString(certificate())),
            DUPLICATE_CERTIFICATE),
        row(
            14,
            "text in the list of certificates",
            f -> f.list = list(new DERIA5String("1")),
            UNREADABLE_CERTIFICATE),
        row(
            15,
            "digests of certificates",
            f -> {
              f.listType = 2;
              f.list = digests("1.2.156.10197.1.401");
            }),
        row(
            15,
            "digests by a name",
            f -> {
              f.listType = 2;
              f.list = digests("SM3");
            },
            DIGEST_TYPE),
        row(15, "list of another type", f -> f.list = digests("1.2.156.10197.1.401"), LIST_TYPE),
        row(2, "unused bits", f -> f.bits = SealDialectTest::trimmed, UNUSED_BITS),
        row(
            5,
            "time stamp under its tag",
            f -> f.signTimeStamp = token -> SealForge.tagged(0, new DERBitString(token))),
        row(
            5,
            "time stamp without its tag",
            f -> f.signTimeStamp = DERBitString::new,
            UNTAGGED_TIME_STAMP),
        row(
            9,
            "maker's part of 2014 in a bit string",
            f -> {
              f.of2014 = true;
              f.version = 1;
              f.tbsVersion = 1;
              f.wrapSignInfo = ForgedSeals::wrapped;
            },
            WRAPPED_SIGN_INFO),
        row(10, "padding", f -> f.surroundings = whole -> joined(whole, new byte[9])),
        row(
            10,
            "vendor's trailer",
            f -> f.surroundings = whole -> joined(whole, new byte[] {0, 1}),
            TRAILING_BYTES),
        row(
            10,
            "vendor's header",
            f -> f.surroundings = whole -> joined(new byte[7], whole),
            LEADING_BYTES),
        row(17, "numbers with a leading zero", f -> f.signerSigning = numbersOf(33)),
        row(17, "numbers that are short", f -> f.signerSigning = numbersOf(31)),
        row(
            17,
            "short numbers side by side",
            f -> {
              f.signerSigning = numbersOf(31);
              f.signerEncoding = Sm2Encodings::raw;
            },
            RAW_SIGNATURE));
  }

  private static final int ROWS = 17;

  /** The list has seventeen rows, and each of them stands above; 0 is what is not in the list. */
  @Test
  void everyRowOfTheList_isADialect() {
    assertEquals(
        IntStream.rangeClosed(0, ROWS).boxed().collect(Collectors.toSet()),
        dialects().map(row -> (Integer) row.get()[0]).collect(Collectors.toSet()));
  }

  /** Of SignedData, which is no seal signature: SignedDataTest and CmsTest. */
  private static final Set<EncodingCheck> ELSEWHERE =
      EnumSet.of(
          EncodingCheck.UNSORTED_ATTRIBUTES,
          EncodingCheck.MIXED_IDENTIFIERS,
          EncodingCheck.DIGEST_IDENTIFIER,
          EncodingCheck.BER_ENCODING,
          EncodingCheck.SHA1_DIGEST);

  @Test
  void everyWarning_isThatOfADialect() {
    Set<EncodingCheck> warnings =
        dialects()
            .flatMap(row -> Stream.of((EncodingCheck[]) row.get()[3]))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EncodingCheck.class)));
    assertEquals(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)), warnings);
  }

  /** Signs until the first number has so many octets in DER. */
  private static BiFunction<Identity, byte[], byte[]> numbersOf(int octets) {
    return (identity, message) -> {
      byte[] der = WrongSm2.signRight(identity, message);
      while (der[3] != octets) {
        der = WrongSm2.signRight(identity, message);
      }
      return der;
    };
  }

  private static byte[] certificate() {
    try {
      return SealingOffice.signer(SignatureAlgorithm.SM2_SM3).certificate().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Encodable list(ASN1Encodable... more) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(new DEROctetString(certificate()));
    all.addAll(more);
    return new DERSequence(all);
  }

  private static ASN1Encodable digests(String type) {
    return new DERSequence(
        new DERSequence(
            new ASN1Encodable[] {
              new DERPrintableString(type), new DEROctetString(SignedDataFactory.sm3(certificate()))
            }));
  }

  private static Arguments row(
      int number, String name, Consumer<SealForge> change, EncodingCheck... warnings) {
    return Arguments.of(number, name, change, warnings);
  }

  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("dialects")
  void dialect_isVerifiedWithItsWarning(
      int number, String name, Consumer<SealForge> change, EncodingCheck[] expected) {
    SealForge forge = forge(change);
    assertGood(forge.sign(DOCUMENT), expected);
  }

  /** The leniency must not reach what is proven. */
  @ParameterizedTest(name = "row {0}: {1}")
  @MethodSource("dialects")
  void dialect_ofAnotherDocument_fails(
      int number, String name, Consumer<SealForge> change, EncodingCheck[] expected) {
    byte[] other = forge(change).sign(new byte[] {9});
    assertEquals(Outcome.FAILED, outcome(verify(other), SealSignatureCheck.DATA_HASH));
  }
}
