package io.github.yinxin.qr;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrVerifier.Policy;
import io.github.yinxin.qr.QrVerifier.StatusAnswer;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.verify.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last checks: what became of the license, and how recent that knowledge is. */
final class StatusSteps {

  private final Policy policy;
  private final Instant at;
  private final VerificationSteps steps;
  private Optional<StatusAnswer> answer = Optional.empty();

  StatusSteps(Policy policy, Instant at, VerificationSteps steps) {
    this.policy = policy;
    this.at = at;
    this.steps = steps;
  }

  /**
   * Judges claims that rest on our list and on the one, perhaps of another region, with the key.
   */
  void judge(Optional<QrClaims> claims, Optional<TrustSource> source) {
    List<Edition> editions =
        Stream.of(Optional.of(policy.trusted().home()), source)
            .flatMap(Optional::stream)
            .flatMap(s -> s.edition().stream())
            .toList();
    steps.judge(QrCheck.STATUS, claims, c -> status(c.status()));
    steps.judge(QrCheck.SUSPENSION, claims, c -> suspension());
    steps.judge(QrCheck.FRESHNESS, claims, c -> freshness(editions));
  }

  private Finding status(StatusIndex index) throws RefusedException {
    if (index.equals(StatusIndex.UNLISTED) || policy.statusIgnored()) {
      return Finding.skipped(QrCheck.STATUS, "未查状态列表", "no status list is asked");
    }
    answer = ask(index);
    if (answer.isEmpty()) {
      throw RefusedException.undetermined(
          "无状态列表可查列表 " + index.list(), "no status list at hand for list " + index.list());
    }
    LegalStatus status = answer.get().status();
    if (status != LegalStatus.GRANTED && status != LegalStatus.WITHHELD) {
      throw RefusedException.failed("证照已" + status.term(), "the license is " + status);
    }
    return Finding.passed(QrCheck.STATUS);
  }

  // A list that cannot be read is nobody's revocation.
  private Optional<StatusAnswer> ask(StatusIndex index) throws RefusedException {
    try {
      return policy.lookup().flatMap(lookup -> lookup.find(index));
    } catch (RuntimeException e) {
      // The list is somebody else's code, over data from elsewhere.
      String kind = e.getClass().getSimpleName();
      throw RefusedException.undetermined(
          "状态列表查询中断：" + kind, "asking the status list broke off: " + kind);
    }
  }

  private Finding suspension() throws RefusedException {
    if (answer.isEmpty()) {
      return Finding.skipped(QrCheck.SUSPENSION, "无状态可查", "no status is known");
    }
    if (answer.get().status() == LegalStatus.WITHHELD) {
      throw RefusedException.failed("证照被暂扣", "the license is withheld");
    }
    return Finding.passed(QrCheck.SUSPENSION);
  }

  private Finding freshness(List<Edition> editions) throws RefusedException {
    requireUsable(editions);
    Duration age = answer.map(a -> Duration.between(a.asOf(), at)).orElse(Duration.ZERO);
    if (age.compareTo(policy.usableFor()) > 0
        || age.compareTo(QrVerification.CLOCK_TOLERANCE.negated()) < 0) {
      throw RefusedException.undetermined(
          "状态截至 " + answer.orElseThrow().asOf() + "，不可用",
          "the status is as of " + answer.orElseThrow().asOf() + ", not usable");
    }
    if (age.compareTo(policy.freshFor()) > 0) {
      return Finding.warning(
          QrCheck.FRESHNESS,
          "状态截至 " + answer.orElseThrow().asOf(),
          "the status is as of " + answer.orElseThrow().asOf());
    }
    if (editions.stream().anyMatch(e -> at.isAfter(e.nextUpdate()))) {
      return Finding.warning(QrCheck.FRESHNESS, "信任列表应已更新", "the trust list is overdue");
    }
    return answer.isPresent()
        ? Finding.passed(
            QrCheck.FRESHNESS, "状态截至 " + answer.get().asOf(), "status as of " + answer.get().asOf())
        : Finding.skipped(QrCheck.FRESHNESS, "无状态可查", "no status is known");
  }

  private void requireUsable(List<Edition> editions) throws RefusedException {
    if (editions.stream().anyMatch(e -> !at.isBefore(e.expiresAt()))) {
      throw RefusedException.undetermined("信任列表已失效", "the trust list has expired");
    }
    // Signed instants only ever move on: a clock behind them would accept what has expired.
    if (editions.stream()
        .anyMatch(e -> at.isBefore(e.issuedAt().minus(QrVerification.CLOCK_TOLERANCE)))) {
      throw RefusedException.undetermined("本机时间早于信任列表", "the clock is behind the trust list");
    }
  }
}
