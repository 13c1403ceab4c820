package io.github.yinxin.testkit;

import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Fresh keys for every algorithm in use. */
final class KeyPairs {

  private static final int RSA_BITS = 2048;

  private KeyPairs() {}

  static KeyPair generate(SignatureAlgorithm algorithm) {
    try {
      return switch (algorithm) {
        case SM2_SM3 -> ellipticKeys("sm2p256v1");
        case ECDSA_SHA256 -> ellipticKeys("P-256");
        case RSA_SHA256 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
          generator.initialize(RSA_BITS);
          yield generator.generateKeyPair();
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no keys for " + algorithm, e);
    }
  }

  private static KeyPair ellipticKeys(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", CertificateAuthority.PROVIDER);
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }
}
