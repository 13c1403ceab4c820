package io.github.yinxin.seal;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/** The steps of seal verification 印章验证 (GB/T 38540-2020 6.3), in its order. */
public enum SealCheck implements Check {
  /** The structure is that of a seal. */
  SEAL_FORMAT("GB/T 38540-2020 6.3", Question.RIGHTFUL),
  /** The maker's signature over the seal is right. */
  SEAL_SIGNATURE("GB/T 38540-2020 6.3", Question.RIGHTFUL),
  /** The maker's certificate leads to an anchor and was valid when the seal was used. */
  MAKER_CERTIFICATE("GB/T 38540-2020 6.3", Question.RIGHTFUL),
  /** The seal was valid when it was used. */
  SEAL_VALIDITY("GB/T 38540-2020 6.3", Question.RIGHTFUL);

  private final String clause;
  private final Question question;

  SealCheck(String clause, Question question) {
    this.clause = clause;
    this.question = question;
  }

  @Override
  public String clause() {
    return clause;
  }

  @Override
  public Question question() {
    return question;
  }
}
