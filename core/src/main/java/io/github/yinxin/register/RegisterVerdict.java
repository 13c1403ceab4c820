package io.github.yinxin.register;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.StatusAnswer.Renewal;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.util.List;
import java.util.stream.Collectors;

/** Words the register's answer as findings. */
final class RegisterVerdict {

  private RegisterVerdict() {}

  static Verification<License> unknown(LicenseId license) {
    return new Verification.Invalid<>(
        List.of(
            Finding.failed(
                RegisterCheck.RECORDED,
                "登记簿中没有证照 " + license,
                "license " + license + " is not recorded")));
  }

  static Verification<License> of(License license, Finding file, StatusAnswer answer) {
    List<Finding> findings =
        List.of(
            Finding.passed(RegisterCheck.RECORDED),
            file,
            legalStatus(answer),
            validity(answer),
            objections(answer),
            Finding.passed(
                RegisterCheck.KNOWLEDGE, "截至 " + answer.knownAs(), "as of " + answer.knownAs()));
    return Verification.of(findings, () -> license);
  }

  static Finding file(List<LicenseEvent> history, Digest file) {
    boolean known = false;
    boolean replaced = false;
    for (LicenseEvent event : history) {
      if (event instanceof LicenseEvent.FileSealed sealed && sealed.file().equals(file)) {
        known = true;
        replaced = false;
      } else if (event instanceof LicenseEvent.Rerendered) {
        replaced = true;
      }
    }
    if (!known) {
      return Finding.failed(
          RegisterCheck.REGISTERED_FILE, "登记簿中没有这份文件", "the register was never told of this file");
    }
    return replaced
        ? Finding.failed(
            RegisterCheck.REGISTERED_FILE, "文件已补发，此为旧版本", "a later file version took its place")
        : Finding.passed(RegisterCheck.REGISTERED_FILE);
  }

  // An objection that is open, or was upheld, is said; what follows from it is for a decision.
  private static Finding objections(StatusAnswer answer) {
    List<Objection> standing =
        answer.objections().stream().filter(o -> o.state() != Objection.State.REJECTED).toList();
    if (standing.isEmpty()) {
      return Finding.passed(RegisterCheck.OBJECTIONS);
    }
    String numbers =
        standing.stream().map(o -> o.number() + " " + o.state()).collect(Collectors.joining(", "));
    return Finding.warning(RegisterCheck.OBJECTIONS, "异议：" + numbers, "objections: " + numbers);
  }

  private static Finding legalStatus(StatusAnswer answer) {
    return answer.legal() == LegalStatus.GRANTED
        ? Finding.passed(RegisterCheck.LEGAL_STATUS)
        : Finding.failed(
            RegisterCheck.LEGAL_STATUS,
            "证照状态：" + answer.legal().term(),
            "legal status is " + answer.legal());
  }

  private static Finding validity(StatusAnswer answer) {
    if (answer.notYetValid()) {
      return Finding.failed(
          RegisterCheck.VALIDITY,
          "尚未生效，自 " + answer.validity().from() + " 起有效",
          "not yet valid, starts " + answer.validity().from());
    }
    if (answer.renewal() == Renewal.DEEMED) {
      return Finding.passed(
          RegisterCheck.VALIDITY, "已过期，依法视为准予延续", "expired, renewal counts as granted");
    }
    return answer.expired()
        ? Finding.failed(
            RegisterCheck.VALIDITY,
            "已过期，有效期至 " + answer.validity().until().orElseThrow(),
            "expired, ended " + answer.validity().until().orElseThrow())
        : Finding.passed(RegisterCheck.VALIDITY);
  }
}
