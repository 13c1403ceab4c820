package io.github.yinxin.core.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Raw signatures by their JCA name; SM2 with the default user id {@code 1234567812345678}. */
public final class Signatures {

  private static final String SM2 = "SM3withSM2";
  // One instance: the tables of multiples that Bouncy Castle makes hang on its generator point.
  private static final ECDomainParameters SM2_CURVE =
      new ECNamedDomainParameters(
          GMObjectIdentifiers.sm2p256v1, CustomNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));

  private Signatures() {}

  /** Returns the signature over {@code message}; DER for SM2 and ECDSA. */
  public static byte[] sign(String jcaName, PrivateKey key, byte[] message)
      throws GeneralSecurityException {
    if (jcaName.equals(SM2) && key instanceof ECPrivateKey elliptic) {
      return signSm2(new ECPrivateKeyParameters(elliptic.getS(), SM2_CURVE), message);
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

  // The lightweight classes: getInstance and initSign of the JCA cost as much as the signature
  // itself.
  private static byte[] signSm2(ECPrivateKeyParameters key, byte[] message)
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
}
