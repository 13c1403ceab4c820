package io.github.yinxin.benchmarks;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/**
 * The limit of signing with today's implementations: the fastest of Bouncy Castle and the JDK for
 * the algorithm, keyed once and used again for every message. Belongs to one thread.
 */
interface KeyedOnce {

  byte[] sign(byte[] message) throws GeneralSecurityException;

  boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException;

  static KeyedOnce of(SignatureAlgorithm algorithm, Identity identity, Provider bouncyCastle)
      throws GeneralSecurityException, IOException {
    return switch (algorithm) {
      case SM2_SM3 -> new Sm2(identity);
      case ECDSA_SHA256 ->
          new Jca(
              Signature.getInstance(algorithm.jcaName(), bouncyCastle),
              Signature.getInstance(algorithm.jcaName(), bouncyCastle),
              identity);
      case RSA_SHA256 ->
          new Jca(
              Signature.getInstance(algorithm.jcaName()),
              Signature.getInstance(algorithm.jcaName()),
              identity);
    };
  }

  /** The lightweight class: the JCA's own of SM2 computes more than once what a key needs. */
  final class Sm2 implements KeyedOnce {

    private final SM2Signer signer = new SM2Signer();
    private final SM2Signer verifier = new SM2Signer();

    Sm2(Identity identity) throws IOException {
      signer.init(true, PrivateKeyFactory.createKey(identity.key().getEncoded()));
      verifier.init(
          false, PublicKeyFactory.createKey(identity.certificate().getPublicKey().getEncoded()));
    }

    @Override
    public byte[] sign(byte[] message) throws SignatureException {
      signer.update(message, 0, message.length);
      try {
        return signer.generateSignature();
      } catch (CryptoException e) {
        throw new SignatureException("SM2 signature failed", e);
      }
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
      verifier.update(message, 0, message.length);
      return verifier.verifySignature(signature);
    }
  }

  /** A pair of JCA objects, each initialized once. */
  final class Jca implements KeyedOnce {

    private final Signature signer;
    private final Signature verifier;

    Jca(Signature signer, Signature verifier, Identity identity) throws GeneralSecurityException {
      this.signer = signer;
      this.verifier = verifier;
      signer.initSign(identity.key());
      verifier.initVerify(identity.certificate().getPublicKey());
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      signer.update(message);
      return signer.sign();
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
      verifier.update(message);
      return verifier.verify(signature);
    }
  }
}
