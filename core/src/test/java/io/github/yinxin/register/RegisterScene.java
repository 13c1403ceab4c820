package io.github.yinxin.register;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Validity;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** A register with one license, issued on its first day; each command is recorded an hour later. */
final class RegisterScene {

  static final LocalDate FIRST_DAY = SampleLicenses.VALIDITY.from();
  static final LocalDate LAST_DAY = SampleLicenses.VALIDITY.until().orElseThrow();
  static final LocalDate MIDDLE = LocalDate.of(2027, 6, 1);
  static final Validity NEXT_VALIDITY = Validity.years(LAST_DAY.plusDays(1), 5);

  final AdjustableClock clock = AdjustableClock.at(Instant.parse("2026-03-01T02:00:00Z"));
  final LicenseRegister register = LicenseRegister.inMemory(clock, new SplittableRandom(20260301));
  final License license = register.issue(matter(FIRST_DAY), SampleLicenses.facts());
  final LicenseId id = license.id();

  static Matter matter(LocalDate decidedOn) {
    return new Matter("BJ-" + decidedOn, decidedOn);
  }

  static Reason penalty() {
    return Reason.penalty("示罚〔2027〕1号", "违法经营");
  }

  static Reason annulment() {
    return Reason.annulled("示撤销〔2027〕1号", "材料虚假");
  }

  static Reason withdrawal() {
    return Reason.withdrawn("示撤回〔2027〕1号", "规划调整");
  }

  static Reason deregistration() {
    return Reason.deregistered("示注〔2027〕1号", "申请注销");
  }

  void revoke(LocalDate decidedOn, Reason reason) {
    clock.advance(Duration.ofHours(1));
    register.revoke(matter(decidedOn), id, reason);
  }

  License renew(LocalDate decidedOn) {
    clock.advance(Duration.ofHours(1));
    return register.renew(matter(decidedOn), id, NEXT_VALIDITY);
  }

  License move(LocalDate decidedOn) {
    clock.advance(Duration.ofHours(1));
    return register.change(matter(decidedOn), id, facts -> facts.withField("KZ_JYCS", "示例市示例路2号"));
  }

  StatusAnswer statusOn(LocalDate at) {
    return register.statusOf(id, at, clock.instant());
  }
}
