package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.Allocation;
import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.pdfseal.Sm2Encodings;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Fuzz;
import io.github.yinxin.testkit.TimestampService;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBitString;
import org.junit.jupiter.api.Test;

/**
 * Damaged seals, seal signatures and packages of every edition and dialect: each ends in a verdict
 * or in the documented refusal, and within a bound of memory that is stated here.
 */
class SealFormatsFuzzTest {

  private static final byte[] DOCUMENT = "protected".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAGE = "<Page/>".getBytes(StandardCharsets.UTF_8);
  private static final SignatureAlgorithm SM2 = SignatureAlgorithm.SM2_SM3;

  /** An SM2 verification and a path take most of it. */
  private static final long FIXED = 24 << 20;

  private static final long PER_BYTE = 256;

  /** Deflated bytes give at most 1,032 times as many, which are read, and copied once as text. */
  private static final long PER_PACKED_BYTE = 6 * 1032;

  /** Of a package, whatever is in it: 64 MB inflated, which are kept once and copied twice. */
  private static final long PACKAGE = 256 << 20;

  private static SealForge of2025() {
    SealForge forge = new SealForge();
    forge.version = 5;
    forge.tbsVersion = 5;
    forge.sealTimeStamp = SealFormatsFuzzTest::stamped;
    forge.signTimeStamp = SealFormatsFuzzTest::stamped;
    return forge;
  }

  private static ASN1Encodable stamped(byte[] value) {
    byte[] token =
        TimestampService.of(
                SealingOffice.root(SM2)
                    .issue(
                        "CN=TSA, C=CN",
                        Purpose.TIME_STAMPING,
                        SealingOffice.FROM,
                        SealingOffice.UNTIL),
                Clock.fixed(SealingOffice.NOW, ZoneOffset.UTC))
            .token(Digest.compute(Digest.Algorithm.SM3, value), SealingOffice.NOW);
    return SealForge.tagged(0, new DERBitString(token));
  }

  private static SealForge raw2014() {
    SealForge forge = SealForge.edition2014();
    forge.signerEncoding = Sm2Encodings::raw;
    forge.makerEncoding = Sm2Encodings::sdf;
    forge.signTime = time -> SealForge.text("2026-11-24T10:00:00.000");
    return forge;
  }

  private static SignedDataFactory signedData() {
    return new SignedDataFactory(SealingOffice.signer(SM2));
  }

  private static byte[] cms(SignatureAlgorithm algorithm) throws Exception {
    Signer signer = SealingOffice.signer(algorithm).signer();
    ContainerFormat format = ContainerFormat.cms(signer, SignatureStamps.NONE);
    return format.contents(Digest.compute(format.digest(), DOCUMENT), "", SealingOffice.NOW);
  }

  private static void judge(SealVerifier verifier, byte[] input) {
    SealSignature signature;
    try {
      signature = SealSignature.parse(input);
    } catch (IllegalArgumentException e) {
      return; // As documented.
    }
    Verification<SealSignature> verdict =
        verifier.verify(signature, List.of(ByteBuffer.wrap(DOCUMENT)), SealingOffice.NOW);
    long checks =
        verdict.findings().stream().filter(f -> f.check() instanceof SealSignatureCheck).count();
    assertEquals(SealSignatureCheck.values().length, checks);
  }

  private static void judgeSeal(SealVerifier verifier, byte[] input) {
    Seal seal;
    try {
      seal = Seal.parse(input);
    } catch (IllegalArgumentException e) {
      return; // As documented.
    }
    Verification<Seal> verdict = verifier.verify(seal, SealingOffice.NOW);
    long checks = verdict.findings().stream().filter(f -> f.check() instanceof SealCheck).count();
    assertEquals(SealCheck.values().length, checks);
  }

  private static void assertRan(long tried, Allocation allocation) {
    assertTrue(tried > 0 && allocation.most() > 0, tried + " inputs");
  }

  @Test
  void sealSignatures_ofEveryEdition_areJudgedOrRefused() {
    SealVerifier verifier = SealVerifier.trusting(SealingOffice.TRUSTED);
    Allocation parser = Allocation.atMost(FIXED, PER_BYTE, input -> judge(verifier, input));
    long tried =
        Fuzz.of("seal-signatures")
            .seed(new SealForge().sign(DOCUMENT))
            .seed(SealForge.edition2014().sign(DOCUMENT))
            .seed(raw2014().sign(DOCUMENT))
            .seed(of2025().sign(DOCUMENT))
            .run(parser);
    assertRan(tried, parser);
  }

  @Test
  void seals_ofEveryEdition_areJudgedOrRefused() {
    // Without anchors: more inputs, for no path is built.
    SealVerifier verifier = SealVerifier.trusting(TrustAnchors.of());
    Allocation parser = Allocation.atMost(FIXED, PER_BYTE, input -> judgeSeal(verifier, input));
    long tried =
        Fuzz.of("seals-of-editions")
            .seed(SealForge.edition2014().seal())
            .seed(raw2014().seal())
            .seed(of2025().seal())
            .run(parser);
    assertRan(tried, parser);
  }

  @Test
  void signedData_ofEveryShape_isJudgedOrRefused() throws Exception {
    SealVerifier verifier = SealVerifier.trusting(SealingOffice.TRUSTED);
    byte[] hash = SignedDataFactory.sm3(DOCUMENT);
    Allocation parser = Allocation.atMost(FIXED, PER_BYTE, input -> judge(verifier, input));
    long tried =
        Fuzz.of("signed-data")
            .seed(signedData().make(DOCUMENT))
            .seed(signedData().content(hash).make(DOCUMENT))
            .seed(signedData().attributes(hash).unsorted().make(DOCUMENT))
            .seed(signedData().attributes(hash).encoding(Sm2Encodings::raw).make(DOCUMENT))
            .seed(indefinite(signedData().attributes(hash).make(DOCUMENT)))
            .seed(cms(SM2))
            .seed(cms(SignatureAlgorithm.RSA_SHA256))
            .seed(cms(SignatureAlgorithm.ECDSA_SHA256))
            .run(parser);
    assertRan(tried, parser);
  }

  // The outermost element alone: enough to be read as BER.
  private static byte[] indefinite(byte[] der) {
    int header = 2 + (der[1] & 0x7F);
    byte[] ber = new byte[der.length - header + 4];
    ber[0] = der[0];
    ber[1] = (byte) 0x80;
    System.arraycopy(der, header, ber, 2, der.length - header);
    return ber;
  }

  @Test
  void packages_areJudgedOrRefused() throws Exception {
    SealVerifier verifier = SealVerifier.trusting(TrustAnchors.of());
    Allocation parser =
        Allocation.atMost(FIXED, PER_PACKED_BYTE, input -> judgePackage(verifier, input));
    long tried =
        Fuzz.of("packages")
            .seed(stored(new SealForge()))
            .seed(stored(SealForge.edition2014()))
            .run(parser);
    assertRan(tried, parser);
  }

  private static void judgePackage(SealVerifier verifier, byte[] input) {
    List<OfdPackage.Item> items;
    try {
      items = OfdPackage.read(input).items();
    } catch (IOException e) {
      return; // As documented.
    }
    for (OfdPackage.Item item : items) {
      try {
        item.judge(verifier, SealSignature.parse(item.toBytes()), SealingOffice.NOW);
      } catch (IllegalArgumentException e) {
        // A seal, or nothing.
      }
    }
  }

  /**
   * Most damage ends at the checksums; this one is packed soundly and reaches the reader of XML.
   */
  @Test
  void packages_whoseDescriptionsAreDamaged_areJudgedOrRefused() throws Exception {
    SealVerifier verifier = SealVerifier.trusting(TrustAnchors.of());
    byte[] signed = new SealForge().sign(description());
    Allocation parser =
        Allocation.atMost(
            2 * FIXED,
            PER_BYTE,
            input -> {
              judgePackage(verifier, packed(input, signed));
              judgePackage(verifier, packed(description(), input));
            });
    assertRan(Fuzz.of("descriptions").seed(description()).seed(signed).run(parser), parser);
  }

  @Test
  void bomb_isRefusedWithinTheBound() throws Exception {
    byte[] bomb = packed(new byte[65 << 20], new byte[1]);
    assertTrue(bomb.length < 1 << 17, bomb.length + " bytes");
    Allocation.atMost(
            PACKAGE, 0, input -> assertThrows(IOException.class, () -> OfdPackage.read(input)))
        .read(bomb);
  }

  private static byte[] stored(SealForge forge) throws IOException {
    return packed(description(), forge.sign(description()));
  }

  private static byte[] description() {
    return ("<Signature><SignedInfo><Seal><BaseLoc>Seal.esl</BaseLoc></Seal>"
            + "<References CheckMethod='SM3'><Reference FileRef='/Page.xml'><CheckValue>"
            + Base64.getEncoder().encodeToString(SignedDataFactory.sm3(PAGE))
            + "</CheckValue></Reference></References></SignedInfo>"
            + "<SignedValue>SignedValue.dat</SignedValue></Signature>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] description, byte[] signature) throws IOException {
    Map<String, byte[]> entries =
        Map.of(
            "OFD.xml",
            "<OFD><Signatures>Signatures.xml</Signatures></OFD>".getBytes(StandardCharsets.UTF_8),
            "Page.xml",
            PAGE,
            "Signatures.xml",
            "<Signatures><Signature BaseLoc='Signature.xml'/></Signatures>"
                .getBytes(StandardCharsets.UTF_8),
            "Signature.xml",
            description,
            "Seal.esl",
            SealingOffice.SEAL.encoded(),
            "SignedValue.dat",
            signature);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return out.toByteArray();
  }
}
