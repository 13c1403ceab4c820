package io.github.yinxin.core.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * A private key made ready to sign: what depends on the key alone is computed once. Thread-safe;
 * refuses serialisation by having none.
 */
public final class SigningKey {

  private static final String SM2 = "SM3withSM2";
  private final Maker maker;
  private final boolean keptReady;
  // Keyed objects serve one signature at a time; there come to be as many as threads ever met here.
  private final ConcurrentLinkedQueue<Keyed> idle = new ConcurrentLinkedQueue<>();

  private SigningKey(Maker maker, boolean keptReady) {
    this.maker = maker;
    this.keptReady = keptReady;
  }

  /** Something that knows the key already; it belongs to one thread at a time. */
  private interface Keyed {
    byte[] sign(byte[] message) throws GeneralSecurityException;
  }

  private interface Maker {
    Keyed make() throws GeneralSecurityException;
  }

  /** Makes a key ready for an algorithm; SM2 with the default user id {@code 1234567812345678}. */
  public static SigningKey of(String jcaName, PrivateKey key) {
    if (!(key instanceof ECPrivateKey elliptic)) {
      // Without a provider the JDK picks one that accepts the key: a PKCS#11 token keeps its own.
      // Nothing is kept: it would hold a session of the token, and RSA needs no preparation.
      return new SigningKey(() -> jca(Signature.getInstance(jcaName), key), false);
    }
    if (jcaName.equals(SM2)) {
      ECPrivateKeyParameters parameters =
          new ECPrivateKeyParameters(elliptic.getS(), Sm2Digests.CURVE);
      return new SigningKey(() -> sm2(parameters), true);
    }
    return new SigningKey(
        () -> jca(Signature.getInstance(jcaName, BouncyCastle.PROVIDER), key), true);
  }

  /** Returns the signature over {@code message}; DER for SM2 and ECDSA. */
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    Keyed keyed = idle.poll();
    if (keyed == null) {
      keyed = maker.make();
    }
    byte[] signature = keyed.sign(message);
    if (keptReady) {
      idle.offer(keyed); // Only after success: one that failed may be half-way through a message.
    }
    return signature;
  }

  private static Keyed jca(Signature signature, PrivateKey key) throws InvalidKeyException {
    signature.initSign(key);
    return message -> {
      signature.update(message);
      return signature.sign();
    };
  }

  // Keying computes the public key and from it Z (GB/T 32918.2-2016): as dear as a signature.
  private static Keyed sm2(ECPrivateKeyParameters key) {
    SM2Signer signer = new SM2Signer();
    signer.init(true, key);
    return message -> {
      signer.update(message, 0, message.length);
      try {
        return signer.generateSignature();
      } catch (CryptoException e) {
        throw new SignatureException("SM2 signature failed", e);
      }
    };
  }
}
