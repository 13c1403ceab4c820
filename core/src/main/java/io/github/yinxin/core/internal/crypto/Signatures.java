package io.github.yinxin.core.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;

/** Raw signatures by their JCA name; SM2 with the default user id {@code 1234567812345678}. */
public final class Signatures {

  private static final String SM2 = "SM3withSM2";

  private Signatures() {}

  /** Returns the signature over {@code message}; DER for SM2 and ECDSA. */
  public static byte[] sign(String jcaName, PrivateKey key, byte[] message)
      throws GeneralSecurityException {
    if (jcaName.equals(SM2) && key instanceof ECPrivateKey) {
      return signSm2(ECUtil.generatePrivateKeyParameter(key), message);
    }
    // Without a provider the JDK picks one that accepts the key: a PKCS#11 token keeps its own.
    Signature signature =
        key instanceof ECPrivateKey
            ? Signature.getInstance(jcaName, BouncyCastle.PROVIDER)
            : Signature.getInstance(jcaName);
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /**
   * Returns whether {@code signature} is {@code key}'s signature over {@code message}.
   *
   * @throws InvalidKeyException if the key does not fit the algorithm
   */
  public static boolean verify(String jcaName, PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    if (jcaName.equals(SM2)) {
      return verifySm2(ECUtil.generatePublicKeyParameter(key), message, signature);
    }
    Signature verifier =
        key.getAlgorithm().equals("RSA")
            ? Signature.getInstance(jcaName)
            : Signature.getInstance(jcaName, BouncyCastle.PROVIDER);
    verifier.initVerify(key);
    verifier.update(message);
    try {
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false; // Thrown for bytes that are not shaped like a signature: foreign input.
    }
  }

  // The lightweight classes: getInstance and initSign of the JCA cost several signatures per call.
  private static byte[] signSm2(AsymmetricKeyParameter key, byte[] message)
      throws SignatureException {
    SM2Signer signer = new SM2Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new SignatureException("SM2 signature failed", e);
    }
  }

  private static boolean verifySm2(AsymmetricKeyParameter key, byte[] message, byte[] signature) {
    SM2Signer signer = new SM2Signer();
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }
}
