package io.github.yinxin.verify;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.pki.CertificatePaths;
import io.github.yinxin.verify.TrustAnchors.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The steps from a certificate to an anchor, each with its own way to end. */
final class PathSearch {

  private static final int MAX_OTHERS = 32;

  private final List<X509Certificate> anchors;
  private final boolean outdatedAccepted;
  private final SigningTime time;

  PathSearch(List<X509Certificate> anchors, boolean outdatedAccepted, SigningTime time) {
    this.anchors = anchors;
    this.outdatedAccepted = outdatedAccepted;
    this.time = time;
  }

  Path from(
      CertificateUse use,
      X509Certificate leaf,
      Collection<X509Certificate> others,
      TrustAnchors trust) {
    Instant at = time.signedAt();
    if (at.isBefore(leaf.getNotBefore().toInstant())
        || at.isAfter(leaf.getNotAfter().toInstant())) {
      return notWithin(leaf, at);
    }
    if (others.size() > MAX_OTHERS) {
      return open("附带证书过多：" + others.size(), others.size() + " certificates came along, too many");
    }
    if (!use.fits(leaf)) {
      return ended(Outcome.FAILED, "证书用途不符", "certificate is not made for " + use);
    }
    try {
      return search(Certificates.known(leaf), known(others), trust);
    } catch (CertificateException e) {
      return open("证书无法解析", "a certificate cannot be read");
    }
  }

  private static List<X509Certificate> known(Collection<X509Certificate> others)
      throws CertificateException {
    List<X509Certificate> known = new ArrayList<>();
    for (X509Certificate other : others) {
      known.add(Certificates.known(other));
    }
    return known;
  }

  private Path search(X509Certificate leaf, List<X509Certificate> others, TrustAnchors trust) {
    RevocationFinding revocation = RevocationFinding.of(trust, others, time);
    if (anchors.contains(leaf)) {
      return new Path(Outcome.PASSED, "", "", List.of(leaf), revocation);
    }
    if (anchors.isEmpty()) {
      return open("未配置信任锚", "no trust anchor is configured");
    }
    CertificatePaths strict = paths(others, this::acceptable);
    Optional<List<X509Certificate>> found = strict.from(leaf);
    if (found.isPresent()) {
      return new Path(Outcome.PASSED, "", "", found.get(), revocation);
    }
    Optional<List<X509Certificate>> outdated = paths(others, any -> true).from(leaf);
    if (outdated.isPresent()) {
      return outdated(outdated.get(), revocation);
    }
    return strict.obstacle().isEmpty()
        ? open("找不到通向信任锚的证书路径", "no certificate path leads to a trust anchor")
        : open("证书路径不合规范", "the certificate path is not valid: " + strict.obstacle());
  }

  private CertificatePaths paths(
      List<X509Certificate> others, Predicate<X509Certificate> acceptable) {
    return new CertificatePaths(others, anchors, time.signedAt(), acceptable);
  }

  private boolean acceptable(X509Certificate certificate) {
    return anchors.contains(certificate)
        ? AlgorithmPolicy.accepts(certificate.getPublicKey(), time.latest())
        : AlgorithmPolicy.accepts(certificate, time.latest());
  }

  private Path outdated(List<X509Certificate> path, RevocationFinding revocation) {
    return new Path(
        outdatedAccepted ? Outcome.WARNING : Outcome.UNDETERMINED,
        "证书路径使用了已过时的算法",
        "the certificate path rests on outdated algorithms",
        path,
        revocation);
  }

  private static Path open(String zh, String en) {
    return ended(Outcome.UNDETERMINED, zh, en);
  }

  private static Path ended(Outcome outcome, String zh, String en) {
    return new Path(outcome, zh, en, List.of(), RevocationFinding.none());
  }

  private static Path notWithin(X509Certificate certificate, Instant at) {
    String period =
        day(certificate.getNotBefore().toInstant())
            + " – "
            + day(certificate.getNotAfter().toInstant());
    return ended(
        Outcome.FAILED,
        "证书有效期 " + period + "，不含 " + day(at),
        "certificate runs " + period + ", which does not include " + day(at));
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
