package io.github.yinxin.pdf;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/**
 * The steps of judging a sealed PDF: its structure first, then seal-signature verification 签章验证 in
 * the order of GB/T 38540-2020 7.3.
 */
public enum PdfCheck implements Check {
  /** The file can be read and holds a signature. */
  STRUCTURE("ISO 32000-1 7.5", Question.WHOLE),
  /** ByteRange is [0 b c d], and its gap is exactly this signature's /Contents. */
  BYTE_RANGE("ISO 32000-1 12.8.1", Question.WHOLE),
  /** No byte follows the signed revision. */
  COVERAGE("ISO 32000-1 12.8.1", Question.WHOLE),
  /** /Contents can be read. */
  CONTAINER("GB/T 38540-2020 7.3, RFC 5652 5", Question.GENUINE),
  /** The signature over the to-be-signed part is the signer's. */
  SIGNATURE_VALUE("GB/T 38540-2020 7.3, RFC 5652 5.6", Question.GENUINE),
  /** The seal lists the signer's certificate. */
  SIGNER_IN_SEAL("GB/T 38540-2020 7.3", Question.RIGHTFUL),
  /** The signer's certificate leads to an anchor and was valid at the sealing time. */
  SIGNER_CERTIFICATE("GB/T 38540-2020 7.3, RFC 5280 6.1", Question.GENUINE),
  /** The signer's certificate names its owner's credit code. */
  AUTHORITY("GB/T 38540-2020 7.3", Question.RIGHTFUL),
  /** No certificate was revoked before the sealing time; not looked at in this version. */
  REVOCATION("GB/T 38540-2020 7.3, RFC 5280 6.3", Question.GENUINE),
  /** A time stamp proves the sealing time; not looked at in this version. */
  TIME_STAMP("GB/T 38540-2020 7.3, RFC 3161", Question.GENUINE),
  /** The sealing time does not lie in the future. */
  SEALING_TIME("GB/T 38540-2020 7.3", Question.GENUINE),
  /** The protected bytes are those that were signed. */
  DATA_HASH("GB/T 38540-2020 7.3, RFC 5652 5.4", Question.WHOLE);

  private final String clause;
  private final Question question;

  PdfCheck(String clause, Question question) {
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
