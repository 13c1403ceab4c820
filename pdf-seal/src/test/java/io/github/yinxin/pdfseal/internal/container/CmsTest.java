package io.github.yinxin.pdfseal.internal.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.testkit.ToldSigner;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5652, in the form of ETSI EN 319 122-1. */
class CmsTest {

  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final byte[] DOCUMENT = "%PDF-1.4 and so on".getBytes(StandardCharsets.US_ASCII);
  private static final Digest DIGEST = Digest.compute(Digest.Algorithm.SHA256, DOCUMENT);

  private static byte[] make(Signer signer) throws IOException, GeneralSecurityException {
    ContainerFormat format = ContainerFormat.cms(signer, SignatureStamps.NONE);
    return format.contents(digest(format.digest()), "", SealingOffice.NOW);
  }

  private static Digest digest(Digest.Algorithm algorithm) {
    return Digest.compute(algorithm, DOCUMENT);
  }

  private static byte[] make(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    return make(SealingOffice.signer(algorithm).signer());
  }

  @Nested
  class Interoperability {

    @ParameterizedTest
    @EnumSource
    void container_isAcceptedByBouncyCastle(SignatureAlgorithm algorithm) throws Exception {
      CMSSignedData data =
          new CMSSignedData(new CMSProcessableByteArray(DOCUMENT), make(algorithm));
      SignerInformation info = data.getSignerInfos().getSigners().iterator().next();
      assertTrue(
          info.verify(
              new JcaSimpleSignerInfoVerifierBuilder()
                  .setProvider(BOUNCY_CASTLE)
                  .build(SealingOffice.signer(algorithm).certificate())));
    }

    @ParameterizedTest
    @EnumSource(names = {"ECDSA_SHA256", "RSA_SHA256"})
    void container_isAcceptedByOpenssl(SignatureAlgorithm algorithm, @TempDir Path folder)
        throws Exception {
      Optional<ExternalProgram> openssl = ExternalProgram.find("openssl");
      assumeTrue(openssl.isPresent(), "openssl is not on the search path");
      Path container = Files.write(folder.resolve("cms.der"), make(algorithm));
      Path document = Files.write(folder.resolve("document"), DOCUMENT);
      Path root = folder.resolve("root.pem");
      byte[] rootDer = SealingOffice.root(algorithm).certificate().getEncoded();
      Files.writeString(
          root,
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(rootDer)
              + "\n-----END CERTIFICATE-----\n");
      ExternalProgram.Run run =
          openssl
              .get()
              .run(
                  "cms",
                  "-verify",
                  "-binary",
                  "-inform",
                  "DER",
                  "-purpose",
                  "any",
                  "-cades",
                  "-attime",
                  SealingOffice.NOW.getEpochSecond(),
                  "-CAfile",
                  root,
                  "-in",
                  container,
                  "-content",
                  document,
                  "-out",
                  folder.resolve("out"));
      assertEquals(0, run.exitCode(), run.output());
    }

    @ParameterizedTest
    @EnumSource
    void container_hasTheAttributesOfTheBaseline(SignatureAlgorithm algorithm) throws Exception {
      SignerInformation info =
          new CMSSignedData(make(algorithm)).getSignerInfos().getSigners().iterator().next();
      assertEquals(
          Set.of("1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"),
          Arrays.stream(info.getSignedAttributes().toASN1Structure().getAttributes())
              .map(attribute -> attribute.getAttrType().getId())
              .collect(Collectors.toSet()));
    }

    @Test
    void container_holdsNoContent() throws Exception {
      CMSSignedData data = new CMSSignedData(make(SignatureAlgorithm.ECDSA_SHA256));
      assertEquals(CMSObjectIdentifiers.data.getId(), data.getSignedContentTypeOID());
      assertTrue(data.isDetachedSignature());
    }
  }

  @Nested
  class RoundTrip {

    private static SignatureContainer read(SignatureAlgorithm algorithm) throws Exception {
      return SignatureContainer.read(make(algorithm));
    }

    @ParameterizedTest
    @EnumSource
    void container_givesTheDocumentsDigest(SignatureAlgorithm algorithm) throws Exception {
      assertEquals(digest(algorithm.digest()), read(algorithm).documentDigest().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void container_givesTheSigner(SignatureAlgorithm algorithm) throws Exception {
      assertEquals(SealingOffice.signer(algorithm).certificate(), read(algorithm).signer());
    }

    @ParameterizedTest
    @EnumSource
    void container_givesTheChain(SignatureAlgorithm algorithm) throws Exception {
      assertEquals(List.of(SealingOffice.root(algorithm).certificate()), read(algorithm).others());
    }

    @Test
    void container_ofAWrongSignature_isNeverHandedOut() {
      Signer wrong =
          ToldSigner.wrong(SealingOffice.signer(SignatureAlgorithm.ECDSA_SHA256).signer());
      assertThrows(GeneralSecurityException.class, () -> make(wrong));
    }
  }

  @Nested
  class Size {

    private static void assertFits(Signer signer) throws IOException, GeneralSecurityException {
      int length = make(signer).length;
      int bound = ContainerFormat.cms(signer, SignatureStamps.NONE).maxLength();
      assertTrue(length <= bound, length + " bytes of " + bound);
    }

    @ParameterizedTest
    @EnumSource
    void bound_holdsForManySignatures(SignatureAlgorithm algorithm) throws Exception {
      Signer signer = SealingOffice.signer(algorithm).signer();
      for (int i = 0; i < 100; i++) {
        assertFits(signer);
      }
    }

    /** SignerInfo repeats the issuer's name. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void bound_holdsForLongNamesOfTheIssuer(int parts) throws Exception {
      String name = "CN=Root" + ", OU=Department of Very Long Official Names".repeat(parts);
      Instant from = SealingOffice.FROM;
      Identity signer =
          CertificateAuthority.found(SignatureAlgorithm.ECDSA_SHA256, name, from)
              .issue("CN=Signer", Purpose.SIGNING, from, SealingOffice.UNTIL);
      assertFits(signer.signer());
    }
  }

  /** Written by Bouncy Castle, as others would. */
  @Nested
  class Foreign {

    private static CMSSignedDataGenerator generator(SignatureAlgorithm... algorithms)
        throws Exception {
      return generator("SHA256withECDSA", algorithms);
    }

    private static CMSSignedDataGenerator generator(
        String jcaName, SignatureAlgorithm... algorithms) throws Exception {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      for (SignatureAlgorithm algorithm : algorithms) {
        Identity identity = SealingOffice.signer(algorithm);
        generator.addSignerInfoGenerator(
            new JcaSignerInfoGeneratorBuilder(
                    new JcaDigestCalculatorProviderBuilder().setProvider(BOUNCY_CASTLE).build())
                .build(
                    new JcaContentSignerBuilder(jcaName)
                        .setProvider(BOUNCY_CASTLE)
                        .build(identity.key()),
                    identity.certificate()));
        generator.addCertificates(new JcaCertStore(identity.certificates()));
      }
      return generator;
    }

    private static byte[] sign(CMSSignedDataGenerator generator) throws Exception {
      return generator.generate(new CMSProcessableByteArray(DOCUMENT)).getEncoded("DER");
    }

    @Test
    void container_ofOneSigner_isRead() throws Exception {
      byte[] foreign = sign(generator(SignatureAlgorithm.ECDSA_SHA256));
      assertEquals(DIGEST, SignatureContainer.read(foreign).documentDigest().orElseThrow());
    }

    @Test
    void container_ofTwoSigners_isRefused() throws Exception {
      byte[] foreign =
          sign(generator(SignatureAlgorithm.ECDSA_SHA256, SignatureAlgorithm.ECDSA_SHA256));
      assertThrows(DerException.class, () -> SignatureContainer.read(foreign));
    }

    @Test
    void container_ofNoSigner_isRefused() throws Exception {
      byte[] foreign = sign(new CMSSignedDataGenerator());
      assertThrows(DerException.class, () -> SignatureContainer.read(foreign));
    }

    @Test
    void container_withTheDocumentInside_vouchesForIt() throws Exception {
      byte[] foreign =
          generator(SignatureAlgorithm.ECDSA_SHA256)
              .generate(new CMSProcessableByteArray(DOCUMENT), true)
              .getEncoded("DER");
      SignatureContainer read = SignatureContainer.read(foreign);
      assertEquals(DIGEST, read.documentDigest().orElseThrow());
      assertEquals(SignatureCheck.YES, read.check(List.of()));
    }

    /** ISO 32000-1 12.8.3.3.1: the document's SHA-1 digest is the content. */
    @Test
    void container_ofTheNameAdbePkcs7Sha1_vouchesForTheDigestInside() throws Exception {
      Digest digest = Digest.compute(Digest.Algorithm.SHA1, DOCUMENT);
      byte[] foreign =
          generator("SHA1withRSA", SignatureAlgorithm.RSA_SHA256)
              .generate(new CMSProcessableByteArray(digest.bytes()), true)
              .getEncoded("DER");
      SignatureContainer read = SignatureContainer.read(foreign);
      assertEquals(digest, read.documentDigest().orElseThrow());
      assertEquals(SignatureCheck.YES, read.check(List.of()));
      assertEquals(Set.of(Leniency.SHA1_DIGEST), read.leniencies());
    }

    /** The content inside was exchanged, and its digest in the attributes was not. */
    @Test
    void container_withAnotherContentInside_isWrong() throws Exception {
      byte[] foreign =
          generator(SignatureAlgorithm.ECDSA_SHA256)
              .generate(new CMSProcessableByteArray(DOCUMENT), true)
              .getEncoded("DER");
      byte[] changed = foreign.clone();
      int at = new String(foreign, ISO_8859_1).indexOf(new String(DOCUMENT, ISO_8859_1));
      changed[at] ^= 1;
      SignatureContainer read = SignatureContainer.read(changed);
      assertEquals(SignatureCheck.NO, read.check(List.of()));
      assertEquals(Set.of(Contradiction.CONTENT_DIGEST), read.contradictions());
    }

    /** RFC 5652 11.1: the type stands under the signature too. */
    @ParameterizedTest
    @EnumSource
    void container_whoseContentIsSaidToBeSomethingElse_isRefused(SignatureAlgorithm algorithm)
        throws Exception {
      byte[] made = make(algorithm);
      byte[] data = HexFormat.of().parseHex("06092a864886f70d010701");
      byte[] enveloped = HexFormat.of().parseHex("06092a864886f70d010703");
      int at = new String(made, ISO_8859_1).indexOf(new String(data, ISO_8859_1));
      System.arraycopy(enveloped, 0, made, at, enveloped.length);
      DerException refusal = assertThrows(DerException.class, () -> SignatureContainer.read(made));
      Throwable cause = refusal.getCause() == null ? refusal : refusal.getCause();
      assertTrue(cause.toString().contains("is signed as if it were"), refusal.toString());
    }

    @ParameterizedTest
    @CsvSource({
      "SHA256withECDSA, ECDSA_SHA256",
      "SHA512withRSA, RSA_SHA256",
      "SM3withSM2, SM2_SM3"
    })
    void container_withoutAttributes_isJudgedOverTheDocument(
        String jcaName, SignatureAlgorithm algorithm) throws Exception {
      SignatureContainer read = SignatureContainer.read(withoutAttributes(jcaName, algorithm));
      assertEquals(Optional.empty(), read.documentDigest());
      ByteBuffer whole = ByteBuffer.wrap(DOCUMENT);
      assertEquals(SignatureCheck.YES, read.check(List.of(whole)));
      assertEquals(
          SignatureCheck.YES,
          read.check(List.of(whole.slice(0, 1), whole.slice(1, DOCUMENT.length - 1))));
      assertEquals(SignatureCheck.NO, read.check(List.of(ByteBuffer.wrap(new byte[] {9}))));
    }

    private static byte[] withoutAttributes(String jcaName, SignatureAlgorithm algorithm)
        throws Exception {
      Identity identity = SealingOffice.signer(algorithm);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(BOUNCY_CASTLE).build())
              .setDirectSignature(true)
              .build(
                  new JcaContentSignerBuilder(jcaName)
                      .setProvider(BOUNCY_CASTLE)
                      .build(identity.key()),
                  identity.certificate()));
      generator.addCertificates(new JcaCertStore(identity.certificates()));
      return sign(generator);
    }

    /** RFC 5035 3: under the signature stands whose certificate it is. */
    @ParameterizedTest
    @EnumSource
    void container_whoseSignerIsAnotherCertificateOfTheSameKey_isWrong(SignatureAlgorithm algorithm)
        throws Exception {
      Identity honest = SealingOffice.signer(algorithm);
      byte[] made = make(algorithm);
      X509Certificate twin = twin(algorithm, honest.certificate());
      SignatureContainer read =
          SignatureContainer.read(
              Elements.replaced(
                  Elements.replaced(made, honest.certificate().getEncoded(), twin.getEncoded()),
                  serial(honest.certificate()),
                  serial(twin)));
      assertEquals(twin, read.signer());
      assertEquals(SignatureCheck.NO, read.check(List.of()));
      assertEquals(Set.of(Contradiction.SIGNING_CERTIFICATE), read.contradictions());
    }

    private static X509Certificate twin(SignatureAlgorithm algorithm, X509Certificate of) {
      return SealingOffice.root(algorithm)
          .certify("CN=Twin", of.getPublicKey(), SealingOffice.FROM, SealingOffice.UNTIL);
    }

    private static byte[] serial(X509Certificate certificate) {
      return DerOutput.integer(certificate.getSerialNumber());
    }

    /** A time-stamp token is such a container (RFC 3161, 2.4.2). */
    @Test
    void container_ofOtherContent_isRefused() throws Exception {
      ASN1ObjectIdentifier tstInfo = PKCSObjectIdentifiers.id_ct_TSTInfo;
      byte[] foreign =
          generator(SignatureAlgorithm.ECDSA_SHA256)
              .generate(new CMSProcessableByteArray(tstInfo, DOCUMENT), false)
              .getEncoded("DER");
      assertThrows(DerException.class, () -> SignatureContainer.read(foreign));
    }

    @Test
    void container_withoutTheSignersCertificate_isRefused() throws Exception {
      Identity identity = SealingOffice.signer(SignatureAlgorithm.ECDSA_SHA256);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(BOUNCY_CASTLE).build())
              .build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(identity.key()),
                  identity.certificate()));
      byte[] foreign = sign(generator);
      assertThrows(DerException.class, () -> SignatureContainer.read(foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA384withRSA", "SHA512withRSA"})
    void container_withAnotherDigest_isJudgedByIt(String algorithm) throws Exception {
      SignatureContainer read =
          SignatureContainer.read(sign(generator(algorithm, SignatureAlgorithm.RSA_SHA256)));
      assertEquals(SignatureCheck.YES, check(read));
    }

    /** Judged as PKCS#1 v1.5 it would seem broken, and is not. */
    @Test
    void container_withRsaPss_isNotCalledBroken() throws Exception {
      SignatureContainer read =
          SignatureContainer.read(
              sign(generator("SHA256withRSAandMGF1", SignatureAlgorithm.RSA_SHA256)));
      assertNotEquals(SignatureCheck.NO, check(read));
    }

    private static SignatureCheck check(SignatureContainer read) {
      return SignatureCheck.of(
          read.signer().getPublicKey(), read.algorithm(), read.signedBytes(), read.signature());
    }
  }

  @Test
  void signedBytes_areTheAttributesAsASet() throws Exception {
    byte[] made = make(SignatureAlgorithm.ECDSA_SHA256);
    assertArrayEquals(
        new CMSSignedData(made)
            .getSignerInfos()
            .getSigners()
            .iterator()
            .next()
            .getEncodedSignedAttributes(),
        SignatureContainer.read(made).signedBytes());
  }
}
