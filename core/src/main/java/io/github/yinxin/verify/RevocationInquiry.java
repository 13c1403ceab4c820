package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.CertificateParts;
import io.github.yinxin.core.internal.pki.CertificatePaths;
import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.OcspAnswer;
import io.github.yinxin.core.internal.pki.RevocationList;
import io.github.yinxin.core.internal.pki.SignatureScheme;
import io.github.yinxin.core.internal.pki.Statement;
import io.github.yinxin.verify.RevocationSource.Evidence;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether one certificate after the other was revoked, and believes only what its issuer, or
 * somebody whom that one certified for it, has signed, and what is recent enough.
 */
final class RevocationInquiry {

  // Clocks of authorities and verifiers differ.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  // An answer that does not say when the next one comes counts for the moment (RFC 6960 4.2.2.1).
  private static final Duration MOMENT = Duration.ofHours(1);
  private static final int MAX_PIECES = 64;
  // An authority has few keys at a time; each that is tried costs a digest over the whole list.
  private static final int MAX_DELEGATES = 4;
  private static final Statement SILENCE =
      Statement.nothing("没有吊销信息", "there is no revocation information");

  private final RevocationPolicy policy;
  private final Collection<X509Certificate> others;
  private final X509Certificate anchor;
  private final SigningTime time;

  /**
   * Prepares an inquiry.
   *
   * @param others where certificates of those who sign lists may be found
   * @param anchor where the path ends; that of a list's signer must end there too
   */
  RevocationInquiry(
      RevocationPolicy policy,
      Collection<X509Certificate> others,
      X509Certificate anchor,
      SigningTime time) {
    this.policy = policy;
    this.others = others;
    this.anchor = anchor;
    this.time = time;
  }

  /** Returns the answer about a certificate: what tells against it counts, whoever says so. */
  Statement about(X509Certificate certificate, X509Certificate issuer) {
    return about(certificate, issuer, true);
  }

  private Statement about(X509Certificate certificate, X509Certificate issuer, boolean answersToo) {
    Statement found = SILENCE;
    for (RevocationSource evidence : policy.broughtAlong()) {
      found = stronger(found, said(evidence, certificate, issuer, answersToo));
    }
    // Evidence is chosen by whoever made the document: that it is good keeps nobody from asking.
    return stronger(found, asked(certificate, issuer, answersToo));
  }

  private Statement asked(X509Certificate certificate, X509Certificate issuer, boolean answersToo) {
    Statement found = SILENCE;
    for (RevocationSource source : policy.sources()) {
      found = stronger(found, said(source, certificate, issuer, answersToo));
      if (found.kind() != Statement.Kind.NOTHING) {
        return found;
      }
    }
    return found;
  }

  private Statement said(
      RevocationSource source,
      X509Certificate certificate,
      X509Certificate issuer,
      boolean answersToo) {
    List<Evidence> pieces;
    try {
      pieces = source.evidence(certificate, issuer);
    } catch (IOException e) {
      return Statement.nothing(
          "吊销信息来源无法访问", "the source of revocation information is out of reach");
    }
    return pieces.stream()
        .limit(MAX_PIECES)
        .filter(piece -> answersToo || piece.answer() == null)
        .map(piece -> said(piece, certificate, issuer))
        .reduce(RevocationInquiry::stronger)
        .orElse(SILENCE);
  }

  // Against the certificate before for it; but an end of being on hold only shows later.
  private static Statement stronger(Statement one, Statement other) {
    if (rank(one) != rank(other)) {
      Statement high = rank(one) > rank(other) ? one : other;
      Statement low = high == one ? other : one;
      return high.onHold() && low.kind() == Statement.Kind.GOOD && later(low, high) ? low : high;
    }
    if (one.kind() == Statement.Kind.REVOKED) {
      return one.and(other);
    }
    return other == SILENCE ? one : other;
  }

  private static int rank(Statement statement) {
    return switch (statement.kind()) {
      case NOTHING -> 0;
      case GOOD -> 1;
      case REVOKED -> 2;
    };
  }

  private static boolean later(Statement one, Statement other) {
    return one.from().orElse(Instant.MIN).isAfter(other.from().orElse(Instant.MIN));
  }

  private Statement said(Evidence piece, X509Certificate certificate, X509Certificate issuer) {
    @Nullable RevocationList list = piece.list();
    @Nullable OcspAnswer answer = piece.answer();
    if (list != null) {
      return listed(list, certificate, issuer);
    }
    return answer != null
        ? answered(answer, certificate, issuer)
        : Statement.nothing("吊销信息无法解析", "the revocation information cannot be read");
  }

  private Statement listed(
      RevocationList list, X509Certificate certificate, X509Certificate issuer) {
    if (!list.issuer().equals(certificate.getIssuerX500Principal())) {
      return Statement.nothing("吊销列表属于其他签发机构", "the revocation list is another issuer's");
    }
    boolean own = CertificateParts.signsLists(issuer) && list.signedBy(issuer);
    if (!own && !signedByDelegate(list)) {
      return Statement.nothing("吊销列表的签名不是签发机构的", "the revocation list is not signed by the issuer");
    }
    return accepts(list::scheme) ? usable(list.about(certificate), certificate) : outdated();
  }

  // RFC 5280 6.3.3 f: another key of the same issuer, certified below the same anchor.
  private boolean signedByDelegate(RevocationList list) {
    return others.stream()
        .filter(c -> c.getSubjectX500Principal().equals(list.issuer()))
        .filter(c -> CertificateParts.claimsToSignLists(c) && !list.namesAnotherKeyThan(c))
        // Before the limit: whoever made the document can put any number of others among them.
        .filter(this::leadsToTheAnchor)
        .limit(MAX_DELEGATES)
        .anyMatch(list::signedBy);
  }

  private boolean leadsToTheAnchor(X509Certificate signer) {
    CertificatePaths paths =
        new CertificatePaths(
            others,
            List.of(anchor),
            time.judgedAt(),
            c -> c.equals(anchor) || AlgorithmPolicy.accepts(c, time.judgedAt()));
    return paths.from(signer).isPresent();
  }

  private Statement answered(
      OcspAnswer answer, X509Certificate certificate, X509Certificate issuer) {
    Statement said = answer.about(certificate, issuer);
    if (said.kind() == Statement.Kind.NOTHING) {
      return said; // Not about this certificate: whose signature it is does not matter.
    }
    Optional<X509Certificate> responder = answer.responder(issuer);
    if (responder.isEmpty()) {
      return Statement.nothing("在线应答方未获授权", "the OCSP responder is not authorised by the issuer");
    }
    if (!responder.get().equals(issuer) && !goodResponder(responder.get(), issuer)) {
      return Statement.nothing(
          "在线应答方自身的状态不明", "it is not known that the OCSP responder was not revoked");
    }
    if (answer.producedAt().isAfter(time.judgedAt().plus(TOLERANCE))) {
      return Statement.nothing("在线应答来自未来", "the OCSP answer is from the future");
    }
    return accepts(answer::scheme) ? usable(said, certificate) : outdated();
  }

  // RFC 6960 4.2.2.2.1; only lists are asked, so that responders cannot vouch for each other.
  private boolean goodResponder(X509Certificate responder, X509Certificate issuer) {
    return AlgorithmPolicy.accepts(responder, time.judgedAt())
        && (CertificateParts.needsNoCheck(responder)
            || about(responder, issuer, false).kind() == Statement.Kind.GOOD);
  }

  private interface SchemeOf {
    SignatureScheme get() throws NoSuchAlgorithmException, MalformedException;
  }

  private boolean accepts(SchemeOf scheme) {
    try {
      return AlgorithmPolicy.accepts(scheme.get(), time.judgedAt());
    } catch (NoSuchAlgorithmException | MalformedException e) {
      return false;
    }
  }

  private static Statement outdated() {
    return Statement.nothing(
        "吊销信息的签名算法已过时", "the revocation information is signed with outdated algorithms");
  }

  private Statement usable(Statement said, X509Certificate certificate) {
    if (said.kind() == Statement.Kind.NOTHING) {
      return said;
    }
    Instant from = said.from().orElse(Instant.MAX);
    if (from.isAfter(time.judgedAt().plus(TOLERANCE))) {
      return Statement.nothing("吊销信息来自未来", "the revocation information is from the future");
    }
    if (said.kind() == Statement.Kind.REVOKED && !said.onHold()) {
      return said; // Nobody takes it back, so it cannot be too old.
    }
    if (!recent(said, from)) {
      return Statement.nothing("吊销信息已过期", "the revocation information has run out");
    }
    return said.coversExpiryAt(certificate.getNotAfter().toInstant())
        ? said
        : Statement.nothing(
            "证书已到期，吊销信息可能不再列出", "the certificate has expired, and may not be listed any more");
  }

  // What is proven to be older than the answer cannot have been signed after a later revocation.
  private boolean recent(Statement said, Instant from) {
    Instant until = said.until().orElse(from.plus(MOMENT));
    boolean madeAfterSigning = time.proven() && !from.isBefore(time.signedAt());
    return madeAfterSigning || !time.judgedAt().isAfter(until);
  }
}
