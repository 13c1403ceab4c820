package io.github.yinxin.benchmarks;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A signer for always the same message: it signs it once, so that everything but the signature is
 * measured.
 */
final class SignedOnce implements Signer {

  private final Signer signer;
  private byte[] signature = {};

  private SignedOnce(Signer signer) {
    this.signer = signer;
  }

  static Signer by(Signer signer) {
    return new SignedOnce(signer);
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return signer.algorithm();
  }

  @Override
  public List<X509Certificate> certificates() {
    return signer.certificates();
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    if (signature.length == 0) {
      signature = signer.sign(message);
    }
    return signature.clone();
  }
}
