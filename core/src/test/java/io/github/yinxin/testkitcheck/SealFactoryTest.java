package io.github.yinxin.testkitcheck;

import static io.github.yinxin.testkitcheck.Identities.FROM;
import static io.github.yinxin.testkitcheck.Identities.UNTIL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.SealFactory;
import io.github.yinxin.testkit.SealFactory.CertificateList;
import io.github.yinxin.testkit.SealFactory.Design;
import io.github.yinxin.testkit.SealFactory.Picture;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.junit.jupiter.api.Test;

/** Reads the seals back with nothing but the general ASN.1 parser. */
class SealFactoryTest {

  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G'};

  private final Identities identities = Identities.of(SignatureAlgorithm.SM2_SM3, Purpose.SIGNING);
  private final Identity maker = identities.identity();
  private final Identity user =
      identities.authority().issue("CN=Example Authority, C=CN", Purpose.SIGNING, FROM, UNTIL);
  private final Design design =
      new Design(
          "99010000000001",
          "示例市市场监督管理局",
          1,
          List.of(user.certificate()),
          FROM,
          UNTIL,
          new Picture("png", PICTURE, 42, 42));
  private final ASN1Sequence seal = parse(SealFactory.of(maker).make(design));

  private static ASN1Sequence parse(byte[] der) {
    try {
      return ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ASN1Sequence sequence(ASN1Sequence parent, int index) {
    return ASN1Sequence.getInstance(parent.getObjectAt(index));
  }

  private ASN1Sequence information() {
    return sequence(seal, 0);
  }

  private ASN1Sequence property() {
    return sequence(information(), 2);
  }

  /** Spells a structure as its types, the way the standard prints it. */
  private static String skeleton(ASN1Encodable element) {
    if (element instanceof ASN1Sequence children) {
      List<String> parts = new ArrayList<>();
      children.forEach(child -> parts.add(skeleton(child)));
      return "(" + String.join(" ", parts) + ")";
    }
    return TYPES.entrySet().stream()
        .filter(type -> type.getKey().isInstance(element))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("?");
  }

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          ASN1IA5String.class, "ia5",
          ASN1UTF8String.class, "utf8",
          ASN1PrintableString.class, "printable",
          ASN1Integer.class, "int",
          ASN1OctetString.class, "octets",
          ASN1BitString.class, "bits",
          ASN1GeneralizedTime.class, "time",
          ASN1ObjectIdentifier.class, "oid");

  @Test
  void seal_hasTheShapeOfTheStandard() {
    assertEquals(
        "(((ia5 int ia5) ia5 (int utf8 int (octets) time time time) (ia5 octets int int))"
            + " octets oid bits)",
        skeleton(seal));
  }

  @Test
  void seal_namingDigests_hasTheOtherListOfTheStandard() {
    byte[] der = SealFactory.of(maker).listing(CertificateList.DIGESTS).make(design);
    ASN1Sequence property = sequence(sequence(parse(der), 0), 2);
    assertEquals("(int utf8 int ((printable octets)) time time time)", skeleton(property));
  }

  @Test
  void header_saysElectronicSealVersion4() {
    ASN1Sequence header = sequence(information(), 0);
    assertEquals("ES 4", header.getObjectAt(0) + " " + header.getObjectAt(1));
  }

  @Test
  void seal_isDer() throws IOException {
    byte[] der = SealFactory.of(maker).make(design);
    assertArrayEquals(der, parse(der).getEncoded(ASN1Encoding.DER));
  }

  @Test
  void signature_coversTheInformationAlone() throws IOException {
    byte[] signature = ASN1BitString.getInstance(seal.getObjectAt(3)).getOctets();
    assertEquals(
        SignatureCheck.YES,
        SignatureCheck.of(
            maker.certificate().getPublicKey(), information().getEncoded(), signature));
  }

  @Test
  void makerCertificate_standsBesideTheInformation() throws Exception {
    assertArrayEquals(
        maker.certificate().getEncoded(),
        ASN1OctetString.getInstance(seal.getObjectAt(1)).getOctets());
  }

  @Test
  void algorithm_isSm2WithSm3() {
    assertEquals("1.2.156.10197.1.501", seal.getObjectAt(2).toString());
  }

  @Test
  void name_isKeptInUtf8() {
    assertEquals("示例市市场监督管理局", property().getObjectAt(1).toString());
  }

  @Test
  void userCertificate_isListed() throws Exception {
    ASN1OctetString listed = ASN1OctetString.getInstance(sequence(property(), 3).getObjectAt(0));
    assertArrayEquals(user.certificate().getEncoded(), listed.getOctets());
  }

  @Test
  void userCertificate_namedByDigest_isItsSm3() throws Exception {
    byte[] der = SealFactory.of(maker).listing(CertificateList.DIGESTS).make(design);
    ASN1Sequence list = sequence(sequence(sequence(parse(der), 0), 2), 3);
    assertArrayEquals(
        Digest.compute(Digest.Algorithm.SM3, user.certificate().getEncoded()).bytes(),
        ASN1OctetString.getInstance(sequence(list, 0).getObjectAt(1)).getOctets());
  }

  @Test
  void times_areInUtc() {
    assertEquals(
        "20260101000000Z 20310101000000Z",
        ASN1GeneralizedTime.getInstance(property().getObjectAt(5)).getTimeString()
            + " "
            + ASN1GeneralizedTime.getInstance(property().getObjectAt(6)).getTimeString());
  }

  @Test
  void picture_isKept() {
    ASN1Sequence picture = sequence(information(), 3);
    assertArrayEquals(PICTURE, ASN1OctetString.getInstance(picture.getObjectAt(1)).getOctets());
  }

  @Test
  void maker_withoutSm2_isRefusedNamingTheAlgorithm() {
    Identity rsa = Identities.of(SignatureAlgorithm.RSA_SHA256, Purpose.SIGNING).identity();
    assertTrue(Refusal.of(() -> SealFactory.of(rsa)).contains("RSA_SHA256"));
  }
}
