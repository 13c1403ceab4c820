package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.Owner;
import io.github.yinxin.verify.Finding;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Compares what a seal and the certificates in it say about their owner. */
final class Owners {

  private Owners() {}

  static Optional<String> creditCode(X509Certificate certificate) {
    return Owner.creditCode(certificate);
  }

  static Finding agreement(Seal seal) {
    return Finding.skipped(SealCheck.SEAL_OWNER, seal.name(), seal.name());
  }
}
