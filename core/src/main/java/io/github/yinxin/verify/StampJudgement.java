package io.github.yinxin.verify;

import io.github.yinxin.core.internal.pki.Statement;
import io.github.yinxin.core.internal.pki.TimeStampToken;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.TimeStamp.Step;
import io.github.yinxin.verify.TrustAnchors.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The procedure for one time-stamp token: every step in order, each reported. */
final class StampJudgement {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  // RFC 3161 4: unspecified, affiliationChanged, superseded, cessationOfOperation. For any other
  // reason, and for none, every stamp of the key has lost its worth, the older ones too.
  private static final Set<Integer> SPARES_OLDER_STAMPS = Set.of(0, 3, 4, 5);

  private final TimeStampToken token;
  private final TrustAnchors anchors;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();

  StampJudgement(TimeStampToken token, TrustAnchors anchors, Instant at) {
    this.token = token;
    this.anchors = anchors;
    this.at = at;
  }

  Verification<TimeStamp> judge(Function<Digest.Algorithm, Digest> stamped) {
    findings.add(format());
    findings.add(imprint(stamped));
    Optional<X509Certificate> authority = token.authority();
    if (authority.isEmpty()) {
      findings.add(
          Finding.undetermined(
              Step.STAMP_SIGNATURE, "时间戳未附签名证书", "no certificate of the signer came along"));
    } else {
      findings.add(signature(authority.get()));
      findings.addAll(trust(authority.get()));
    }
    findings.add(time());
    return Verification.of(
        findings,
        () -> new TimeStamp(token.info().time(), authority.orElseThrow(), token.info().policy()));
  }

  private Finding format() {
    return token.info().understood()
        ? Finding.passed(Step.STAMP_FORMAT)
        : Finding.undetermined(
            Step.STAMP_FORMAT, "时间戳含未知关键扩展", "the time stamp has an unknown critical extension");
  }

  private Finding imprint(Function<Digest.Algorithm, Digest> stamped) {
    String name = token.info().digest();
    Optional<Digest.Algorithm> algorithm =
        Arrays.stream(Digest.Algorithm.values()).filter(a -> named(a, name)).findFirst();
    if (algorithm.isEmpty()) {
      return Finding.undetermined(
          Step.STAMP_IMPRINT, "不支持摘要算法 " + name, "digest algorithm " + name + " is not supported");
    }
    if (!token.info().stamps(stamped.apply(algorithm.get()).bytes())) {
      return Finding.failed(
          Step.STAMP_IMPRINT, "时间戳不是为此数据签发的", "the time stamp is for something else");
    }
    return AlgorithmPolicy.acceptsDigest(name, at)
        ? Finding.passed(Step.STAMP_IMPRINT)
        : Finding.undetermined(Step.STAMP_IMPRINT, "时间戳的摘要算法已过时：" + name, name + " is outdated");
  }

  private static boolean named(Digest.Algorithm algorithm, String jcaName) {
    return algorithm.start().getAlgorithm().equals(jcaName);
  }

  private Finding signature(X509Certificate authority) {
    boolean right;
    try {
      right = token.signedBy(authority);
    } catch (GeneralSecurityException e) {
      return Finding.undetermined(
          Step.STAMP_SIGNATURE, "不支持时间戳的签名算法", "the signature cannot be judged with this key");
    }
    if (!right) {
      return Finding.failed(
          Step.STAMP_SIGNATURE, "时间戳签名不正确", "the signature of the time stamp is wrong");
    }
    if (token.labelledAsSm2Data() && token.namesNobody()) {
      return Finding.warning(
          Step.STAMP_SIGNATURE, "时间戳未载明签名证书", "the time stamp does not name its signer");
    }
    if (!token.names(authority)) {
      return Finding.failed(
          Step.STAMP_SIGNATURE, "时间戳载明的签名证书不符", "the time stamp names another signer");
    }
    return AlgorithmPolicy.accepts(token.scheme(), at)
        ? Finding.passed(Step.STAMP_SIGNATURE)
        : Finding.undetermined(
            Step.STAMP_SIGNATURE, "时间戳的签名算法已过时", "the algorithm of the signature is outdated");
  }

  private List<Finding> trust(X509Certificate authority) {
    // By the authority's own word, as nothing else vouches for it.
    SigningTime time = SigningTime.claimed(token.info().time(), at);
    Path path = anchors.path(CertificateUse.TIME_STAMPING, authority, token.certificates(), time);
    Finding found = path.finding(Step.STAMP_AUTHORITY);
    boolean expired = at.isAfter(authority.getNotAfter().toInstant());
    if (found.outcome() == Outcome.PASSED && expired) {
      found =
          Finding.warning(
              Step.STAMP_AUTHORITY, "时间戳证书此后已过期", "the authority's certificate has expired since");
    }
    return List.of(found, revocation(path));
  }

  private Finding revocation(Path path) {
    List<Statement> said = path.statements();
    boolean worthless =
        said.stream()
            .limit(1)
            .anyMatch(
                s ->
                    s.kind() == Statement.Kind.REVOKED
                        && !SPARES_OLDER_STAMPS.contains(s.reason()));
    return worthless
        ? Finding.failed(
            Step.STAMP_REVOCATION,
            "时间戳证书已吊销，其时间戳全部失效",
            "the authority's certificate was revoked, and with it every stamp")
        : path.revocation(Step.STAMP_REVOCATION, said);
  }

  private Finding time() {
    Instant time = token.info().time();
    return time.isAfter(at.plus(TOLERANCE))
        ? Finding.failed(Step.STAMP_TIME, "时间戳晚于当前时间：" + time, time + " lies ahead")
        : Finding.passed(Step.STAMP_TIME);
  }
}
