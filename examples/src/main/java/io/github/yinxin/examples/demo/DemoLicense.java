package io.github.yinxin.examples.demo;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import io.github.yinxin.qr.QrProfile;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A fictional food-business license 食品经营许可证. Division code 990100 does not exist, and neither do
 * the authority, the holder and the persons; the national type code is not published.
 */
public final class DemoLicense {

  static final IssuingAuthority AUTHORITY =
      new IssuingAuthority("示例市市场监督管理局", UnifiedSocialCreditCode.parse("11990100MB0000019L"));

  /** Its type; the code is not a published one. */
  public static final LicenseType FOOD_BUSINESS =
      new LicenseType(
          "11990000MB0000000J001",
          "食品经营许可证",
          List.of(
              Field.required("KZ_JYZMC", "经营者名称"),
              Field.required("KZ_SHXYDM", "社会信用代码"),
              Field.required("KZ_FDDBR", "法定代表人"),
              Field.required("KZ_ZS", "住所"),
              Field.required("KZ_JYCS", "经营场所"),
              Field.required("KZ_ZTYT", "主体业态"),
              Field.required("KZ_JYXM", "经营项目"),
              Field.required("KZ_RCJDGLJG", "日常监督管理机构"),
              Field.required("KZ_RCJDGLRY", "日常监督管理人员"),
              Field.required("KZ_TSJBDH", "投诉举报电话"),
              Field.required("KZ_QFR", "签发人")));

  /** What a code says: who may do what where, until when. */
  static final QrProfile CODE_PROFILE =
      QrProfile.of(1, FOOD_BUSINESS, Holder.Kind.ORGANISATION)
          .only("ZZBH", "CZZT", "ZZYXQJZRQ", "KZ_FDDBR", "KZ_ZTYT");

  static final String PREMISES = "KZ_JYCS";
  static final String NEW_PREMISES = "示例市东城区样板路 18 号二层";

  private static final Holder HOLDER =
      Holder.organisation("示例市晨光小吃店（个体工商户）", UnifiedSocialCreditCode.parse("92990100MA0000015T"));

  private DemoLicense() {}

  static LicenseFacts facts(LocalDate from) {
    return new LicenseFacts(
        FOOD_BUSINESS,
        "JY29901000000017",
        List.of(HOLDER),
        AUTHORITY,
        Validity.years(from, 5),
        Map.ofEntries(
            Map.entry("KZ_JYZMC", HOLDER.name()),
            Map.entry("KZ_SHXYDM", HOLDER.code()),
            Map.entry("KZ_FDDBR", "张三"),
            Map.entry("KZ_ZS", "示例市东城区虚构街 1 号"),
            Map.entry(PREMISES, "示例市东城区虚构街 1 号一层"),
            Map.entry("KZ_ZTYT", "餐饮服务经营者（小型餐饮）"),
            Map.entry("KZ_JYXM", "热食类食品制售；冷食类食品制售；糕点类食品制售（不含裱花蛋糕）；自制饮品制售"),
            Map.entry("KZ_RCJDGLJG", "示例市市场监督管理局东城所"),
            Map.entry("KZ_RCJDGLRY", "王五"),
            Map.entry("KZ_TSJBDH", "12315"),
            Map.entry("KZ_QFR", "李四")));
  }
}
