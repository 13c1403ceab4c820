package io.github.yinxin.core.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * A private key made ready to sign, with the public key it shows: what depends on them alone is
 * computed once. Thread-safe; refuses serialisation by having none.
 */
public final class SigningKey {

  private static final String SM2 = "SM3withSM2";
  private final UnaryOperator<byte[]> input;
  private final Maker maker;
  private final boolean keptReady;
  // Keyed objects serve one signature at a time; there come to be as many as threads ever met here.
  private final ConcurrentLinkedQueue<Keyed> idle = new ConcurrentLinkedQueue<>();

  private SigningKey(UnaryOperator<byte[]> input, Maker maker, boolean keptReady) {
    this.input = input;
    this.maker = maker;
    this.keptReady = keptReady;
  }

  /** Something that knows the keys already; it belongs to one thread at a time. */
  private interface Keyed {
    /** Signs what a message comes to: its digest, or the message itself. */
    byte[] sign(byte[] input) throws GeneralSecurityException;

    boolean verify(byte[] input, byte[] signature) throws GeneralSecurityException;
  }

  private interface Maker {
    Keyed make() throws GeneralSecurityException;
  }

  /**
   * Makes a key ready for an algorithm; SM2 with the default user id {@code 1234567812345678}.
   *
   * @param shown the public key that signatures are to fit
   */
  public static SigningKey of(String jcaName, PrivateKey key, PublicKey shown) {
    if (!(key instanceof ECPrivateKey elliptic)) {
      // Without a provider the JDK picks one that accepts the key: a PKCS#11 token keeps its own.
      // Nothing is kept: it would hold a session of the token, and RSA needs no preparation.
      return new SigningKey(
          UnaryOperator.identity(),
          () -> new Jca(Signature.getInstance(jcaName), key, jcaName, shown),
          false);
    }
    if (jcaName.equals(SM2) && shown instanceof ECPublicKey point) {
      ECPrivateKeyParameters secret = new ECPrivateKeyParameters(elliptic.getS(), Sm2Digests.CURVE);
      return new SigningKey(
          Sm2Digests.of(point), () -> new Sm2(secret, Sm2Digests.parameters(point)), true);
    }
    return new SigningKey(
        UnaryOperator.identity(),
        () -> new Jca(Signature.getInstance(jcaName, BouncyCastle.PROVIDER), key, jcaName, shown),
        true);
  }

  /** Returns the signature over {@code message}; DER for SM2 and ECDSA. */
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return sign(message, false);
  }

  /**
   * Returns the signature over {@code message}, verified with the public key.
   *
   * @throws SignatureException if it does not fit
   */
  public byte[] signVerified(byte[] message) throws GeneralSecurityException {
    return sign(message, true);
  }

  private byte[] sign(byte[] message, boolean verified) throws GeneralSecurityException {
    byte[] signed = input.apply(message);
    Keyed keyed = idle.poll();
    if (keyed == null) {
      keyed = maker.make();
    }
    byte[] signature = keyed.sign(signed);
    if (verified && !keyed.verify(signed, signature)) {
      throw new SignatureException("the signature does not fit the signer's certificate");
    }
    if (keptReady) {
      idle.offer(keyed); // Only after success: one that failed may be half-way through a message.
    }
    return signature;
  }

  /** Signs messages. */
  private static final class Jca implements Keyed {

    private final Signature signer;
    private final String jcaName;
    private final PublicKey shown;

    Jca(Signature signer, PrivateKey key, String jcaName, PublicKey shown)
        throws GeneralSecurityException {
      this.signer = signer;
      this.jcaName = jcaName;
      this.shown = shown;
      signer.initSign(key);
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      signer.update(message);
      return signer.sign();
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) throws GeneralSecurityException {
      return Signatures.verify(jcaName, shown, message, signature);
    }
  }

  /**
   * Signs the digest e, which is the same for the verification. Keying computes as much as a
   * signature does.
   */
  private static final class Sm2 implements Keyed {

    private final ReadyDigest digest = new ReadyDigest(new byte[Sm2Digests.LENGTH]);
    private final SM2Signer signer = new SM2Signer(digest);
    private final SM2Signer verifier = new SM2Signer(digest);

    Sm2(ECPrivateKeyParameters secret, CipherParameters shown) {
      signer.init(true, secret);
      verifier.init(false, shown);
    }

    @Override
    public byte[] sign(byte[] e) throws SignatureException {
      digest.become(e);
      try {
        return signer.generateSignature();
      } catch (CryptoException refused) {
        throw new SignatureException("SM2 signature failed", refused);
      }
    }

    @Override
    public boolean verify(byte[] e, byte[] signature) {
      digest.become(e);
      return verifier.verifySignature(signature);
    }
  }
}
