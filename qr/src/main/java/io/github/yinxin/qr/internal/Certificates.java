package io.github.yinxin.qr.internal;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Certificates within trust lists; the JDK's own classes do not know SM2's curve. */
public final class Certificates {

  private static final Provider PROVIDER = new BouncyCastleProvider();

  private Certificates() {}

  /**
   * Reads one certificate that takes up all of the bytes and whose key can be read.
   *
   * @throws RefusedException if it is none
   */
  public static X509Certificate decode(byte[] der) throws RefusedException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", PROVIDER);
      if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate c
          && Arrays.equals(c.getEncoded(), der)
          && c.getPublicKey().getEncoded().length > 0) {
        return c;
      }
    } catch (CertificateException | IllegalStateException e) {
      // Answered below, like one with bytes behind it; unchecked where the key is no key.
    }
    throw RefusedException.failed("证书无法解析", "a certificate cannot be read");
  }
}
