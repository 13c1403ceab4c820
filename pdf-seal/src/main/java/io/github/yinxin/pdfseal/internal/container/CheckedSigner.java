package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Lets no signature out that does not fit the certificate: a device may fail, or hold another key.
 * It is checked with the signer's own key object, which keeps what verification computes once.
 */
record CheckedSigner(Signer signer) implements Signer {

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
    byte[] signature = signer.sign(message);
    X509Certificate own = certificate();
    SignatureCheck check =
        SignatureCheck.of(own.getPublicKey(), algorithm().jcaName(), message, signature);
    if (check != SignatureCheck.YES) {
      throw new SignatureException(
          "the signer's signature does not fit its certificate " + own.getSubjectX500Principal());
    }
    return signature;
  }
}
