package io.github.yinxin.register;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.util.List;

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
            Finding.passed(
                RegisterCheck.KNOWLEDGE, "截至 " + answer.knownAs(), "as of " + answer.knownAs()));
    return Verification.of(findings, () -> license);
  }

  static Finding file(List<LicenseEvent> history, Digest file) {
    return history.stream()
            .anyMatch(e -> e instanceof LicenseEvent.FileSealed f && f.file().equals(file))
        ? Finding.passed(RegisterCheck.REGISTERED_FILE)
        : Finding.failed(
            RegisterCheck.REGISTERED_FILE,
            "登记簿中没有这份文件",
            "the register was never told of this file");
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
    return answer.expired()
        ? Finding.failed(
            RegisterCheck.VALIDITY,
            "已过期，有效期至 " + answer.validity().until().orElseThrow(),
            "expired, ended " + answer.validity().until().orElseThrow())
        : Finding.passed(RegisterCheck.VALIDITY);
  }
}
