package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.Statement;
import io.github.yinxin.verify.RevocationPolicy.Unanswered;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the revocation of every certificate on a path adds up to: the worst of them. */
final class RevocationFinding {

  private final @Nullable RevocationPolicy policy;
  private final Collection<X509Certificate> others;
  private final @Nullable SigningTime time;

  private RevocationFinding(
      @Nullable RevocationPolicy policy,
      Collection<X509Certificate> others,
      @Nullable SigningTime time) {
    this.policy = policy;
    this.others = List.copyOf(others);
    this.time = time;
  }

  static RevocationFinding of(
      RevocationPolicy policy, Collection<X509Certificate> others, SigningTime time) {
    return new RevocationFinding(policy, others, time);
  }

  static RevocationFinding none() {
    return new RevocationFinding(null, List.of(), null);
  }

  Finding on(List<X509Certificate> path, List<Statement> statements, Check check) {
    if (policy == null || time == null || path.isEmpty()) {
      return Finding.skipped(check, "没有证书路径，无从查询吊销", "there is no path along which to ask");
    }
    if (path.size() == 1) {
      return Finding.skipped(
          check, "证书本身即信任锚，无上级可查", "the certificate is an anchor itself, nobody is above it");
    }
    if (policy.asksNobody()) {
      return Finding.skipped(check, "未配置吊销信息来源，未查询", "no source of revocation is configured");
    }
    Finding worst = null;
    for (Statement statement : statements) {
      Finding next = finding(check, statement, policy.unanswered(), time);
      worst = worst == null || weight(next) > weight(worst) ? next : worst;
    }
    return worst == null ? Finding.passed(check) : worst;
  }

  /** Returns what is said of each certificate below the anchor, the leaf first. */
  List<Statement> statements(List<X509Certificate> path) {
    List<Statement> statements = new ArrayList<>();
    if (policy == null || time == null || path.isEmpty()) {
      return statements;
    }
    X509Certificate anchor = path.get(path.size() - 1);
    RevocationInquiry inquiry = new RevocationInquiry(policy, others, anchor, time);
    for (int i = 0; i < path.size() - 1; i++) {
      statements.add(inquiry.about(path.get(i), path.get(i + 1)));
    }
    return statements;
  }

  private static int weight(Finding finding) {
    return switch (finding.outcome()) {
      case PASSED -> 0;
      case SKIPPED -> 1;
      case WARNING -> 2;
      case UNDETERMINED -> 3;
      case FAILED -> 4;
    };
  }

  private static Finding finding(
      Check check, Statement statement, Unanswered unanswered, SigningTime time) {
    return switch (statement.kind()) {
      case GOOD -> Finding.passed(check);
      case REVOKED -> revoked(check, statement, time);
      case NOTHING ->
          new Finding(check, Outcome.valueOf(unanswered.name()), statement.zh(), statement.en());
    };
  }

  private static Finding revoked(Check check, Statement statement, SigningTime time) {
    Instant since = statement.since().orElse(Instant.MIN);
    String zh = "证书已于 " + since + " 吊销";
    String en = "a certificate was revoked at " + since;
    if (!since.isAfter(time.signedAt())) {
      return Finding.failed(
          check, zh + "，不晚于签名时间 " + time.signedAt(), en + ", not after " + time.signedAt());
    }
    if (statement.keyCompromised() && !time.proven()) {
      return Finding.undetermined(
          check, zh + "（密钥失窃），签名时间仅为自称", en + " for a stolen key, and the time is only claimed");
    }
    return Finding.warning(
        check, zh + "，晚于签名时间 " + time.signedAt(), en + ", after " + time.signedAt());
  }
}
