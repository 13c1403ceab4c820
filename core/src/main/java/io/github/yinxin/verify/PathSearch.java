package io.github.yinxin.verify;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.pki.CertificatePaths;
import io.github.yinxin.core.internal.pki.ValidPaths;
import io.github.yinxin.verify.TrustAnchors.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;

/** The steps from a certificate to an anchor, each with its own way to end. */
final class PathSearch {

  private static final int MAX_OTHERS = 32;

  private final TrustAnchors trust;
  private final List<X509Certificate> anchors;
  private final SigningTime time;

  PathSearch(TrustAnchors trust, SigningTime time) {
    this.trust = trust;
    this.anchors = trust.known();
    this.time = time;
  }

  Path from(CertificateUse use, X509Certificate leaf, Collection<X509Certificate> others) {
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
      X509Certificate known = trust.memory().met(Certificates.known(leaf));
      return search(known, pool(known, others));
    } catch (CertificateException e) {
      return open("证书无法解析", "a certificate cannot be read");
    }
  }

  private List<X509Certificate> pool(X509Certificate leaf, Collection<X509Certificate> others)
      throws CertificateException {
    List<X509Certificate> pool = new ArrayList<>();
    for (X509Certificate other : others) {
      pool.add(trust.memory().met(Certificates.known(other)));
    }
    addAbove(leaf, pool);
    return pool;
  }

  // Of those that are known anyway, which may be many, the ones that are named on the way up.
  private void addAbove(X509Certificate leaf, List<X509Certificate> pool) {
    List<X509Certificate> left = new ArrayList<>(trust.intermediates());
    left.removeAll(pool);
    Set<X500Principal> wanted = new HashSet<>();
    int room = MAX_OTHERS;
    boolean more = !left.isEmpty();
    if (more) {
      wanted.add(leaf.getIssuerX500Principal());
      pool.forEach(other -> wanted.add(other.getIssuerX500Principal()));
    }
    while (more) {
      List<X509Certificate> next =
          left.stream()
              .filter(c -> wanted.contains(c.getSubjectX500Principal()))
              .limit(room)
              .toList();
      room -= next.size();
      next.forEach(c -> wanted.add(c.getIssuerX500Principal()));
      pool.addAll(next);
      left.removeAll(next);
      more = !next.isEmpty();
    }
  }

  private Path search(X509Certificate leaf, List<X509Certificate> pool) {
    RevocationFinding revocation = RevocationFinding.of(trust.revocation(), pool, time);
    if (anchors.contains(leaf)) {
      return new Path(Outcome.PASSED, "", "", List.of(leaf), revocation);
    }
    if (anchors.isEmpty()) {
      return open("未配置信任锚", "no trust anchor is configured");
    }
    CertificatePaths strict = paths(pool, this::acceptable, trust.memory().paths());
    Optional<List<X509Certificate>> found = strict.from(leaf);
    if (found.isPresent()) {
      trust.memory().remember(found.get());
      return new Path(Outcome.PASSED, "", "", found.get(), revocation);
    }
    Optional<List<X509Certificate>> outdated =
        paths(pool, any -> true, new ValidPaths()).from(leaf);
    if (outdated.isPresent()) {
      return outdated(outdated.get(), revocation);
    }
    return strict.obstacle().isEmpty()
        ? open("找不到通向信任锚的证书路径", "no certificate path leads to a trust anchor")
        : open("证书路径不合规范", "the certificate path is not valid: " + strict.obstacle());
  }

  private CertificatePaths paths(
      List<X509Certificate> pool, Predicate<X509Certificate> acceptable, ValidPaths known) {
    return new CertificatePaths(pool, anchors, time.signedAt(), acceptable, known);
  }

  private boolean acceptable(X509Certificate certificate) {
    return anchors.contains(certificate)
        ? AlgorithmPolicy.accepts(certificate.getPublicKey(), time.latest())
        : AlgorithmPolicy.accepts(certificate, time.latest());
  }

  private Path outdated(List<X509Certificate> path, RevocationFinding revocation) {
    return new Path(
        trust.outdatedAccepted() ? Outcome.WARNING : Outcome.UNDETERMINED,
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
