package io.github.yinxin.license;

import io.github.yinxin.license.License.Names;
import io.github.yinxin.testkit.SampleLicenses;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** A license as a JSON record in both forms, and the same with one thing changed. */
final class Records {

  static final LicenseCatalogue CATALOGUE = LicenseCatalogue.empty().with(SampleLicenses.TYPE);
  static final LicenseJson JSON = LicenseJson.with(CATALOGUE);

  static final LicenseId ID =
      LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "202600000001", 1);
  static final License LICENSE =
      License.first(
          new Names(ID, new Cti(0x0123456789ABCDEFL), 42),
          LocalDate.of(2026, 3, 1),
          SampleLicenses.facts());

  static final String FACTS =
      """
      {"certificateTypeCode":"11990000MB0000019F001",\
      "certificateTypeName":"示例食品经营许可证",\
      "certificateNumber":"JY99901000000001",\
      "certificateIssuingAuthorityName":"示例市市场监督管理局",\
      "certificateIssuingAuthorityCode":"11990100MB0000027F",\
      "certificateEffectiveDate":"2026-03-01",\
      "certificateExpiringDate":"2031-02-28",\
      "certificateHolders":[{"certificateHolderName":"示例餐饮有限公司",\
      "certificateHolderCode":"91990100MA0000031K",\
      "certificateHolderType":"001",\
      "certificateHolderTypeName":"统一社会信用代码"}],\
      "extendInfo":{"KZ_JYCS":"示例市示例路1号","KZ_JYXM":"热食类食品制售"}}""";

  static final String CANONICAL =
      """
      {"certificateIdentifier":"%s",\
      "cti":"0123456789abcdef",\
      "statusIndex":42,\
      "provenance":"A",\
      "certificateIssuedDate":"2026-03-01","""
              .formatted(ID)
          + FACTS.substring(1);

  static final String PINYIN =
      """
      {"ZZLXDM":"11990000MB0000019F001",\
      "ZZMC":"示例食品经营许可证",\
      "ZZBH":"JY99901000000001",\
      "ZZBS":"%s",\
      "ZZBFJG":"示例市市场监督管理局",\
      "ZZBFJGDM":"11990100MB0000027F",\
      "ZZBFRQ":"2026-03-01",\
      "CZZT":"示例餐饮有限公司",\
      "CZZTDM":"91990100MA0000031K",\
      "CZZTDMLXDM":"001",\
      "CZZTDMLX":"统一社会信用代码",\
      "ZZYXQQSRQ":"2026-03-01",\
      "ZZYXQJZRQ":"2031-02-28",\
      "KZ_JYCS":"示例市示例路1号","KZ_JYXM":"热食类食品制售"}"""
          .formatted(ID);

  private Records() {}

  static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a record in which something that is there once is replaced. */
  static byte[] with(String record, String right, String wrong) {
    int at = record.indexOf(right);
    if (at < 0 || record.indexOf(right, at + 1) >= 0) {
      throw new AssertionError(right + " is not there once in " + record);
    }
    return bytes(record.replace(right, wrong));
  }
}
