package io.github.yinxin.pdfseal.internal.report;

import java.util.Map;

/** What checks are called in Chinese; the constants say it in English. */
final class CheckNames {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("STRUCTURE", "文件结构"),
          Map.entry("BYTE_RANGE", "签名范围"),
          Map.entry("COVERAGE", "签章之后的字节"),
          Map.entry("UPDATES", "签章之后的修订"),
          Map.entry("SEAL_APPEARANCE", "印章外观"),
          Map.entry("CONTAINER", "签名容器"),
          Map.entry("SIGNATURE_VALUE", "签名值"),
          Map.entry("SIGNER_IN_SEAL", "签章人在印章列表内"),
          Map.entry("SIGNER_CERTIFICATE", "签章人证书"),
          Map.entry("AUTHORITY", "签章机构"),
          Map.entry("REVOCATION", "证书吊销状态"),
          Map.entry("SEALING_TIME", "签章时间"),
          Map.entry("DATA_HASH", "原文杂凑"),
          Map.entry("TIME_STAMP", "时间戳"),
          Map.entry("SEAL_FORMAT", "印章格式"),
          Map.entry("SEAL_SIGNATURE", "印章签名"),
          Map.entry("MAKER_CERTIFICATE", "制章人证书"),
          Map.entry("SEAL_VALIDITY", "印章有效期"),
          Map.entry("SEAL_TIME_STAMP", "印章时间戳"),
          Map.entry("SEAL_OWNER", "印章所有者"),
          Map.entry("SEAL_STATUS", "印章状态"));

  private CheckNames() {}

  /** Returns the Chinese name; empty for a check that has none. */
  static String zh(String check) {
    return NAMES.getOrDefault(check, "");
  }
}
