package io.github.yinxin.seal;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/**
 * The steps of seal verification 印章验证 (GB/T 38540-2020 6.3), in its order; the last ones are ours.
 */
public enum SealCheck implements Check {
  /** The structure is that of a seal. */
  SEAL_FORMAT("GB/T 38540-2020 6.3", true),
  /** The maker's signature over the seal is right. */
  SEAL_SIGNATURE("GB/T 38540-2020 6.3", true),
  /** The maker's certificate leads to an anchor and was valid when the seal was used. */
  MAKER_CERTIFICATE("GB/T 38540-2020 6.3", true),
  /** The seal was valid when it was used. */
  SEAL_VALIDITY("GB/T 38540-2020 6.3", true),
  /** A time stamp proves that it was made by then (GM/T 0031-2025). */
  SEAL_TIME_STAMP("", false),
  /** Seal and signers' certificates name the same owner. */
  SEAL_OWNER("", false),
  /** The seal was neither suspended 停用 nor cancelled 注销 when it was used. */
  SEAL_STATUS("", false);

  private final String clause;
  private final boolean establishes;

  SealCheck(String clause, boolean establishes) {
    this.clause = clause;
    this.establishes = establishes;
  }

  @Override
  public String clause() {
    return clause;
  }

  @Override
  public Question question() {
    return Question.RIGHTFUL;
  }

  @Override
  public boolean establishes() {
    return establishes;
  }
}
