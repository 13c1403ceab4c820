package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.core.internal.crypto.Sm2Digests;
import io.github.yinxin.sign.Signer.Device;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are elsewhere, played by a key that is here. */
class DeviceSignerTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final byte[] MESSAGE = {1, 2, 3};

  private static Identity identity(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, "CN=Example Root CA, C=CN", FROM)
        .issue("CN=Example Authority, C=CN", Purpose.SIGNING, FROM, UNTIL);
  }

  private static byte[] numbers(byte[] der, int width) {
    ASN1Sequence pair = ASN1Sequence.getInstance(der);
    byte[] out = new byte[2 * width];
    for (int i = 0; i < 2; i++) {
      BigInteger value = ASN1Integer.getInstance(pair.getObjectAt(i)).getPositiveValue();
      byte[] bytes = value.toByteArray();
      int used = Math.min(bytes.length, 32);
      System.arraycopy(bytes, bytes.length - used, out, (i + 1) * width - used, used);
    }
    return out;
  }

  @Nested
  class OfMessages {

    @ParameterizedTest
    @EnumSource
    void signature_asTheServerGivesIt_isRight(SignatureAlgorithm algorithm) throws Exception {
      Identity identity = identity(algorithm);
      Signer remote = Signer.signingMessages(identity.signer()::sign, identity.certificates());
      assertEquals(algorithm, remote.algorithm());
      assertEquals(
          SignatureCheck.YES,
          SignatureCheck.of(identity.certificate().getPublicKey(), MESSAGE, remote.sign(MESSAGE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void signature_asNumbersOfFixedWidth_becomesDer(int width) throws Exception {
      Identity identity = identity(SignatureAlgorithm.SM2_SM3);
      byte[] der = identity.signer().sign(MESSAGE);
      Signer remote =
          Signer.signingMessages(message -> numbers(der, width), identity.certificates());
      assertArrayEquals(der, remote.sign(MESSAGE));
    }

    @Test
    void signature_withNumbersBeyond256Bits_isRefused() throws Exception {
      Identity identity = identity(SignatureAlgorithm.SM2_SM3);
      byte[] wide = numbers(identity.signer().sign(MESSAGE), 64);
      wide[31] = 1;
      Signer remote = Signer.signingMessages(message -> wide, identity.certificates());
      assertThrows(SignatureException.class, () -> remote.sign(MESSAGE));
    }
  }

  @Nested
  class OfDigests {

    @Test
    void sm2Device_isGivenEAndNothingElse() throws Exception {
      Identity identity = identity(SignatureAlgorithm.SM2_SM3);
      byte[] der = identity.signer().sign(MESSAGE);
      ECPublicKey key = (ECPublicKey) identity.certificate().getPublicKey();
      Signer remote =
          Signer.signingDigests(
              e -> {
                assertArrayEquals(Sm2Digests.of(key).apply(MESSAGE), e);
                return der;
              },
              identity.certificates());
      assertArrayEquals(der, remote.sign(MESSAGE));
    }

    @Test
    void ecdsaDevice_isGivenTheDigest() throws Exception {
      Identity identity = identity(SignatureAlgorithm.ECDSA_SHA256);
      Device device =
          digest -> {
            Signature bare = Signature.getInstance("NONEwithECDSA", new BouncyCastleProvider());
            bare.initSign(identity.key());
            bare.update(digest);
            return bare.sign();
          };
      Signer remote = Signer.signingDigests(device, identity.certificates());
      assertEquals(
          SignatureCheck.YES,
          SignatureCheck.of(identity.certificate().getPublicKey(), MESSAGE, remote.sign(MESSAGE)));
    }
  }

  @Nested
  class Refused {

    private final Identity identity = identity(SignatureAlgorithm.SM2_SM3);

    private void assertRefused(Device device) {
      Signer remote = Signer.signingMessages(device, identity.certificates());
      assertThrows(GeneralSecurityException.class, () -> remote.sign(MESSAGE));
    }

    @Test
    void signature_ofAnotherKey() {
      assertRefused(identity(SignatureAlgorithm.SM2_SM3).signer()::sign);
    }

    @Test
    void signature_ofAnotherMessage() {
      assertRefused(message -> identity.signer().sign(new byte[0]));
    }

    @Test
    void garbage() {
      for (int length : new int[] {0, 1, 63, 64, 71, 128}) {
        assertRefused(message -> new byte[length]);
      }
    }

    @Test
    void device_outOfReach() {
      assertRefused(
          message -> {
            throw new IOException("no line");
          });
    }

    @Test
    void message_changedByTheDevice_isStillTheCallers() throws GeneralSecurityException {
      byte[] message = MESSAGE.clone();
      Signer remote =
          Signer.signingMessages(
              given -> {
                byte[] signature = identity.signer().sign(given);
                Arrays.fill(given, (byte) 9);
                return signature;
              },
              identity.certificates());
      remote.sign(message);
      assertArrayEquals(MESSAGE, message);
    }

    @Test
    void certificates_missing() {
      assertThrows(
          IllegalArgumentException.class, () -> Signer.signingDigests(digest -> digest, List.of()));
    }
  }
}
