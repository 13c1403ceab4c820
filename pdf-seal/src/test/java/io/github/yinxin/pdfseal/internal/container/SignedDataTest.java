package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.Patch;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.ToldSigner;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB/T 35275: what is written, and what is read of others. */
class SignedDataTest {

  private static final byte[] DOCUMENT = "%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "%PDF-1.7 ..!".getBytes(StandardCharsets.US_ASCII);
  private static final Digest DIGEST = Digest.compute(Digest.Algorithm.SM3, DOCUMENT);
  private static final Identity IDENTITY = SealingOffice.signer(SignatureAlgorithm.SM2_SM3);
  private static final String GM = SignedDataFactory.GM;
  private static final String PKCS7 = SignedDataFactory.PKCS7;

  private static byte[] make(Signer signer) throws IOException, GeneralSecurityException {
    return ContainerFormat.signedData(signer, SignatureStamps.NONE)
        .contents(DIGEST, "", SealingOffice.NOW);
  }

  private static SignatureContainer read(byte[] bytes) throws DerException {
    return SignatureContainer.read(bytes);
  }

  private static SignedDataFactory foreign() {
    return new SignedDataFactory(IDENTITY);
  }

  private static SignatureCheck judge(SignatureContainer read, byte[] document) {
    boolean digestFits =
        read.documentDigest()
            .map(d -> d.equals(Digest.compute(d.algorithm(), document)))
            .orElse(true);
    return digestFits ? read.check(List.of(ByteBuffer.wrap(document))) : SignatureCheck.NO;
  }

  private static void assertGood(byte[] container, Leniency... putUpWith) throws DerException {
    SignatureContainer read = read(container);
    assertEquals(SignatureCheck.YES, judge(read, DOCUMENT));
    assertEquals(SignatureCheck.NO, judge(read, OTHER), "of another document");
    assertEquals(Set.of(putUpWith), read.leniencies());
  }

  @Nested
  class Written {

    @Test
    void container_isReadBack() throws Exception {
      SignatureContainer read = read(make(IDENTITY.signer()));
      assertEquals(Kind.GB35275, read.kind());
      assertEquals(IDENTITY.certificate(), read.signer());
      assertEquals(SealingOffice.NOW, read.sealedAt().orElseThrow());
      assertGood(make(IDENTITY.signer()));
    }

    /** Its reader takes the identifiers as they are; what is signed must be the same to both. */
    @Test
    void signedBytes_areThoseThatBouncyCastleSees() throws Exception {
      byte[] made = make(IDENTITY.signer());
      SignerInformation info =
          new CMSSignedData(made).getSignerInfos().getSigners().iterator().next();
      assertArrayEquals(info.getEncodedSignedAttributes(), read(made).signedBytes());
    }

    @Test
    void container_ofAWrongSignature_isNeverHandedOut() {
      Signer wrong = ToldSigner.wrong(IDENTITY.signer());
      assertThrows(GeneralSecurityException.class, () -> make(wrong));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void bound_holds(int parts) throws Exception {
      String name = "CN=Root" + ", OU=Department of Very Long Official Names".repeat(parts);
      Signer signer =
          CertificateAuthority.found(SignatureAlgorithm.SM2_SM3, name, SealingOffice.FROM)
              .issue("CN=Signer", Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL)
              .signer();
      int bound = ContainerFormat.signedData(signer, SignatureStamps.NONE).maxLength();
      for (int i = 0; i < 50; i++) {
        assertTrue(make(signer).length <= bound);
      }
    }
  }

  /** The three ways of tying the signature to the document. */
  @Nested
  class Content {

    @Test
    void absentWithAttributes_isJudgedByTheMessageDigest() throws Exception {
      assertGood(foreign().attributes(DIGEST.bytes()).make(DOCUMENT));
    }

    @Test
    void absentWithoutAttributes_isJudgedOverTheDocument() throws Exception {
      byte[] made = foreign().make(DOCUMENT);
      assertTrue(read(made).documentDigest().isEmpty());
      assertGood(made);
    }

    @Test
    void documentsDigest_isJudgedAsContent() throws Exception {
      assertGood(foreign().content(DIGEST.bytes()).make(DOCUMENT));
    }

    @Test
    void documentsDigestWithAttributes_isJudgedByBoth() throws Exception {
      byte[] overContent = SignedDataFactory.sm3(DIGEST.bytes());
      assertGood(foreign().content(DIGEST.bytes()).attributes(overContent).make(DOCUMENT));
    }

    @Test
    void contentThatIsNotTheSignedOne_isJudgedWrong() throws Exception {
      byte[] made = foreign().content(DIGEST.bytes()).attributes(DIGEST.bytes()).make(DOCUMENT);
      assertEquals(SignatureCheck.NO, read(made).check(List.of(ByteBuffer.wrap(DOCUMENT))));
    }

    @Test
    void documentItself_mayBeTheContent() throws Exception {
      assertGood(foreign().content(DOCUMENT).make(DOCUMENT));
    }

    @Test
    void attributesWithoutMessageDigest_areRefused() {
      byte[] made = foreign().attributes(DIGEST.bytes()).make(DOCUMENT);
      String messageDigest = "06092a864886f70d010904";
      byte[] without = Patch.replaceLast(made, messageDigest, "06092a864886f70d010905");
      assertThrows(DerException.class, () -> read(without));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void messageDigestOfAnotherLength_isRefused(int length) {
      byte[] made = foreign().attributes(new byte[length]).make(DOCUMENT);
      assertThrows(DerException.class, () -> read(made));
    }
  }

  @Nested
  class Identifiers {

    @ParameterizedTest
    @CsvSource({
      GM + "2," + GM + "1," + GM + "1,GB35275,",
      PKCS7 + "2," + PKCS7 + "1," + PKCS7 + "1,CMS,",
      GM + "2," + PKCS7 + "1," + GM + "1,GB35275,MIXED_IDENTIFIERS",
      GM + "2," + PKCS7 + "1," + PKCS7 + "1,GB35275,MIXED_IDENTIFIERS",
      GM + "2," + GM + "1," + PKCS7 + "1,GB35275,MIXED_IDENTIFIERS",
      PKCS7 + "2," + GM + "1," + GM + "1,CMS,MIXED_IDENTIFIERS",
      PKCS7 + "2," + PKCS7 + "1," + GM + "1,CMS,MIXED_IDENTIFIERS",
    })
    void families_mayBeMixed(
        String outer, String inner, String attribute, Kind kind, Leniency putUpWith)
        throws Exception {
      byte[] made =
          foreign().types(outer, inner, attribute).attributes(DIGEST.bytes()).make(DOCUMENT);
      assertEquals(kind, read(made).kind());
      assertGood(made, putUpWith == null ? new Leniency[0] : new Leniency[] {putUpWith});
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.6.1.4.2.3", "1.2.840.113549.1.7.3", "2.999"})
    void whole_ofAnotherType_isRefused(String outer) {
      byte[] made = foreign().types(outer, GM + 1, GM + 1).make(DOCUMENT);
      assertThrows(DerException.class, () -> read(made));
    }

    @Test
    void contentSignedAsAnotherType_isRefused() {
      byte[] made =
          foreign().types(GM + 2, GM + 1, "2.999").attributes(DIGEST.bytes()).make(DOCUMENT);
      assertThrows(DerException.class, () -> read(made));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.301.1", "1.2.156.10197.1.501", "1.2.156.10197.1.301"})
    void signature_mayBeNamedInThreeWays(String algorithm) throws Exception {
      assertGood(
          foreign()
              .algorithms(Digest.Algorithm.SM3.oid(), algorithm)
              .attributes(DIGEST.bytes())
              .make(DOCUMENT));
    }

    /** SM9 with SM3, and RSA with SM3; Bouncy Castle calls them SM2. */
    @ParameterizedTest
    @ValueSource(strings = {"1.2.156.10197.1.502", "1.2.156.10197.1.503", "1.2.156.10197.1.504"})
    void otherArcs_areNotSm2(String algorithm) throws Exception {
      byte[] made =
          foreign()
              .algorithms(Digest.Algorithm.SM3.oid(), algorithm)
              .attributes(DIGEST.bytes())
              .make(DOCUMENT);
      assertEquals(
          SignatureCheck.UNSUPPORTED, read(made).check(List.of(ByteBuffer.wrap(DOCUMENT))));
    }

    @Test
    void digestNamedAsSignature_isPutUpWith() throws Exception {
      assertGood(
          foreign()
              .algorithms("1.2.156.10197.1.501", "1.2.156.10197.1.501")
              .attributes(DIGEST.bytes())
              .make(DOCUMENT),
          Leniency.DIGEST_IDENTIFIER);
    }

    @Test
    void anotherDigest_isRefused() {
      byte[] made =
          foreign().algorithms(Digest.Algorithm.SHA256.oid(), "1.2.156.10197.1.501").make(DOCUMENT);
      assertThrows(DerException.class, () -> read(made));
    }

    @Test
    void nullParameters_areRead() throws Exception {
      assertGood(foreign().withNullParameters().attributes(DIGEST.bytes()).make(DOCUMENT));
    }
  }

  @Nested
  class Encodings {

    /** Sorted anew, as Bouncy Castle does, they would not be what was signed. */
    @Test
    void attributesOutOfOrder_areJudgedAsSent() throws Exception {
      assertGood(
          foreign().attributes(DIGEST.bytes()).unsorted().make(DOCUMENT),
          Leniency.UNSORTED_ATTRIBUTES);
    }

    @Test
    void rawSignature_isPutUpWith() throws Exception {
      assertGood(
          foreign().encoding(Sm2Encodings::raw).attributes(DIGEST.bytes()).make(DOCUMENT),
          Leniency.RAW_SIGNATURE);
    }

    @Test
    void signatureOfADevice_isPutUpWith() throws Exception {
      assertGood(
          foreign().encoding(Sm2Encodings::sdf).attributes(DIGEST.bytes()).make(DOCUMENT),
          Leniency.SDF_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 127, 129})
    void signatureOfAnotherLength_isJudgedWrong(int length) throws Exception {
      byte[] made = foreign().encoding(der -> Arrays.copyOf(der, length)).make(DOCUMENT);
      assertEquals(SignatureCheck.NO, read(made).check(List.of(ByteBuffer.wrap(DOCUMENT))));
    }

    /** Indefinite lengths everywhere; the attributes are signed as DER (RFC 5652 5.4). */
    @ParameterizedTest
    @CsvSource({GM + "2," + GM + "1", PKCS7 + "2," + PKCS7 + "1"})
    void indefiniteLengths_arePutUpWith(String outer, String inner) throws Exception {
      SignedDataFactory factory = foreign().types(outer, inner, inner);
      assertGood(Elements.indefinite(factory.make(DOCUMENT)), Leniency.BER_ENCODING);
      byte[] withAttributes =
          Elements.indefinite(factory.attributes(DIGEST.bytes()).make(DOCUMENT));
      assertGood(withAttributes, Leniency.BER_ENCODING);
      assertGood(Arrays.copyOf(withAttributes, withAttributes.length + 9), Leniency.BER_ENCODING);
    }

    @Test
    void contentInPieces_isPutUpWith() throws Exception {
      byte[] made = foreign().content(DIGEST.bytes()).make(DOCUMENT);
      byte[] whole = DerOutput.octets(DIGEST.bytes());
      byte[] pieces =
          HexFormat.of()
              .parseHex(
                  "2424"
                      + "0410"
                      + HexFormat.of().formatHex(DIGEST.bytes(), 0, 16)
                      + "0410"
                      + HexFormat.of().formatHex(DIGEST.bytes(), 16, 32));
      assertGood(Elements.replaced(made, whole, pieces), Leniency.BER_ENCODING);
    }

    @Test
    void indefiniteLength_withoutItsEnd_isRefused() throws Exception {
      byte[] ber = Elements.indefinite(foreign().make(DOCUMENT));
      assertThrows(DerException.class, () -> read(Arrays.copyOf(ber, ber.length - 2)));
    }

    @Test
    void trailingBytes_areNoticed() throws Exception {
      byte[] made = foreign().make(DOCUMENT);
      byte[] more = Arrays.copyOf(made, made.length + 2);
      assertGood(more);
      more[made.length + 1] = 1;
      assertGood(more, Leniency.TRAILING_BYTES);
    }
  }

  @Nested
  class Signers {

    /** RFC 5035 3: ours are named under their signature. */
    @Test
    void anotherCertificateOfTheSameKey_isWrong() throws Exception {
      X509Certificate twin =
          SealingOffice.root(SignatureAlgorithm.SM2_SM3)
              .certify(
                  "CN=Twin",
                  IDENTITY.certificate().getPublicKey(),
                  SealingOffice.FROM,
                  SealingOffice.UNTIL);
      SignatureContainer read =
          read(
              Elements.replaced(
                  Elements.replaced(
                      make(IDENTITY.signer()),
                      IDENTITY.certificate().getEncoded(),
                      twin.getEncoded()),
                  DerOutput.integer(IDENTITY.certificate().getSerialNumber()),
                  DerOutput.integer(twin.getSerialNumber())));
      assertEquals(twin, read.signer());
      assertEquals(SignatureCheck.NO, read.check(List.of()));
      assertEquals(Set.of(Contradiction.SIGNING_CERTIFICATE), read.contradictions());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void notExactlyOne_isRefused(int count) {
      byte[] made = foreign().signers(count).make(DOCUMENT);
      assertThrows(DerException.class, () -> read(made));
    }

    @Test
    void withoutCertificate_isRefused() throws Exception {
      byte[] made = foreign().make(DOCUMENT);
      byte[] serial = IDENTITY.certificate().getSerialNumber().toByteArray();
      String digits = HexFormat.of().formatHex(serial);
      byte[] other = serial.clone();
      other[other.length - 1] ^= 1;
      byte[] changed = Patch.replaceLast(made, digits, HexFormat.of().formatHex(other));
      assertThrows(DerException.class, () -> read(changed));
    }
  }
}
