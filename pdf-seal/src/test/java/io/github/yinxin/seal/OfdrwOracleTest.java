package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.Ofdrw;
import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ofdrw-gm 2.3.6 beside ours: it reads and judges what is made here, and what it makes is judged
 * here. It knows the shapes of 2014 and 2020, and SignedData that holds the document's digest.
 */
class OfdrwOracleTest {

  private static final byte[] DOCUMENT = "protected".getBytes(StandardCharsets.US_ASCII);
  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);
  private static final Identity SIGNER = SealingOffice.signer(SignatureAlgorithm.SM2_SM3);

  /** What it says: which shape, whose signatures are right, and for which document. */
  private record Judgement(String shape, boolean maker, boolean signer, boolean document) {

    static Judgement of(byte[] signature) throws GeneralSecurityException {
      Object holder = Ofdrw.of(PARSER, "parseSES_SignatureVersion", signature);
      String shape = Ofdrw.call(holder, "getVersion").toString();
      Object whole =
          Ofdrw.of("org.ofdrw.gm.ses." + shape + ".SES_Signature", "getInstance", signature);
      Object tbs = Ofdrw.call(whole, "getToSign");
      Object seal = Ofdrw.call(tbs, "getEseal");
      byte[] signer = Ofdrw.octets(Ofdrw.call(shape.equals("v1") ? tbs : whole, "getCert"));
      return new Judgement(
          shape,
          maker(shape, seal),
          Ofdrw.verifies(signer, Ofdrw.der(tbs), Ofdrw.octets(Ofdrw.call(whole, "getSignature"))),
          Arrays.equals(
              SignedDataFactory.sm3(DOCUMENT), Ofdrw.octets(Ofdrw.call(tbs, "getDataHash"))));
    }

    // GM/T 0031-2014 has the maker sign his certificate and algorithm, too.
    static boolean maker(String shape, Object seal) throws GeneralSecurityException {
      if (shape.equals("v4")) {
        return Ofdrw.verifies(
            Ofdrw.octets(Ofdrw.call(seal, "getCert")),
            Ofdrw.der(Ofdrw.call(seal, "geteSealInfo")),
            Ofdrw.octets(Ofdrw.call(seal, "getSignedValue")));
      }
      Object info = Ofdrw.call(seal, "getSignInfo");
      return Ofdrw.verifies(
          Ofdrw.octets(Ofdrw.call(info, "getCert")),
          Ofdrw.der(
              Ofdrw.make(
                  SEQUENCE,
                  Made.elements(
                      Ofdrw.call(seal, "getEsealInfo"),
                      Ofdrw.call(info, "getCert"),
                      Ofdrw.call(info, "getSignatureAlgorithm")))),
          Ofdrw.octets(Ofdrw.call(info, "getSignData")));
    }
  }

  private static final String PARSER = "org.ofdrw.gm.ses.parse.VersionParser";
  private static final String SEQUENCE = "org.bouncycastle.asn1.DERSequence";

  private static Outcome outcome(Verification<?> verdict, Check check) {
    return verdict.findings().stream()
        .filter(f -> f.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private static Verification<SealSignature> verify(byte[] signature) {
    return VERIFIER.verify(
        SealSignature.parse(signature), List.of(ByteBuffer.wrap(DOCUMENT)), SealingOffice.NOW);
  }

  private static byte[] ours() throws IOException, GeneralSecurityException {
    return ContainerFormat.sealSignature(
            SealingOffice.SEAL.encoded(), SIGNER.signer(), SignatureStamps.NONE)
        .contents(
            Digest.compute(Digest.Algorithm.SM3, DOCUMENT), "[0, 1, 2, 3]", SealingOffice.NOW);
  }

  @Nested
  class ItJudgesOurs {

    static Stream<Arguments> editions() throws IOException, GeneralSecurityException {
      SealForge of2025 = new SealForge();
      of2025.version = 5;
      of2025.tbsVersion = 5;
      return Stream.of(
          Arguments.of("2020, the library's", ours(), "v4", Seal.Edition.GBT38540_2020),
          Arguments.of("2020", new SealForge().sign(DOCUMENT), "v4", Seal.Edition.GBT38540_2020),
          Arguments.of("2025", of2025.sign(DOCUMENT), "v4", Seal.Edition.GMT0031_2025),
          Arguments.of(
              "2014", SealForge.edition2014().sign(DOCUMENT), "v1", Seal.Edition.GMT0031_2014));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void signature_isGoodToBoth(String name, byte[] made, String shape, Seal.Edition edition)
        throws Exception {
      assertEquals(new Judgement(shape, true, true, true), Judgement.of(made));
      assertInstanceOf(Verification.Valid.class, verify(made));
      assertEquals(edition, SealSignature.parse(made).seal().orElseThrow().edition());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void rangeTextThatWasChanged_isASignersSignatureThatIsWrong_toBoth(
        String name, byte[] made, String shape, Seal.Edition edition) throws Exception {
      byte[] changed = Patch.replace(made, "[0, 1, 2, 3]", "[0, 1, 2, 4]");
      assertEquals(new Judgement(shape, true, false, true), Judgement.of(changed));
      assertEquals(Outcome.FAILED, outcome(verify(changed), SealSignatureCheck.SIGNATURE_VALUE));
      assertEquals(Outcome.PASSED, outcome(verify(changed), SealCheck.SEAL_SIGNATURE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("editions")
    void nameThatWasChanged_isAMakersSignatureThatIsWrong_toBoth(
        String name, byte[] made, String shape, Seal.Edition edition) throws Exception {
      byte[] changed = Patch.replaceText(made, SealingOffice.NAME, "Example City 0ffice");
      assertEquals(new Judgement(shape, false, false, true), Judgement.of(changed));
      assertEquals(Outcome.FAILED, outcome(verify(changed), SealCheck.SEAL_SIGNATURE));
    }

    @Test
    void anotherDocument_isNotTheOneThatWasSealed_toBoth() throws Exception {
      byte[] made = new SealForge().sign(new byte[] {9});
      assertEquals(new Judgement("v4", true, true, false), Judgement.of(made));
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.DATA_HASH));
    }

    @Test
    void seal_saysTheSameToBoth() throws Exception {
      Seal seal = SealingOffice.SEAL;
      Object theirs = Ofdrw.of("org.ofdrw.gm.ses.v4.SESeal", "getInstance", seal.encoded());
      Object info = Ofdrw.call(theirs, "geteSealInfo");
      Object property = Ofdrw.call(info, "getProperty");
      Object picture = Ofdrw.call(info, "getPicture");
      assertArrayEquals(seal.encoded(), Ofdrw.der(theirs), "what it writes again");
      assertEquals(seal.id(), Ofdrw.call(info, "getEsID").toString());
      assertEquals(seal.name(), Ofdrw.call(property, "getName").toString());
      assertEquals(
          Date.from(seal.validUntil()), Ofdrw.call(Ofdrw.call(property, "getValidEnd"), "getDate"));
      assertEquals("PNG", Ofdrw.call(picture, "getType").toString());
      assertEquals("42", Ofdrw.call(picture, "getWidth").toString());
      assertArrayEquals(
          SIGNER.certificate().getEncoded(),
          Ofdrw.octets(
              Ofdrw.call(Ofdrw.call(Ofdrw.call(property, "getCertList"), "getCerts"), "get", 0)));
    }
  }

  /** Its validator asks for the document's digest as content. */
  @Nested
  class ItJudgesOurSignedData {

    private static final byte[] HASH = SignedDataFactory.sm3(DOCUMENT);

    private static boolean good(byte[] container, byte[] document) {
      return (boolean)
          Ofdrw.field(
              Ofdrw.of(
                  "org.ofdrw.gm.sm2strut.GBT35275Validate",
                  "validate",
                  "1.2.156.10197.1.501",
                  document,
                  container),
              "result");
    }

    @Test
    void signedData_ofTheDigest_isGoodToBoth() {
      byte[] made = new SignedDataFactory(SIGNER).content(HASH).make(DOCUMENT);
      assertTrue(good(made, DOCUMENT));
      assertInstanceOf(Verification.Valid.class, verify(made));
    }

    @Test
    void signedData_ofAnotherDocument_isWrongToBoth() {
      byte[] made = new SignedDataFactory(SIGNER).content(HASH).make(DOCUMENT);
      assertFalse(good(made, new byte[] {9}));
      Verification<SealSignature> verdict =
          VERIFIER.verify(
              SealSignature.parse(made),
              List.of(ByteBuffer.wrap(new byte[] {9})),
              SealingOffice.NOW);
      assertEquals(Outcome.FAILED, outcome(verdict, SealSignatureCheck.DATA_HASH));
    }

    @Test
    void signedData_withAWrongSignature_isWrongToBoth() {
      byte[] made =
          new SignedDataFactory(SIGNER)
              .content(HASH)
              .encoding(
                  der -> {
                    byte[] other = der.clone();
                    other[other.length - 1] ^= 1;
                    return other;
                  })
              .make(DOCUMENT);
      assertFalse(good(made, DOCUMENT));
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.SIGNATURE_VALUE));
    }
  }

  @Nested
  class WeJudgeIts {

    @ParameterizedTest
    @CsvSource({"v1, GMT0031_2014", "v4, GBT38540_2020"})
    void signature_isValidWithoutAWarningButForTheVersion(String shape, Seal.Edition edition)
        throws Exception {
      byte[] made = new Made(shape).sign(DOCUMENT);
      Verification<SealSignature> verdict = verify(made);
      assertInstanceOf(Verification.Valid.class, verdict, () -> verdict.findings().toString());
      assertEquals(edition, SealSignature.parse(made).seal().orElseThrow().edition());
      assertEquals(
          Set.of(),
          Set.copyOf(
              verdict.findings().stream()
                  .map(Finding::check)
                  .filter(EncodingCheck.class::isInstance)
                  .toList()));
    }

    @ParameterizedTest
    @CsvSource({"v1", "v4"})
    void signature_overAnotherDocument_fails(String shape) throws Exception {
      byte[] made = new Made(shape).sign(new byte[] {9});
      assertEquals(Outcome.FAILED, outcome(verify(made), SealSignatureCheck.DATA_HASH));
    }

    /** Its {@code [0]} is the standard's; what is no token leaves the time the signer's word. */
    @Test
    void timeStamp_isReadUnderItsTag() throws Exception {
      Object whole =
          Ofdrw.of(
              "org.ofdrw.gm.ses.v4.SES_Signature", "getInstance", new Made("v4").sign(DOCUMENT));
      Ofdrw.call(whole, "setTimeStamp", Made.bits(new byte[] {1, 2, 3}));
      SealSignature read = SealSignature.parse(Ofdrw.der(whole));
      assertArrayEquals(new byte[] {1, 2, 3}, read.structure().timeStampToken().orElseThrow());
      assertEquals(List.of(), read.encodingFindings());
    }

    @Test
    void signedData_isValid() throws Exception {
      byte[] hash = SignedDataFactory.sm3(DOCUMENT);
      Object data =
          Ofdrw.of(
              "org.ofdrw.gm.sm2strut.builder.SignedDataBuilder",
              "signedData",
              hash,
              Ofdrw.sign(SIGNER.key(), hash),
              Ofdrw.certificate(SIGNER.certificate().getEncoded()));
      byte[] made =
          Ofdrw.der(
              Ofdrw.make(
                  "org.ofdrw.gm.sm2strut.ContentInfo",
                  Ofdrw.make(
                      "org.bouncycastle.asn1.ASN1ObjectIdentifier", SignedDataFactory.GM + 2),
                  data));
      Verification<SealSignature> verdict = verify(made);
      assertInstanceOf(Verification.Valid.class, verdict, () -> verdict.findings().toString());
    }
  }

  /** Makes seals and seal signatures with its classes. */
  private record Made(String shape) {

    private static final String ASN1 = "org.bouncycastle.asn1.";
    private static final String V1 = "org.ofdrw.gm.ses.v1.";

    static Object elements(Object... elements) {
      Object vector = Ofdrw.make(ASN1 + "ASN1EncodableVector");
      for (Object element : elements) {
        Ofdrw.call(vector, "add", element);
      }
      return vector;
    }

    private static Object text(String type, String text) {
      return Ofdrw.make(ASN1 + type, text);
    }

    private static Object number(int value) {
      return Ofdrw.make(ASN1 + "ASN1Integer", (long) value);
    }

    private static Object octets(byte[] bytes) {
      return Ofdrw.make(ASN1 + "DEROctetString", bytes);
    }

    private static Object bits(byte[] bytes) {
      return Ofdrw.make(ASN1 + "DERBitString", bytes);
    }

    private static Object algorithm() {
      return Ofdrw.make(ASN1 + "ASN1ObjectIdentifier", "1.2.156.10197.1.501");
    }

    private static byte[] certificate(Identity of) throws GeneralSecurityException {
      return of.certificate().getEncoded();
    }

    private Object time(Instant time) {
      return Ofdrw.make(
          ASN1 + (shape.equals("v1") ? "DERUTCTime" : "DERGeneralizedTime"), Date.from(time));
    }

    private String own(String type) {
      return "org.ofdrw.gm.ses." + shape + "." + type;
    }

    private Object signers() throws GeneralSecurityException {
      Object certificate = octets(certificate(SIGNER));
      if (shape.equals("v1")) {
        return Ofdrw.make(SEQUENCE, certificate);
      }
      Object list = Ofdrw.call(Ofdrw.make(own("CertInfoList")), "add", certificate);
      return Ofdrw.make(own("SES_CertList"), list);
    }

    private Object property() throws GeneralSecurityException {
      Object property = Ofdrw.make(own("SES_ESPropertyInfo"));
      Ofdrw.call(property, "setType", number(1));
      Ofdrw.call(property, "setName", text("DERUTF8String", SealingOffice.NAME));
      if (shape.equals("v4")) {
        Ofdrw.call(property, "setCertListType", number(1));
      }
      Ofdrw.call(property, "setCertList", signers());
      Ofdrw.call(property, "setCreateDate", time(SealingOffice.FROM));
      Ofdrw.call(property, "setValidStart", time(SealingOffice.FROM));
      Ofdrw.call(property, "setValidEnd", time(SealingOffice.UNTIL));
      return property;
    }

    private Object info() throws GeneralSecurityException {
      Object info = Ofdrw.make(own("SES_SealInfo"));
      Ofdrw.call(
          info,
          "setHeader",
          Ofdrw.make(
              V1 + "SES_Header",
              number(shape.equals("v1") ? 1 : 4),
              text("DERIA5String", "OFDRW")));
      Ofdrw.call(info, "setEsID", text("DERIA5String", "99010000000001"));
      Ofdrw.call(info, "setProperty", property());
      Ofdrw.call(
          info,
          "setPicture",
          Ofdrw.make(
              V1 + "SES_ESPictrueInfo",
              text("DERIA5String", "PNG"),
              octets(SealingOffice.PICTURE.data()),
              number(42),
              number(42)));
      return info;
    }

    private Object seal() throws GeneralSecurityException {
      Object info = info();
      Object maker = octets(certificate(SealingOffice.MAKER));
      if (shape.equals("v4")) {
        byte[] value = Ofdrw.sign(SealingOffice.MAKER.key(), Ofdrw.der(info));
        return Ofdrw.make(own("SESeal"), info, maker, algorithm(), bits(value));
      }
      byte[] signed = Ofdrw.der(Ofdrw.make(SEQUENCE, elements(info, maker, algorithm())));
      byte[] value = Ofdrw.sign(SealingOffice.MAKER.key(), signed);
      return Ofdrw.make(
          own("SESeal"), info, Ofdrw.make(own("SES_SignInfo"), maker, algorithm(), bits(value)));
    }

    byte[] sign(byte[] document) throws GeneralSecurityException {
      boolean v1 = shape.equals("v1");
      Object tbs = Ofdrw.make(own("TBS_Sign"));
      Ofdrw.call(tbs, "setVersion", number(v1 ? 1 : 4));
      Ofdrw.call(tbs, "setEseal", seal());
      Object time = time(SealingOffice.NOW);
      Ofdrw.call(tbs, "setTimeInfo", v1 ? bits(Ofdrw.der(time)) : time);
      Ofdrw.call(tbs, "setDataHash", bits(SignedDataFactory.sm3(document)));
      Ofdrw.call(tbs, "setPropertyInfo", text("DERIA5String", "/Doc_0/Signs/Sign_0/Signature.xml"));
      Object certificate = octets(certificate(SIGNER));
      if (v1) {
        Ofdrw.call(tbs, "setCert", certificate);
        Ofdrw.call(tbs, "setSignatureAlgorithm", algorithm());
      }
      Object value = bits(Ofdrw.sign(SIGNER.key(), Ofdrw.der(tbs)));
      Object whole = Ofdrw.make(own("SES_Signature"));
      Ofdrw.call(whole, "setToSign", tbs);
      if (!v1) {
        Ofdrw.call(whole, "setCert", certificate);
        Ofdrw.call(whole, "setSignatureAlgID", algorithm());
      }
      Ofdrw.call(whole, "setSignature", value);
      return Ofdrw.der(whole);
    }
  }
}
