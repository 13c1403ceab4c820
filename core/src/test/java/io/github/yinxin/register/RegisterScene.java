package io.github.yinxin.register;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.SampleLicenses;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A register with one license, issued on its first day; each command is recorded an hour later. */
final class RegisterScene {

  static final LocalDate FIRST_DAY = SampleLicenses.VALIDITY.from();
  static final LocalDate LAST_DAY = SampleLicenses.VALIDITY.until().orElseThrow();
  static final LocalDate MIDDLE = LocalDate.of(2027, 6, 1);
  static final Validity NEXT_VALIDITY = Validity.years(LAST_DAY.plusDays(1), 5);

  static final Holder OTHER_HOLDER =
      Holder.organisation("示例饮食有限公司", UnifiedSocialCreditCode.parse("91990100MA0000015X"));

  final AdjustableClock clock = AdjustableClock.at(Instant.parse("2026-03-01T02:00:00Z"));
  final RegisterSettings settings = RegisterSettings.of(clock, new SplittableRandom(20260301));
  final LicenseRegister register;
  final License license;
  final LicenseId id;

  RegisterScene() {
    this(TestDatabase.MEMORY, settings -> settings);
  }

  RegisterScene(TestDatabase database) {
    this(database, settings -> settings);
  }

  RegisterScene(TestDatabase database, UnaryOperator<RegisterSettings> more) {
    try {
      this.register = database.open(more.apply(settings));
    } catch (SQLException e) {
      throw new IllegalStateException(database + " cannot be opened", e);
    }
    this.license = register.issue(matter(FIRST_DAY), SampleLicenses.facts());
    this.id = license.id();
  }

  static Matter matter(LocalDate decidedOn) {
    return new Matter("BJ-" + decidedOn, decidedOn).decidedBy("示决〔2027〕1号");
  }

  static Reason penalty() {
    return Reason.of(Category.PENALTY, "违法经营");
  }

  static Reason annulment() {
    return Reason.of(Category.FRAUD, "材料虚假");
  }

  static Reason withdrawal() {
    return Reason.of(Category.LAW_CHANGED, "规划调整");
  }

  static Reason deregistration() {
    return Reason.of(Category.HOLDER_REQUEST, "申请注销");
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

  License carryOut(LocalDate decidedOn, Function<LicenseId, LicenseCommand> command) {
    clock.advance(Duration.ofHours(1));
    return register.carryOut(matter(decidedOn), command.apply(id));
  }
}
