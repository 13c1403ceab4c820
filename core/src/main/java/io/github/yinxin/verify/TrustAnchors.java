package io.github.yinxin.verify;

import io.github.yinxin.core.internal.crypto.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The certificates a verifier trusts without proof. */
public final class TrustAnchors {

  // Path building tries every way through a pile of certificates; ten are more than any chain has.
  private static final int MAX_OTHERS = 10;
  private final List<X509Certificate> certificates;

  private TrustAnchors(List<X509Certificate> certificates) {
    this.certificates = certificates;
  }

  /** Trusts these certificates; with none, every path is undetermined. */
  public static TrustAnchors of(X509Certificate... certificates) {
    return new TrustAnchors(List.of(certificates));
  }

  /** Returns the trusted certificates. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * Checks a certificate at an instant: within its validity, made for its use (GB/T 20518), and
   * with a path to an anchor (RFC 5280, 6.1) unless it is one. Revocation is not looked at.
   *
   * @param check the step the finding is reported under
   * @param others certificates that may lie between it and an anchor; more than ten are not tried
   * @return UNDETERMINED when no path is found: the signer may still be a good one, to somebody
   *     else
   */
  public Finding path(
      Check check,
      CertificateUse use,
      X509Certificate leaf,
      Collection<X509Certificate> others,
      Instant at) {
    if (at.isBefore(leaf.getNotBefore().toInstant())
        || at.isAfter(leaf.getNotAfter().toInstant())) {
      return notWithin(check, leaf, at);
    }
    if (others.size() > MAX_OTHERS) {
      return Finding.undetermined(
          check, "附带证书过多：" + others.size(), others.size() + " certificates came along, too many");
    }
    if (!use.fits(leaf)) {
      return Finding.failed(check, "证书用途不符", "certificate is not made for " + use);
    }
    if (certificates.contains(leaf)) {
      return Finding.passed(check);
    }
    if (certificates.isEmpty()) {
      return Finding.undetermined(check, "未配置信任锚", "no trust anchor is configured");
    }
    try {
      Certificates.buildPath(leaf, others, certificates, at);
      return Finding.passed(check);
    } catch (GeneralSecurityException e) {
      return Finding.undetermined(
          check, "找不到通向信任锚的证书路径", "no certificate path leads to a trust anchor");
    }
  }

  private static Finding notWithin(Check check, X509Certificate certificate, Instant at) {
    String period =
        day(certificate.getNotBefore().toInstant())
            + " – "
            + day(certificate.getNotAfter().toInstant());
    return Finding.failed(
        check,
        "证书有效期 " + period + "，不含 " + day(at),
        "certificate runs " + period + ", which does not include " + day(at));
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
