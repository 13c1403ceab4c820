package io.github.yinxin.examples.demo;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseCatalogue;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
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

  /** Name of its type in the library's catalogue. */
  public static final String TYPE_KEY = "food-business-license";

  /** The code that the demonstration gives to the type: none is published. */
  public static final String TYPE_CODE = "11990000MB0000000J001";

  static final LicenseType FOOD_BUSINESS =
      LicenseCatalogue.builtIn().assigning(TYPE_KEY, TYPE_CODE).type(TYPE_CODE).orElseThrow();

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
