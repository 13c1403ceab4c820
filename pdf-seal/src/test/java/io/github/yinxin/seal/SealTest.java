package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.SealFactory;
import io.github.yinxin.testkit.SealFactory.CertificateList;
import io.github.yinxin.testkit.SealFactory.Design;
import io.github.yinxin.testkit.SealFactory.Picture;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification.Valid;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading seals, GB/T 38540-2020 6.1. */
class SealTest {

  private static final List<X509Certificate> SIGNERS =
      List.of(
          SealingOffice.signer(SignatureAlgorithm.SM2_SM3).certificate(),
          SealingOffice.signer(SignatureAlgorithm.RSA_SHA256).certificate());

  private static final Design DESIGN =
      new Design(
          "CN 99010000000001",
          "示例市人民政府",
          1,
          SIGNERS,
          SealingOffice.FROM,
          SealingOffice.UNTIL,
          new Picture("png", new byte[] {9, 8, 7}, 42, 30));

  private static final byte[] FOREIGN = SealFactory.of(SealingOffice.MAKER).make(DESIGN);

  /** A seal of an independent maker. */
  @Nested
  class Foreign {

    private final Seal seal = Seal.parse(FOREIGN);

    @Test
    void seal_keepsItsBytes() {
      assertArrayEquals(FOREIGN, seal.encoded());
    }

    @Test
    void seal_saysItsIdentifier() {
      assertEquals(DESIGN.esId(), seal.id());
    }

    @Test
    void seal_saysItsName() {
      assertEquals(DESIGN.name(), seal.name());
    }

    @Test
    void seal_saysItsSigners() {
      assertEquals(SIGNERS, seal.signers());
    }

    @Test
    void seal_saysItsPeriod() {
      assertEquals(
          List.of(DESIGN.validFrom(), DESIGN.validUntil()),
          List.of(seal.validFrom(), seal.validUntil()));
    }

    @Test
    void seal_saysItsMaker() {
      assertEquals(SealingOffice.MAKER.certificate(), seal.maker());
    }

    @Test
    void picture_isAsMade() {
      SealPicture picture = seal.picture();
      assertArrayEquals(DESIGN.picture().data(), picture.data());
      assertEquals(
          List.of("png", 42, 30), List.of(picture.type(), picture.widthMm(), picture.heightMm()));
    }

    @Test
    void seal_isValid() {
      assertInstanceOf(
          Valid.class,
          SealVerifier.trusting(SealingOffice.TRUSTED).verify(seal, SealingOffice.NOW));
    }

    @Test
    void list_ofDigests_permitsTheirCertificates() {
      Seal digests =
          Seal.parse(
              SealFactory.of(SealingOffice.MAKER).listing(CertificateList.DIGESTS).make(DESIGN));
      assertEquals(List.of(), digests.signers());
      assertTrue(digests.permits(seal.signers().get(0)));
      assertFalse(digests.permits(SealingOffice.MAKER.certificate()));
    }
  }

  @Nested
  class Bytes {

    @Test
    void array_changedAfterwards_doesNotChangeTheSeal() {
      byte[] bytes = FOREIGN.clone();
      Seal seal = Seal.parse(bytes);
      Arrays.fill(bytes, (byte) 0);
      assertArrayEquals(FOREIGN, seal.encoded());
    }

    @Test
    void encoded_changedByTheCaller_doesNotChangeTheSeal() {
      Seal seal = Seal.parse(FOREIGN);
      Arrays.fill(seal.encoded(), (byte) 0);
      assertArrayEquals(FOREIGN, seal.encoded());
    }

    @Test
    void oneByteMore_isWarnedOf() {
      byte[] longer = Arrays.copyOf(FOREIGN, FOREIGN.length + 1);
      assertEquals(List.of(), Seal.parse(longer).encodingFindings());
      longer[FOREIGN.length] = 1;
      assertEquals(
          List.of(EncodingCheck.TRAILING_BYTES),
          Seal.parse(longer).encodingFindings().stream().map(Finding::check).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void cutSeal_isRefused(int length) {
      byte[] cut = Arrays.copyOf(FOREIGN, length);
      assertThrows(IllegalArgumentException.class, () -> Seal.parse(cut));
    }

    @Test
    void oneByteLess_isRefused() {
      byte[] cut = Arrays.copyOf(FOREIGN, FOREIGN.length - 1);
      assertThrows(IllegalArgumentException.class, () -> Seal.parse(cut));
    }
  }
}
