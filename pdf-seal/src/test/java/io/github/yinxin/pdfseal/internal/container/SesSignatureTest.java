package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.ToldSigner;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** GB/T 38540-2020 7.1 and 7.2. */
class SesSignatureTest {

  private static final Signer SIGNER = SealingOffice.signer(SignatureAlgorithm.SM2_SM3).signer();
  private static final Digest DIGEST = Digest.compute(Digest.Algorithm.SM3, new byte[] {1, 2, 3});
  private static final String RANGE = "[0, 1000, 3000, 400]";

  private static byte[] make(Signer signer, String range)
      throws IOException, GeneralSecurityException {
    return ContainerFormat.sealSignature(SealingOffice.SEAL.encoded(), signer, SignatureStamps.NONE)
        .contents(DIGEST, range, SealingOffice.NOW);
  }

  private static byte[] made() {
    try {
      return make(SIGNER, RANGE);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The structure as Bouncy Castle sees it. */
  @Nested
  class Structure {

    private final byte[] encoded = made();
    private final ASN1Sequence structure = ASN1Sequence.getInstance(encoded);
    private final ASN1Sequence toSign = ASN1Sequence.getInstance(structure.getObjectAt(0));

    @Test
    void structure_isStrictDer() throws Exception {
      assertArrayEquals(structure.getEncoded(ASN1Encoding.DER), encoded);
    }

    @Test
    void elements_areThoseOfTheSkeleton() {
      assertEquals(List.of(4, 5), List.of(structure.size(), toSign.size()));
    }

    @Test
    void version_isThatOfTheSeal() {
      assertEquals(4, ASN1Integer.getInstance(toSign.getObjectAt(0)).intValueExact());
    }

    @Test
    void seal_isEmbeddedByteForByte() throws Exception {
      ASN1Encodable seal = toSign.getObjectAt(1);
      assertArrayEquals(
          SealingOffice.SEAL.encoded(), seal.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }

    @Test
    void time_isInUtc() {
      assertEquals(
          "20261124020000Z",
          ASN1GeneralizedTime.getInstance(toSign.getObjectAt(2)).getTimeString());
    }

    @Test
    void dataHash_hasTheBytesOfTheSkeleton() throws Exception {
      assertEquals(
          "032100" + HexFormat.of().formatHex(DIGEST.bytes()),
          HexFormat.of().formatHex(toSign.getObjectAt(3).toASN1Primitive().getEncoded()));
    }

    @Test
    void propertyInfo_saysTheProtectedRange() {
      assertEquals(RANGE, ASN1IA5String.getInstance(toSign.getObjectAt(4)).getString());
    }

    @Test
    void signer_isNamedByCertificate() throws Exception {
      assertArrayEquals(
          SIGNER.certificate().getEncoded(),
          ASN1OctetString.getInstance(structure.getObjectAt(1)).getOctets());
    }

    @Test
    void algorithm_isSm2WithSm3() {
      assertEquals(
          "1.2.156.10197.1.501",
          ASN1ObjectIdentifier.getInstance(structure.getObjectAt(2)).getId());
    }

    @Test
    void signature_coversTheToBeSignedPart() throws Exception {
      Signature signature = Signature.getInstance("SM3withSM2", new BouncyCastleProvider());
      signature.initVerify(SIGNER.certificate());
      signature.update(toSign.getEncoded(ASN1Encoding.DER));
      assertTrue(signature.verify(ASN1BitString.getInstance(structure.getObjectAt(3)).getOctets()));
    }
  }

  @Nested
  class RoundTrip {

    @Test
    void values_comeBack() throws Exception {
      SesSignature signature = SesSignature.parse(made());
      assertEquals(
          List.of(SealingOffice.NOW, SIGNER.certificate(), SealingOffice.SEAL.id()),
          List.of(signature.sealedAt(), signature.signer(), signature.seal().info().id()));
    }

    @Test
    void dataHash_comesBack() throws Exception {
      assertEquals(DIGEST, SesSignature.parse(made()).dataHash());
    }

    @Test
    void signature_thatIsWrong_isNeverHandedOut() {
      assertThrows(GeneralSecurityException.class, () -> make(ToldSigner.wrong(SIGNER), RANGE));
    }
  }

  @Nested
  class Size {

    @Test
    void bound_holdsForManySignatures() throws Exception {
      // A file of 2 GB, the longest range there is.
      String range = "[0, 2147000000, 2147400000, 83647]";
      int bound =
          ContainerFormat.sealSignature(SealingOffice.SEAL.encoded(), SIGNER, SignatureStamps.NONE)
              .maxLength();
      for (int i = 0; i < 100; i++) {
        int length = make(SIGNER, range).length;
        assertTrue(length <= bound, length + " bytes of " + bound);
      }
    }
  }

  @Nested
  class Refusals {

    @Test
    void dataHash_of31Bytes_isRefused() throws Exception {
      SealSignatures signatures =
          new SealSignatures(SealingOffice.SEAL.encoded(), SIGNER, SignatureStamps.NONE);
      byte[] shortHash = Arrays.copyOf(DIGEST.bytes(), 31);
      byte[] toSign = signatures.toSign(shortHash, RANGE, SealingOffice.NOW);
      byte[] encoded = DerOutput.joined(signatures.signed(toSign));
      assertThrows(DerException.class, () -> SignatureContainer.read(encoded));
    }
  }
}
