package io.github.yinxin.sign;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.RawSignatures;
import io.github.yinxin.core.internal.crypto.Signatures;
import io.github.yinxin.core.internal.crypto.Sm2Digests;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.function.UnaryOperator;

/** A signer whose key is elsewhere: what comes back is verified before anybody uses it. */
final class DeviceSigner implements Signer {

  private final Device device;
  private final UnaryOperator<byte[]> input;
  private final List<X509Certificate> certificates;
  private final SignatureAlgorithm algorithm;

  DeviceSigner(Device device, boolean takesDigest, List<X509Certificate> certificates) {
    this.device = requireNonNull(device, "device");
    this.certificates = KeySigner.usable(certificates);
    this.algorithm = KeySigner.algorithmOf(certificate());
    this.input = takesDigest ? digests() : byte[]::clone;
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public List<X509Certificate> certificates() {
    return certificates;
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    byte[] given;
    try {
      given = device.sign(input.apply(message));
    } catch (IOException e) {
      throw new SignatureException("the signing device cannot be reached", e);
    }
    byte[] signature =
        algorithm == SignatureAlgorithm.RSA_SHA256 ? given.clone() : RawSignatures.toDer(given);
    PublicKey key = certificate().getPublicKey();
    if (!Signatures.verify(algorithm.jcaName(), key, message, signature)) {
      throw new SignatureException(
          "the signing device gave a signature that is not one of "
              + certificate().getSubjectX500Principal());
    }
    return signature;
  }

  @Override
  public byte[] signVerified(byte[] message) throws GeneralSecurityException {
    return sign(message);
  }

  private UnaryOperator<byte[]> digests() {
    return algorithm == SignatureAlgorithm.SM2_SM3
            && certificate().getPublicKey() instanceof ECPublicKey key
        ? Sm2Digests.of(key)
        : message -> algorithm.digest().start().digest(message);
  }

  /** Names the owner, never the device. */
  @Override
  public String toString() {
    return algorithm + " signer of " + certificate().getSubjectX500Principal();
  }
}
