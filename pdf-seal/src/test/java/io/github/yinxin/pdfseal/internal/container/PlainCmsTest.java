package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.Mutations;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.SignatureCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is read as plain says exactly what Bouncy Castle's reader says. */
class PlainCmsTest {

  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final byte[] DOCUMENT = "%PDF-1.4 and so on".getBytes(StandardCharsets.US_ASCII);

  private static byte[] made(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    ContainerFormat format =
        ContainerFormat.cms(SealingOffice.signer(algorithm).signer(), SignatureStamps.NONE);
    return format.contents(Digest.compute(format.digest(), DOCUMENT), "", SealingOffice.NOW);
  }

  private static CMSSignedDataGenerator generator(boolean timeStamped) throws Exception {
    Identity identity = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
    JcaSignerInfoGeneratorBuilder builder =
        new JcaSignerInfoGeneratorBuilder(
            new JcaDigestCalculatorProviderBuilder().setProvider(BOUNCY_CASTLE).build());
    if (timeStamped) {
      Attribute token =
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
              new DERSet(new DERSequence(new DERUTF8String("no real token"))));
      builder.setUnsignedAttributeGenerator(
          new SimpleAttributeTableGenerator(new AttributeTable(new DERSet(token))));
    }
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        builder.build(
            new JcaContentSignerBuilder("SHA256withRSA").build(identity.key()),
            identity.certificate()));
    generator.addCertificates(new JcaCertStore(identity.certificates()));
    return generator;
  }

  private static byte[] foreign(boolean timeStamped, boolean content, String encoding)
      throws Exception {
    return generator(timeStamped)
        .generate(new CMSProcessableByteArray(DOCUMENT), content)
        .getEncoded(encoding);
  }

  private static Optional<SignatureContainer> plain(byte[] contents) {
    return PlainCms.read(contents, new KnownParts());
  }

  /** Everything that is not an array, and those by their values. */
  private static List<Object> parts(SignatureContainer container) {
    List<Object> parts = new ArrayList<>();
    parts.add(container.kind());
    parts.add(container.timeStamp());
    parts.add(container.signer());
    parts.add(container.others());
    parts.add(container.documentDigest());
    parts.add(container.contradictions());
    parts.add(container.algorithm());
    parts.add(container.leniencies());
    parts.add(container.sealedAt());
    parts.add(container.seal());
    parts.add(Arrays.toString(container.signedBytes()));
    parts.add(Arrays.toString(container.signature()));
    parts.add(container.timeStampToken().map(Arrays::toString));
    parts.add(Arrays.toString(container.nullableAlgorithmIdentifier()));
    return parts;
  }

  private static void assertSame(byte[] contents) throws DerException {
    assertEquals(parts(CmsReader.read(contents)), parts(plain(contents).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SHA256", "RSA_SHA256"})
  void ownContainer_isPlain(SignatureAlgorithm algorithm) throws Exception {
    byte[] made = made(algorithm);
    assertSame(made);
    assertSame(Arrays.copyOf(made, made.length + 999));
    byte[] trailing = Arrays.copyOf(made, made.length + 1);
    trailing[made.length] = 1;
    assertSame(trailing);
    assertEquals(SignatureCheck.YES, plain(made).orElseThrow().check(List.of()));
  }

  @Test
  void foreignContainer_isPlainWithAndWithoutATimeStamp() throws Exception {
    assertSame(foreign(false, false, "DER"));
    assertSame(foreign(true, false, "DER"));
    assertTrue(plain(foreign(true, false, "DER")).orElseThrow().timeStampToken().isPresent());
  }

  @Test
  void whatIsNotDerOrNotDetached_isNotPlain() throws Exception {
    assertEquals(Optional.empty(), plain(foreign(false, false, "BER")));
    assertEquals(Optional.empty(), plain(foreign(false, true, "DER")));
    assertEquals(Optional.empty(), plain(made(SignatureAlgorithm.SM2_SM3)));
    assertEquals(Optional.empty(), plain(new byte[0]));
  }

  /** RFC 5652 5.4: their DER is signed, so the other reader sorts them. */
  @Test
  void unsortedAttributes_areNotPlain() throws Exception {
    byte[] made = made(SignatureAlgorithm.RSA_SHA256);
    byte[] set = plain(made).orElseThrow().signedBytes();
    DerInput attributes = DerInput.of(set).next(DerInput.SET, "attributes").children();
    List<byte[]> each = new ArrayList<>();
    while (attributes.hasNext()) {
      each.add(0, attributes.next("attribute").encoded());
    }
    ByteArrayOutputStream reversed = new ByteArrayOutputStream();
    each.forEach(reversed::writeBytes);
    byte[] unsorted =
        Elements.replaced(
            made,
            DerOutput.retagged(DerInput.CONTEXT_0, set),
            DerOutput.retagged(DerInput.CONTEXT_0, DerOutput.sequence(reversed.toByteArray())));
    assertEquals(Optional.empty(), plain(unsorted));
    SignatureContainer read = SignatureContainer.read(unsorted);
    assertArrayEquals(set, read.signedBytes());
    assertEquals(SignatureCheck.YES, read.check(List.of()));
  }

  @Test
  void signersCertificateTwice_isHisAndAnother() throws Exception {
    Identity identity = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
    byte[] der = identity.certificate().getEncoded();
    byte[] root = identity.certificates().get(1).getEncoded();
    byte[] twice = Elements.replaced(made(SignatureAlgorithm.RSA_SHA256), root, der);
    assertSame(twice);
    KnownParts known = new KnownParts();
    known.remember(identity.certificate());
    assertEquals(parts(CmsReader.read(twice)), parts(PlainCms.read(twice, known).orElseThrow()));
  }

  @Test
  void signersNumberInAnotherIssuersCertificate_isNotHis() throws Exception {
    Identity identity = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
    byte[] made = made(SignatureAlgorithm.RSA_SHA256);
    byte[] root = identity.certificates().get(1).getEncoded();
    byte[] other =
        Elements.replaced(
            SealingOffice.root(SignatureAlgorithm.ECDSA_SHA256).certificate().getEncoded(),
            DerOutput.integer(
                SealingOffice.root(SignatureAlgorithm.ECDSA_SHA256)
                    .certificate()
                    .getSerialNumber()),
            DerOutput.integer(identity.certificate().getSerialNumber()));
    assertSame(Elements.replaced(made, root, other));
  }

  /** Each byte changed in several ways, and longer damage: never another answer. */
  @ParameterizedTest
  @EnumSource(names = {"ECDSA_SHA256", "RSA_SHA256"})
  void damagedContainer_isReadAlikeOrNotPlain(SignatureAlgorithm algorithm) throws Exception {
    boolean foreign = algorithm == SignatureAlgorithm.RSA_SHA256;
    byte[] made = foreign ? foreign(true, false, "DER") : made(algorithm);
    for (int i = 0; i < made.length; i++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] damaged = made.clone();
        damaged[i] ^= (byte) change;
        assertAlike(damaged);
      }
    }
    Mutations mutations = new Mutations(5652);
    for (int i = 0; i < 3000; i++) {
      assertAlike(mutations.of(made));
    }
  }

  private static void assertAlike(byte[] damaged) {
    plain(damaged)
        .ifPresent(
            plain -> {
              try {
                assertEquals(parts(CmsReader.read(damaged)), parts(plain));
              } catch (DerException e) {
                throw new AssertionError("read as plain: " + Arrays.toString(damaged), e);
              }
            });
  }
}
