package io.github.yinxin.testkit;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A license type, an authority and a holder that do not exist: division 990100 is unassigned. */
public final class SampleLicenses {

  /** The authority that defines the type; its code is computed for a body that does not exist. */
  public static final UnifiedSocialCreditCode DEFINING_AUTHORITY =
      UnifiedSocialCreditCode.parse("11990000MB0000019F");

  /** A type with one required and one optional field. */
  public static final LicenseType TYPE =
      new LicenseType(
          DEFINING_AUTHORITY + "001",
          "示例食品经营许可证",
          List.of(Field.required("KZ_JYCS", "经营场所"), Field.optional("KZ_JYXM", "经营项目")));

  /** The issuing authority. */
  public static final IssuingAuthority AUTHORITY =
      new IssuingAuthority("示例市市场监督管理局", UnifiedSocialCreditCode.parse("11990100MB0000027F"));

  /** The holder. */
  public static final Holder HOLDER =
      Holder.organisation("示例餐饮有限公司", UnifiedSocialCreditCode.parse("91990100MA0000031K"));

  /** 2026-03-01 to 2031-02-28. */
  public static final Validity VALIDITY = Validity.years(LocalDate.of(2026, 3, 1), 5);

  private SampleLicenses() {}

  /** Returns the facts of a license with both fields. */
  public static LicenseFacts facts() {
    return new LicenseFacts(
        TYPE,
        "JY99901000000001",
        List.of(HOLDER),
        AUTHORITY,
        VALIDITY,
        Map.of("KZ_JYCS", "示例市示例路1号", "KZ_JYXM", "热食类食品制售"));
  }
}
