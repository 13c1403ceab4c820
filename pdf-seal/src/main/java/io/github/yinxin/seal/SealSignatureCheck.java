package io.github.yinxin.seal;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/**
 * The steps of seal-signature verification 签章验证 (GB/T 38540-2020 7.3), in its order; the steps of
 * {@link SealCheck} follow {@link #SIGNER_IN_SEAL}. Of a plain signature those that apply.
 */
public enum SealSignatureCheck implements Check {
  /** The container can be read. */
  CONTAINER("GB/T 38540-2020 7.3, RFC 5652 5", Question.GENUINE),
  /** The signature over the to-be-signed part is the signer's. */
  SIGNATURE_VALUE("GB/T 38540-2020 7.3, RFC 5652 5.6", Question.GENUINE),
  /** The seal lists the signer's certificate. */
  SIGNER_IN_SEAL("GB/T 38540-2020 7.3", Question.RIGHTFUL),
  /** The signer's certificate leads to an anchor and was valid at the sealing time. */
  SIGNER_CERTIFICATE("GB/T 38540-2020 7.3, RFC 5280 6.1", Question.GENUINE),
  /** The signer's certificate names its owner's credit code. */
  AUTHORITY("GB/T 38540-2020 7.3", Question.RIGHTFUL),
  /** No certificate on the way to the anchor was revoked before the sealing time. */
  REVOCATION("GB/T 38540-2020 7.3, RFC 5280 6.3", Question.GENUINE),
  /** The sealing time does not lie in the future. */
  SEALING_TIME("GB/T 38540-2020 7.3", Question.GENUINE),
  /** The protected bytes are those that were signed. */
  DATA_HASH("GB/T 38540-2020 7.3, RFC 5652 5.4", Question.WHOLE),
  /**
   * A time stamp over the signature value proves the sealing time. One that cannot be judged is a
   * warning: the time is then the signer's word, as it is without any.
   */
  TIME_STAMP("GB/T 38540-2020 7.3, RFC 3161", Question.GENUINE);

  private final String clause;
  private final Question question;

  SealSignatureCheck(String clause, Question question) {
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
