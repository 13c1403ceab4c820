package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.testkit.ToldSigner;
import io.github.yinxin.verify.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final byte[] MESSAGE = "示例文书".getBytes(StandardCharsets.UTF_8);
  private static final long SEED = 32918;
  private static final Map<SignatureAlgorithm, Identity> IDENTITIES =
      new EnumMap<>(SignatureAlgorithm.class);

  @BeforeAll
  static void makeIdentities() {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      CertificateAuthority authority =
          CertificateAuthority.found(algorithm, "CN=Example Root CA, C=CN", FROM);
      IDENTITIES.put(
          algorithm, authority.issue("CN=Example Authority, C=CN", Purpose.SIGNING, FROM, UNTIL));
    }
  }

  private static Identity identity(SignatureAlgorithm algorithm) {
    Identity identity = IDENTITIES.get(algorithm);
    if (identity == null) {
      throw new IllegalStateException("no identity for " + algorithm);
    }
    return identity;
  }

  private static PublicKey key(SignatureAlgorithm algorithm) {
    return identity(algorithm).certificate().getPublicKey();
  }

  private static byte[] sign(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return identity(algorithm).signer().sign(MESSAGE);
  }

  @ParameterizedTest
  @EnumSource
  void signature_overItsMessage_isRight(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    assertEquals(SignatureCheck.YES, SignatureCheck.of(key(algorithm), MESSAGE, sign(algorithm)));
  }

  @ParameterizedTest
  @EnumSource
  void signature_overNothing_isRight(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    byte[] signature = identity(algorithm).signer().sign(new byte[0]);
    assertEquals(SignatureCheck.YES, SignatureCheck.of(key(algorithm), new byte[0], signature));
  }

  @ParameterizedTest
  @EnumSource
  void signature_overMessageWithOneBitFlipped_isWrong(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] other = MESSAGE.clone();
    other[0] ^= 1;
    assertEquals(SignatureCheck.NO, SignatureCheck.of(key(algorithm), other, sign(algorithm)));
  }

  @ParameterizedTest
  @EnumSource
  void signature_withOneBitFlippedAnywhere_isWrong(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] signature = sign(algorithm);
    for (int i = 0; i < signature.length; i++) {
      byte[] other = signature.clone();
      other[i] ^= 1;
      assertEquals(
          SignatureCheck.NO, SignatureCheck.of(key(algorithm), MESSAGE, other), "byte " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void signature_cutShortAnywhere_isWrong(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] signature = sign(algorithm);
    for (int length = 0; length < signature.length; length++) {
      byte[] other = Arrays.copyOf(signature, length);
      assertEquals(
          SignatureCheck.NO, SignatureCheck.of(key(algorithm), MESSAGE, other), length + " bytes");
    }
  }

  @ParameterizedTest
  @EnumSource
  void signature_withBytesAfterIt_isWrong(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    byte[] signature = sign(algorithm);
    byte[] longer = Arrays.copyOf(signature, signature.length + 1);
    assertEquals(SignatureCheck.NO, SignatureCheck.of(key(algorithm), MESSAGE, longer));
  }

  @ParameterizedTest
  @EnumSource
  void signature_underAnotherAlgorithmsKey_isWrong(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
      if (other != algorithm) {
        assertEquals(SignatureCheck.NO, SignatureCheck.of(key(other), MESSAGE, sign(algorithm)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void algorithm_followsTheCertificate(SignatureAlgorithm algorithm) {
    assertEquals(algorithm, identity(algorithm).signer().algorithm());
  }

  @ParameterizedTest
  @EnumSource(names = {"SM2_SM3", "ECDSA_SHA256"})
  void twoSignatures_overOneMessage_differ(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    assertNotEquals(Arrays.toString(sign(algorithm)), Arrays.toString(sign(algorithm)));
  }

  @ParameterizedTest
  @EnumSource
  void signer_usedByManyThreadsAtOnce_signsEachMessage(SignatureAlgorithm algorithm) {
    Signer signer = identity(algorithm).signer();
    List<SignatureCheck> checks =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(
                i -> {
                  byte[] message = {(byte) i};
                  return SignatureCheck.of(key(algorithm), message, signed(signer, message));
                })
            .distinct()
            .toList();
    assertEquals(List.of(SignatureCheck.YES), checks);
  }

  /** Shows one identity's certificates and signs by another. */
  private static Signer mismatched(Signer shown, Signer actual) {
    return new ToldSigner(actual.algorithm(), shown.certificates(), actual::sign);
  }

  private static Identity another(SignatureAlgorithm algorithm) {
    return CertificateAuthority.found(algorithm, "CN=Other Root CA, C=CN", FROM)
        .issue("CN=Other Authority, C=CN", Purpose.SIGNING, FROM, UNTIL);
  }

  @ParameterizedTest
  @EnumSource
  void verifiedSignature_ofAnySigner_isRight(SignatureAlgorithm algorithm)
      throws GeneralSecurityException {
    Signer own = identity(algorithm).signer();
    for (Signer signer : List.of(own, mismatched(own, own))) {
      for (byte[] message : List.of(new byte[0], MESSAGE, new byte[5000])) {
        byte[] signature = signer.signVerified(message);
        assertEquals(SignatureCheck.YES, SignatureCheck.of(key(algorithm), message, signature));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void verifiedSignature_ofAnotherKeyThanTheCertificates_isNotHandedOut(
      SignatureAlgorithm algorithm) throws GeneralSecurityException {
    Identity own = identity(algorithm);
    Identity other = another(algorithm);
    Signer wrongKey = Signer.of(other.key(), own.certificates());
    assertThrows(SignatureException.class, () -> wrongKey.signVerified(MESSAGE));
    assertThrows(SignatureException.class, () -> wrongKey.signVerified(MESSAGE));
    Signer foreign = mismatched(own.signer(), other.signer());
    assertThrows(SignatureException.class, () -> foreign.signVerified(MESSAGE));
  }

  @Test
  void verifiedSignature_overAMessageThatTheSignerChanged_isNotHandedOut() {
    Signer own = identity(SignatureAlgorithm.ECDSA_SHA256).signer();
    byte[] message = MESSAGE.clone();
    Signer changing =
        ToldSigner.insteadOf(
            own,
            given -> {
              given[0] ^= 1;
              return own.sign(given);
            });
    assertThrows(SignatureException.class, () -> changing.signVerified(message));
    assertArrayEquals(MESSAGE, message);
  }

  @Test
  void verifiedSignature_byAnotherAlgorithmThanTheCertificates_isNotHandedOut() {
    for (SignatureAlgorithm shown : SignatureAlgorithm.values()) {
      for (SignatureAlgorithm actual : SignatureAlgorithm.values()) {
        if (shown != actual) {
          Signer foreign = mismatched(identity(shown).signer(), identity(actual).signer());
          assertThrows(SignatureException.class, () -> foreign.signVerified(MESSAGE));
        }
      }
    }
  }

  @Test
  void verifiedSignatures_overLongMessagesByManyThreads_areRight() {
    Signer signer = identity(SignatureAlgorithm.SM2_SM3).signer();
    List<SignatureCheck> checks =
        IntStream.range(0, 128)
            .parallel()
            .mapToObj(
                i -> {
                  byte[] message = new byte[8192 + i % 3];
                  message[4000 + i] = (byte) i;
                  return SignatureCheck.of(
                      key(SignatureAlgorithm.SM2_SM3), message, signedVerified(signer, message));
                })
            .distinct()
            .toList();
    assertEquals(List.of(SignatureCheck.YES), checks);
  }

  /** What is remembered of earlier messages is of no consequence to somebody who remembers none. */
  @Test
  void signatures_overMessagesThatBeginAlike_arePlainSm2() throws Exception {
    Identity identity = identity(SignatureAlgorithm.SM2_SM3);
    SM2Signer plain = new SM2Signer();
    plain.init(
        false, PublicKeyFactory.createKey(identity.certificate().getPublicKey().getEncoded()));
    Signer signer = identity.signer();
    Random random = new Random(SEED);
    byte[][] seals = {new byte[10_000], new byte[5_000], new byte[70_000]};
    for (byte[] seal : seals) {
      random.nextBytes(seal);
    }
    for (int i = 0; i < 150; i++) {
      byte[] seal = seals[random.nextInt(seals.length)];
      byte[] message = Arrays.copyOf(seal, seal.length + random.nextInt(200));
      message[random.nextInt(message.length)] ^= (byte) random.nextInt();
      byte[] signature = i % 2 == 0 ? signer.sign(message) : signer.signVerified(message);
      plain.update(message, 0, message.length);
      assertTrue(plain.verifySignature(signature), "seed " + SEED + ", message " + i);
    }
  }

  private static byte[] signedVerified(Signer signer, byte[] message) {
    try {
      return signer.signVerified(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(Signer signer, byte[] message) {
    try {
      return signer.sign(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void signer_withKeyOnAnotherCurve_isRefused(String curve) throws GeneralSecurityException {
    var certificate = ForeignCertificates.selfSigned(curve);
    assertTrue(
        Refusal.of(() -> Signer.of(certificate.key(), certificate.certificates()))
            .contains("CN=Foreign"));
  }

  @Test
  void key_onAnotherCurve_isUnsupported() throws GeneralSecurityException {
    PublicKey foreign = ForeignCertificates.selfSigned("secp384r1").certificate().getPublicKey();
    assertEquals(
        SignatureCheck.UNSUPPORTED,
        SignatureCheck.of(foreign, MESSAGE, sign(SignatureAlgorithm.ECDSA_SHA256)));
  }

  @Test
  void signer_withoutCertificate_isRefused() {
    Identity identity = identity(SignatureAlgorithm.SM2_SM3);
    assertThrows(IllegalArgumentException.class, () -> Signer.of(identity.key(), List.of()));
  }

  @Test
  void toString_doesNotShowTheKey() {
    Identity identity = identity(SignatureAlgorithm.SM2_SM3);
    assertFalse(identity.signer().toString().contains(identity.key().toString()));
  }
}
