package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Look;
import io.github.yinxin.verify.Outcome;
import java.util.Map;

/** What constants are called, for people. */
final class Wording {

  private static final Map<String, String> CHECKS =
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

  private Wording() {}

  /** Returns the Chinese name of a check; its constant says it in English. Empty if it has none. */
  static String check(String check) {
    return CHECKS.getOrDefault(check, "");
  }

  static Words verdict(String verdict) {
    return switch (verdict) {
      case "VALID" -> new Words("有效", "valid");
      case "INVALID" -> new Words("无效", "invalid");
      default -> new Words("无法确定", "undetermined");
    };
  }

  static Words look(Look look) {
    return switch (look) {
      case SAME -> new Words("与签章时一致", "looks as it did when signed");
      case CHANGED -> new Words("与签章时不同", "looks otherwise than when signed");
      case NOT_SHOWN -> new Words("未绘制", "not drawn");
    };
  }

  static Words outcome(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> new Words("通过", "passed");
      case FAILED -> new Words("未通过", "failed");
      case WARNING -> new Words("警告", "warning");
      case SKIPPED -> new Words("不适用", "skipped");
      case UNDETERMINED -> new Words("无法确定", "undetermined");
    };
  }
}
