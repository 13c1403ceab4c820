package io.github.yinxin.pdfseal;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A device with the wrong key: its signatures are well formed, but over something else.
 *
 * @param honest whose certificates it shows
 */
public record WrongSigner(Signer honest) implements Signer {

  @Override
  public SignatureAlgorithm algorithm() {
    return honest.algorithm();
  }

  @Override
  public List<X509Certificate> certificates() {
    return honest.certificates();
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return honest.sign(new byte[] {1});
  }
}
