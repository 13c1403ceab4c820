package io.github.yinxin.pdfseal.internal.container;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates that came along by themselves. */
public final class ForeignCertificates {

  private ForeignCertificates() {}

  /** Returns those that can be read. */
  public static List<X509Certificate> readable(List<byte[]> encoded) {
    List<X509Certificate> readable = new ArrayList<>();
    for (byte[] der : encoded) {
      try {
        readable.add(Primitives.certificate(der, "certificate"));
      } catch (DerException e) {
        // It cannot lie on anybody's path.
      }
    }
    return List.copyOf(readable);
  }
}
