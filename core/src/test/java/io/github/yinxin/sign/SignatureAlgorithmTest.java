package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.testkit.CertificateAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureAlgorithmTest {

  private static PublicKey generated(String algorithm, String curve)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (!curve.isEmpty()) {
      generator.initialize(new ECGenParameterSpec(curve));
    }
    return generator.generateKeyPair().getPublic();
  }

  @ParameterizedTest
  @EnumSource
  void of_keyOfTheTestAuthority_isItsAlgorithm(SignatureAlgorithm algorithm) {
    CertificateAuthority authority =
        CertificateAuthority.found(
            algorithm, "CN=Example Root CA, C=CN", Instant.parse("2026-01-01T00:00:00Z"));
    assertEquals(
        Optional.of(algorithm), SignatureAlgorithm.of(authority.certificate().getPublicKey()));
  }

  @Test
  void of_p256KeyOfTheJdk_isEcdsa() throws GeneralSecurityException {
    assertEquals(
        Optional.of(SignatureAlgorithm.ECDSA_SHA256),
        SignatureAlgorithm.of(generated("EC", "secp256r1")));
  }

  // CVE-2020-0601: whoever chooses the generator has the private key to any point.
  @Test
  void of_p256KeyWithAnotherGenerator_isNothing() throws GeneralSecurityException {
    ECPublicKey genuine = (ECPublicKey) generated("EC", "secp256r1");
    ECParameterSpec curve = genuine.getParams();
    ECParameterSpec forged =
        new ECParameterSpec(
            curve.getCurve(), genuine.getW(), curve.getOrder(), curve.getCofactor());
    assertEquals(Optional.empty(), SignatureAlgorithm.of(new ForgedKey(genuine.getW(), forged)));
  }

  private record ForgedKey(ECPoint point, ECParameterSpec curve) implements ECPublicKey {
    @Override
    public ECPoint getW() {
      return point;
    }

    @Override
    public ECParameterSpec getParams() {
      return curve;
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }

  @Test
  void of_p384Key_isNothing() throws GeneralSecurityException {
    assertEquals(Optional.empty(), SignatureAlgorithm.of(generated("EC", "secp384r1")));
  }

  @Test
  void of_edwardsKey_isNothing() throws GeneralSecurityException {
    assertEquals(Optional.empty(), SignatureAlgorithm.of(generated("Ed25519", "")));
  }

  @ParameterizedTest
  @CsvSource({
    "SM2_SM3, 1.2.156.10197.1.501, SM3",
    "ECDSA_SHA256, 1.2.840.10045.4.3.2, SHA256",
    "RSA_SHA256, 1.2.840.113549.1.1.11, SHA256"
  })
  void algorithm_hasTheIdentifierAndDigestOfItsStandard(
      SignatureAlgorithm algorithm, String oid, Digest.Algorithm digest) {
    assertEquals(oid + " " + digest, algorithm.oid() + " " + algorithm.digest());
  }
}
