package io.github.yinxin.qr.internal;

import java.io.ByteArrayInputStream;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

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
          && isRead(c.getPublicKey())) {
        return c;
      }
    } catch (CertificateException | IllegalStateException e) {
      // Answered below, like one with bytes behind it; unchecked where the key is no key.
    }
    throw RefusedException.failed("证书无法解析", "a certificate cannot be read");
  }

  // Of a kind that the provider does not know there is none.
  private static boolean isRead(@Nullable PublicKey key) {
    return key != null && key.getEncoded() != null;
  }
}
