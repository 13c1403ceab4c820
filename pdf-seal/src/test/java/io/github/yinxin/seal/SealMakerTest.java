package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.ToldSigner;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB/T 38540-2020 6.1 and 6.2. */
class SealMakerTest {

  private static final X509Certificate SIGNER =
      SealingOffice.signer(SignatureAlgorithm.SM2_SM3).certificate();

  private static SealMaker.Order order(String id, String name) {
    return new SealMaker.Order(
        id, name, List.of(SIGNER), SealingOffice.PICTURE, SealingOffice.FROM, SealingOffice.UNTIL);
  }

  private static SealMaker.Order period(Instant from, Instant until) {
    return new SealMaker.Order("1", "Office", List.of(SIGNER), SealingOffice.PICTURE, from, until);
  }

  /** The seal as Bouncy Castle sees it. */
  @Nested
  class Structure {

    private final Seal seal = made();
    private final ASN1Sequence structure = ASN1Sequence.getInstance(seal.encoded());
    private final ASN1Sequence information = ASN1Sequence.getInstance(at(structure, 0));
    private final ASN1Sequence header = ASN1Sequence.getInstance(at(information, 0));
    private final ASN1Sequence property = ASN1Sequence.getInstance(at(information, 2));
    private final ASN1Sequence picture = ASN1Sequence.getInstance(at(information, 3));

    private static Seal made() {
      try {
        return SealingOffice.maker().make(order("ses_1", "示例市人民政府𬭚"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static ASN1Primitive at(ASN1Sequence sequence, int index) {
      return sequence.getObjectAt(index).toASN1Primitive();
    }

    private static String ia5(ASN1Encodable value) {
      return ASN1IA5String.getInstance(value).getString();
    }

    private static int integer(ASN1Encodable value) {
      return ASN1Integer.getInstance(value).intValueExact();
    }

    private static String time(ASN1Encodable value) {
      return ASN1GeneralizedTime.getInstance(value).getTimeString();
    }

    @Test
    void seal_isStrictDer() throws Exception {
      assertArrayEquals(structure.getEncoded(ASN1Encoding.DER), seal.encoded());
    }

    @Test
    void seal_hasFourElements() {
      assertEquals(4, structure.size());
    }

    @Test
    void information_hasNoExtensions() {
      assertEquals(4, information.size());
    }

    @Test
    void header_isOfVersion4() {
      assertEquals(
          List.of("ES", 4, "YINXIN"),
          List.of(ia5(at(header, 0)), integer(at(header, 1)), ia5(at(header, 2))));
    }

    @Test
    void header_beginsWithTheBytesOfTheSkeleton() throws Exception {
      byte[] encoded = header.getEncoded(ASN1Encoding.DER);
      assertEquals(
          "300F16024553020104160659494E58494E", HexFormat.of().withUpperCase().formatHex(encoded));
    }

    @Test
    void identifier_isAsOrdered() {
      assertEquals("ses_1", ia5(at(information, 1)));
    }

    @Test
    void property_isThatOfAnOrganization() {
      assertEquals(1, integer(at(property, 0)));
    }

    @Test
    void name_isAsOrdered() {
      assertEquals("示例市人民政府𬭚", ASN1UTF8String.getInstance(at(property, 1)).getString());
    }

    @Test
    void signers_areListedAsCertificates() throws Exception {
      assertEquals(1, integer(at(property, 2)));
      ASN1Sequence list = ASN1Sequence.getInstance(at(property, 3));
      assertArrayEquals(SIGNER.getEncoded(), ASN1OctetString.getInstance(at(list, 0)).getOctets());
    }

    @Test
    void times_areMakingAndValidity() {
      assertEquals(
          List.of("20261124020000Z", "20260101000000Z", "20310101000000Z"),
          List.of(time(at(property, 4)), time(at(property, 5)), time(at(property, 6))));
    }

    @Test
    void picture_isAsOrdered() {
      assertEquals(
          List.of("PNG", "01020304", 42, 42),
          List.of(
              ia5(at(picture, 0)),
              HexFormat.of().formatHex(ASN1OctetString.getInstance(at(picture, 1)).getOctets()),
              integer(at(picture, 2)),
              integer(at(picture, 3))));
    }

    @Test
    void maker_isNamedByCertificate() throws Exception {
      assertArrayEquals(
          SealingOffice.MAKER.certificate().getEncoded(),
          ASN1OctetString.getInstance(at(structure, 1)).getOctets());
    }

    @Test
    void algorithm_isSm2WithSm3() {
      assertEquals(
          "1.2.156.10197.1.501", ASN1ObjectIdentifier.getInstance(at(structure, 2)).getId());
    }

    @Test
    void makersSignature_coversTheInformationAlone() throws Exception {
      Signature signature = Signature.getInstance("SM3withSM2", new BouncyCastleProvider());
      signature.initVerify(SealingOffice.MAKER.certificate());
      signature.update(information.getEncoded(ASN1Encoding.DER));
      assertTrue(signature.verify(DERBitString.getInstance(at(structure, 3)).getOctets()));
    }
  }

  @Nested
  class Refusals {

    @ParameterizedTest
    @ValueSource(strings = {"示例", "é", "a\n", "\u007F"})
    void id_thatIsNotPrintableAscii_isRefused(String id) {
      assertThrows(IllegalArgumentException.class, () -> order(id, "Office"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "~", "CN 37030000000001"})
    void id_ofPrintableAscii_isTaken(String id) throws Exception {
      assertEquals(id, SealingOffice.maker().make(order(id, "Office")).id());
    }

    @Test
    void vendor_thatIsNotAscii_isRefused() {
      Signer maker = SealingOffice.MAKER.signer();
      Clock clock = SealingOffice.clock();
      assertThrows(IllegalArgumentException.class, () -> SealMaker.of(maker, "印信", clock));
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA_SHA256", "RSA_SHA256"})
    void maker_withAnotherAlgorithm_isRefused(SignatureAlgorithm algorithm) {
      Signer maker = SealingOffice.signer(algorithm).signer();
      Clock clock = SealingOffice.clock();
      assertThrows(IllegalArgumentException.class, () -> SealMaker.of(maker, "YINXIN", clock));
    }

    @Test
    void order_withoutSigners_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new SealMaker.Order(
                  "1",
                  "Office",
                  List.of(),
                  SealingOffice.PICTURE,
                  SealingOffice.FROM,
                  SealingOffice.UNTIL));
    }

    @Test
    void period_thatEndsBeforeItStarts_isRefused() {
      assertThrows(
          IllegalArgumentException.class,
          () -> period(SealingOffice.FROM, SealingOffice.FROM.minusSeconds(1)));
    }

    @Test
    void period_ofOneInstant_isTaken() throws Exception {
      SealMaker.Order order = period(SealingOffice.FROM, SealingOffice.FROM);
      assertEquals(SealingOffice.FROM, SealingOffice.maker().make(order).validUntil());
    }

    @Test
    void period_withoutEnd_isRefused() {
      SealMaker.Order order = period(SealingOffice.FROM, Instant.MAX);
      SealMaker maker = SealingOffice.maker();
      assertThrows(IllegalArgumentException.class, () -> maker.make(order));
    }

    @Test
    void maker_whoseSignatureIsWrong_isNoticed() {
      SealMaker maker =
          SealMaker.of(
              ToldSigner.wrong(SealingOffice.MAKER.signer()), "YINXIN", SealingOffice.clock());
      SealMaker.Order order = SealingOffice.order();
      assertThrows(GeneralSecurityException.class, () -> maker.make(order));
    }
  }
}
