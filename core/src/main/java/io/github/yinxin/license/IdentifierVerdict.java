package io.github.yinxin.license;

import io.github.yinxin.license.LicenseCatalogue.IdentifierCheck;
import io.github.yinxin.license.LicenseId.Printed;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/** Judges a license identifier, check by check. */
final class IdentifierVerdict {

  private IdentifierVerdict() {}

  static Verification<LicenseId> of(String identifier, LicenseCatalogue catalogue) {
    Printed printed;
    try {
      printed = LicenseId.printed(identifier);
    } catch (InvalidValueException e) {
      return new Verification.Invalid<>(malformed(e));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.passed(IdentifierCheck.SHAPE));
    findings.addAll(checkCharacter(printed, catalogue.deviantsAccepted()));
    findings.add(creditCodes(printed.id()));
    findings.add(type(printed.id(), catalogue));
    findings.add(issuer(printed.id(), catalogue));
    return Verification.of(findings, printed::id);
  }

  private static List<Finding> malformed(InvalidValueException e) {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.failed(
            IdentifierCheck.SHAPE, "证照标识格式错误：" + e.value(), String.valueOf(e.getMessage())));
    for (IdentifierCheck check : IdentifierCheck.values()) {
      if (check != IdentifierCheck.SHAPE) {
        findings.add(Finding.skipped(check, "标识格式错误", "the identifier is malformed"));
      }
    }
    return findings;
  }

  private static List<Finding> checkCharacter(Printed printed, boolean deviantsAccepted) {
    if (printed.by(CheckCharacter.STANDARD)) {
      return List.of(
          Finding.passed(IdentifierCheck.CHECK_CHARACTER),
          Finding.skipped(
              IdentifierCheck.KNOWN_GENERATOR, "校验位正确", "the check character is right"));
    }
    boolean known = printed.by(CheckCharacter.LETTERS_FROM_ELEVEN);
    char right = printed.id().checkCharacter();
    String zh = "校验位应为 " + right + "，实为 " + printed.check();
    String en = "check character should be " + right + ", is " + printed.check();
    return List.of(
        known && deviantsAccepted
            ? Finding.warning(IdentifierCheck.CHECK_CHARACTER, zh, en)
            : Finding.failed(IdentifierCheck.CHECK_CHARACTER, zh, en),
        known
            ? Finding.warning(
                IdentifierCheck.KNOWN_GENERATOR,
                "出自字母从 11 计数的生成程序",
                "made by the generator that counts letters from 11")
            : Finding.skipped(
                IdentifierCheck.KNOWN_GENERATOR, "并非已知的错误算法", "no known generator makes it"));
  }

  // Codes of other kinds are in use: unusual, not wrong.
  private static Finding creditCodes(LicenseId id) {
    try {
      UnifiedSocialCreditCode.parse(id.typeCode().substring(0, UnifiedSocialCreditCode.LENGTH));
      UnifiedSocialCreditCode.parse(id.issuerCode());
      return Finding.passed(IdentifierCheck.CREDIT_CODES);
    } catch (InvalidValueException e) {
      return Finding.warning(
          IdentifierCheck.CREDIT_CODES, "不是统一社会信用代码：" + e.value(), String.valueOf(e.getMessage()));
    }
  }

  private static Finding type(LicenseId id, LicenseCatalogue catalogue) {
    return catalogue.type(id.typeCode()).isPresent()
        ? Finding.passed(IdentifierCheck.TYPE)
        : Finding.undetermined(
            IdentifierCheck.TYPE,
            "目录中没有证照类型 " + id.typeCode(),
            "license type " + id.typeCode() + " is not in the catalogue");
  }

  private static Finding issuer(LicenseId id, LicenseCatalogue catalogue) {
    return catalogue.issuer(id.issuerCode()).isPresent()
        ? Finding.passed(IdentifierCheck.ISSUER)
        : Finding.undetermined(
            IdentifierCheck.ISSUER,
            "目录中没有颁发机构 " + id.issuerCode(),
            "issuing authority " + id.issuerCode() + " is not in the catalogue");
  }
}
