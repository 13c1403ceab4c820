package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.pdfseal.WrongSm2;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Bouncy Castle 1.86 does with SM2, one fact a test: why a codec of our own stands beside it.
 * The facts were first seen on 1.84; where 1.86 differs the test says so. A version in which one of
 * these fails is a version in which a workaround has become needless, or wrong.
 */
class BouncyCastleTest {

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();
  private static final Identity SIGNER = SealingOffice.signer(SignatureAlgorithm.SM2_SM3);
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");

  private static byte[] signed(String algorithm, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm, PROVIDER);
    signature.initSign(SIGNER.key());
    signature.update(message);
    return signature.sign();
  }

  private static boolean verifies(String algorithm, PublicKey key, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance(algorithm, PROVIDER);
    verifier.initVerify(key);
    verifier.update(MESSAGE);
    return verifier.verify(signature);
  }

  private static PublicKey key() {
    return SIGNER.certificate().getPublicKey();
  }

  private static ContentSigner contentSigner() throws Exception {
    return new JcaContentSignerBuilder("SM3withSM2").setProvider(PROVIDER).build(SIGNER.key());
  }

  private static CMSSignedData cms(String contentType) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build())
            .build(contentSigner(), SIGNER.certificate()));
    generator.addCertificates(new JcaCertStore(List.of(SIGNER.certificate())));
    return generator.generate(
        new CMSProcessableByteArray(new ASN1ObjectIdentifier(contentType), MESSAGE), true);
  }

  private static boolean verifies(CMSSignedData data) throws Exception {
    SignerInformation signer = data.getSignerInfos().iterator().next();
    return signer.verify(
        new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(SIGNER.certificate()));
  }

  /** As our reader and the standard take them. */
  private static SignedDataFactory attributes() {
    return new SignedDataFactory(SIGNER)
        .content(MESSAGE)
        .attributes(WrongSm2.digest("SM3", MESSAGE));
  }

  @Nested
  class Works {

    @Test
    void certificate_isMadeWithIdentifier501WithoutParameters_andVerifies() throws Exception {
      Date from = Date.from(SealingOffice.FROM);
      Date until = Date.from(SealingOffice.UNTIL);
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          new X500Name("CN=A"),
                          BigInteger.ONE,
                          from,
                          until,
                          new X500Name("CN=A"),
                          key())
                      .build(contentSigner()));
      certificate.verify(key(), PROVIDER);
      assertEquals("1.2.156.10197.1.501", certificate.getSigAlgOID());
      assertEquals(null, contentSigner().getAlgorithmIdentifier().getParameters());
    }

    @Test
    void cms_withTheStandardIdentifiers_verifies() throws Exception {
      assertTrue(verifies(cms(SignedDataFactory.PKCS7 + 1)));
    }

    @Test
    void cms_whoseOuterIdentifierIsThatOfGbt35275_verifies() throws Exception {
      CMSSignedData data = cms(SignedDataFactory.PKCS7 + 1);
      ContentInfo relabelled =
          new ContentInfo(
              new ASN1ObjectIdentifier(SignedDataFactory.GM + 2),
              data.toASN1Structure().getContent());
      assertTrue(verifies(new CMSSignedData(relabelled)));
    }

    /** RFC 5652 5.1: a content other than id-data makes version 3, where GB/T 35275 has 1. */
    @Test
    void cms_ofGmData_isOfVersion3() throws Exception {
      assertEquals(3, cms(SignedDataFactory.GM + 1).getVersion());
      assertEquals(1, cms(SignedDataFactory.PKCS7 + 1).getVersion());
    }

    @Test
    void timeStamps_byRequestTokenAndResponse_workWithSm3() throws Exception {
      AlgorithmIdentifier sm3 = new AlgorithmIdentifier(GMObjectIdentifiers.sm3);
      X509Certificate authority =
          new JcaX509CertificateConverter()
              .setProvider(PROVIDER)
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          new X500Name("CN=A"),
                          BigInteger.ONE,
                          Date.from(SealingOffice.FROM),
                          Date.from(SealingOffice.UNTIL),
                          new X500Name("CN=A"),
                          key())
                      .addExtension(
                          Extension.extendedKeyUsage,
                          true,
                          new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                      .build(contentSigner()));
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSignerInfoGeneratorBuilder(
                      new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build())
                  .build(contentSigner(), authority),
              new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build().get(sm3),
              new ASN1ObjectIdentifier("2.999.1"));
      tokens.addCertificates(new JcaCertStore(List.of(authority)));
      TimeStampRequest request =
          new TimeStampRequestGenerator()
              .generate(sm3, WrongSm2.digest("SM3", MESSAGE), BigInteger.TEN);
      TimeStampResponse response =
          new TimeStampResponseGenerator(
                  tokens, new TreeSet<>(List.of(GMObjectIdentifiers.sm3.getId())))
              .generate(request, BigInteger.ONE, Date.from(SealingOffice.NOW));
      response.validate(request);
      response
          .getTimeStampToken()
          .validate(
              new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(authority));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "BCFKS"})
    void keyStore_holdsAnSm2Key(String type) throws Exception {
      KeyStore store = KeyStore.getInstance(type, PROVIDER);
      store.load(null, null);
      char[] password = {'p'};
      store.setKeyEntry("a", SIGNER.key(), password, new Certificate[] {SIGNER.certificate()});
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      store.store(file, password);
      KeyStore again = KeyStore.getInstance(type, PROVIDER);
      again.load(new ByteArrayInputStream(file.toByteArray()), password);
      assertEquals(
          ((ECPrivateKey) SIGNER.key()).getS(),
          ((ECPrivateKey) again.getKey("a", password)).getS());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM3withSM2", "1.2.156.10197.1.501", "SHA256withSM2"})
    void signatureName_isKnown(String name) throws Exception {
      assertTrue(verifies(name, key(), signed(name, MESSAGE)));
    }

    /** By the standard's own steps, which are not Bouncy Castle's. */
    @Test
    void defaultIdentifier_isThatOfTheStandard() throws Exception {
      assertTrue(verifies("SM3withSM2", key(), WrongSm2.signRight(SIGNER, MESSAGE)));
    }

    /** 1.84 could not (issue 1355). */
    @Test
    void certificates_areReadOutOfGmSignedData_as1_86DoesAnd1_84DidNot() throws Exception {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
      byte[] made = attributes().make(MESSAGE);
      assertEquals(
          SIGNER.certificates(),
          List.copyOf(factory.generateCertificates(new ByteArrayInputStream(made))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM4/CBC/PKCS5Padding", "SM4/GCM/NoPadding", "SM4/CTR/NoPadding"})
    void sm4_isKnownByName(String name) throws Exception {
      assertEquals(16, Cipher.getInstance(name, PROVIDER).getBlockSize());
    }

    @Test
    void hmacAndKeyDerivation_workWithSm3() throws Exception {
      Mac mac = Mac.getInstance("HMACSM3", PROVIDER);
      mac.init(new SecretKeySpec(new byte[16], "SM3"));
      assertEquals(32, mac.doFinal(MESSAGE).length);
      assertEquals(
          16,
          SecretKeyFactory.getInstance("PBKDF2WITHHMACSM3", PROVIDER)
              .generateSecret(new PBEKeySpec(new char[] {'p'}, new byte[8], 2, 128))
              .getEncoded()
              .length);
    }
  }

  @Nested
  class DoesNot {

    @Test
    void jdk_cannotReadAnSm2Certificate() throws Exception {
      CertificateFactory jdk = CertificateFactory.getInstance("X.509", "SUN");
      byte[] der = SIGNER.certificate().getEncoded();
      boolean keyless;
      try {
        keyless =
            !(((X509Certificate) jdk.generateCertificate(new ByteArrayInputStream(der)))
                    .getPublicKey()
                instanceof ECPublicKey);
      } catch (CertificateException e) {
        keyless = true;
      }
      assertTrue(keyless);
      assertThrows(
          GeneralSecurityException.class,
          () ->
              KeyPairGenerator.getInstance("EC", "SunEC")
                  .initialize(new ECGenParameterSpec("1.2.156.10197.1.301")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.301.1", "1.2.156.10197.1.301", "NONEwithSM2"})
    void signature_underThisName_isNotKnown(String name) {
      assertThrows(NoSuchAlgorithmException.class, () -> Signature.getInstance(name, PROVIDER));
    }

    @Test
    void cms_namingIdentifier301_1_isNotVerified() throws Exception {
      byte[] made = attributes().types(P7 + 2, P7 + 1, P7 + 1).make(MESSAGE);
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> verifies(new CMSSignedData(made)));
      assertTrue(refusal.toString().endsWith("SM3with1.2.156.10197.1.301.1"));
      byte[] named501 =
          attributes()
              .types(P7 + 2, P7 + 1, P7 + 1)
              .algorithms("1.2.156.10197.1.401", "1.2.156.10197.1.501")
              .make(MESSAGE);
      assertTrue(verifies(new CMSSignedData(named501)));
    }

    @Test
    void cms_whoseContentTypeIsRepeatedInTheOtherFamily_isNotVerified() throws Exception {
      byte[] made =
          attributes()
              .types(P7 + 2, P7 + 1, SignedDataFactory.GM + 1)
              .algorithms("1.2.156.10197.1.401", "1.2.156.10197.1.501")
              .make(MESSAGE);
      assertThrows(CMSException.class, () -> verifies(new CMSSignedData(made)));
    }

    @Test
    void cms_withAttributesSignedAsSent_isWrongForItSortsThem() throws Exception {
      byte[] made =
          attributes()
              .types(P7 + 2, P7 + 1, P7 + 1)
              .algorithms("1.2.156.10197.1.401", "1.2.156.10197.1.501")
              .unsorted()
              .make(MESSAGE);
      assertFalse(verifies(new CMSSignedData(made)));
    }

    @Test
    void rawSignature_isWrongWithoutAnException() throws Exception {
      byte[] raw = Sm2Encodings.raw(signed("SM3withSM2", MESSAGE));
      assertFalse(verifies("SM3withSM2", key(), raw));
    }

    @Test
    void sm4_isNotKnownByTheIdentifierOfItsMode() {
      assertThrows(
          NoSuchAlgorithmException.class,
          () -> Cipher.getInstance("1.2.156.10197.1.104.2", PROVIDER));
    }

    @Test
    void sm3WithSm2_acceptsAKeyOnAnotherCurve() throws Exception {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
      generator.initialize(new ECGenParameterSpec("P-256"));
      KeyPair pair = generator.generateKeyPair();
      Signature signature = Signature.getInstance("SM3withSM2", PROVIDER);
      signature.initSign(pair.getPrivate());
      signature.update(MESSAGE);
      assertTrue(verifies("SM3withSM2", pair.getPublic(), signature.sign()));
    }

    @Test
    void engine_writesC1C2C3_byDefault() throws Exception {
      ECDomainParameters domain = new ECDomainParameters(CURVE);
      ECPrivateKeyParameters secret =
          new ECPrivateKeyParameters(((ECPrivateKey) SIGNER.key()).getS(), domain);
      ECPublicKeyParameters open =
          new ECPublicKeyParameters(CURVE.getG().multiply(secret.getD()), domain);
      SM2Engine engine = new SM2Engine();
      engine.init(true, new ParametersWithRandom(open, new SecureRandom()));
      byte[] encrypted = engine.processBlock(MESSAGE, 0, MESSAGE.length);
      SM2Engine asTheStandardOrders = new SM2Engine(SM2Engine.Mode.C1C3C2);
      asTheStandardOrders.init(false, secret);
      assertThrows(
          InvalidCipherTextException.class,
          () -> asTheStandardOrders.processBlock(encrypted, 0, encrypted.length));
      SM2Engine oldOrder = new SM2Engine(SM2Engine.Mode.C1C2C3);
      oldOrder.init(false, secret);
      assertArrayEquals(MESSAGE, oldOrder.processBlock(encrypted, 0, encrypted.length));
    }

    /** One object for two messages at once gives the signature of neither. */
    @Test
    void signature_isNotForTwoMessagesAtOnce() throws Exception {
      Signature verifier = Signature.getInstance("SM3withSM2", PROVIDER);
      verifier.initVerify(key());
      byte[] right = signed("SM3withSM2", MESSAGE);
      verifier.update(MESSAGE, 0, 3);
      verifier.update(new byte[] {1}); // Another thread's part.
      verifier.update(MESSAGE, 3, MESSAGE.length - 3);
      assertFalse(verifier.verify(right));
    }

    @Test
    void derLength_isNotFixed() throws Exception {
      TreeSet<Integer> lengths = new TreeSet<>();
      for (int i = 0; i < 40; i++) {
        lengths.add(signed("SM3withSM2", new byte[] {(byte) i}).length);
      }
      assertTrue(lengths.size() > 1, lengths.toString());
      assertTrue(lengths.last() <= 72, lengths.toString());
    }

    @Test
    void bitStringWithUnusedBits_throwsForOctets_andMasksBytes() throws Exception {
      ASN1BitString bits =
          (ASN1BitString) ASN1Primitive.fromByteArray(new byte[] {3, 2, 2, (byte) 0xFF});
      assertThrows(IllegalStateException.class, bits::getOctets);
      assertArrayEquals(new byte[] {(byte) 0xFC}, bits.getBytes());
      assertArrayEquals(new byte[] {1}, new DERBitString(new byte[] {1}).getOctets());
    }

    /** Two answers, and so by 1.70 and 1.86 alike. */
    @Test
    void generalizedTimeWithoutZone_isUtcAsDate_andLocalTimeAsText() throws Exception {
      TimeZone before = TimeZone.getDefault();
      try {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        ASN1GeneralizedTime time = new ASN1GeneralizedTime("20261124020000");
        assertEquals(Instant.parse("2026-11-24T02:00:00Z"), time.getDate().toInstant());
        assertEquals("20261124020000GMT+09:00", time.getTime());
      } finally {
        TimeZone.setDefault(before);
      }
    }

    @Test
    void ia5String_cutsChineseToItsLowBytes_unlessAskedToLook() throws Exception {
      byte[] der = new DERIA5String("印").getEncoded();
      assertArrayEquals(new byte[] {0x16, 1, (byte) '印'}, der);
      assertThrows(IllegalArgumentException.class, () -> new DERIA5String("印", true));
    }
  }

  private static final String P7 = SignedDataFactory.PKCS7;

  /** What follows the DER, which decides how a padded /Contents is to be cut. */
  @Nested
  class TrailingBytes {

    private final byte[] made = attributes().types(P7 + 2, P7 + 1, P7 + 1).make(MESSAGE);
    private final byte[] padded = Arrays.copyOf(made, made.length + 8);

    @Test
    void primitive_ofPaddedBytes_isRefused() {
      assertThrows(IOException.class, () -> ASN1Primitive.fromByteArray(padded));
    }

    @Test
    void inputStream_readsTheFirstAlone() throws Exception {
      try (ASN1InputStream in = new ASN1InputStream(padded)) {
        assertArrayEquals(made, in.readObject().getEncoded(ASN1Encoding.DL));
      }
    }

    @Test
    void signature_withBytesAfterIt_isWrong() throws Exception {
      byte[] right = signed("SM3withSM2", MESSAGE);
      assertFalse(verifies("SM3withSM2", key(), Arrays.copyOf(right, right.length + 1)));
    }
  }

  @Test
  void labelsOf502To504_areThoseOfShaWithSm2_whereTheNationalTableHasSm9AndRsa() {
    assertEquals("1.2.156.10197.1.502", GMObjectIdentifiers.sm2sign_with_sha1.getId());
    assertEquals("1.2.156.10197.1.503", GMObjectIdentifiers.sm2sign_with_sha256.getId());
    assertEquals("1.2.156.10197.1.504", GMObjectIdentifiers.sm2sign_with_sha512.getId());
  }

  @Test
  void version_isThePinnedOne() {
    assertEquals("1.86", PROVIDER.getVersionStr());
  }
}
