package io.github.yinxin.pdf;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/**
 * The steps of judging the place of a signature in a PDF file; those of {@link
 * io.github.yinxin.seal.SealSignatureCheck} follow.
 */
public enum PdfCheck implements Check {
  /** The file can be read and holds a signature. */
  STRUCTURE("ISO 32000-1 7.5", Question.WHOLE),
  /** ByteRange is [0 b c d], and its gap is exactly this signature's /Contents. */
  BYTE_RANGE("ISO 32000-1 12.8.1", Question.WHOLE),
  /** Every byte after the signed revision belongs to an incremental update. */
  COVERAGE("ISO 32000-1 7.5.6, 12.8.1", Question.WHOLE),
  /** Every object that a later revision touches is explained, and permitted by the signatures. */
  UPDATES("ISO 32000-2 12.8.2.2", Question.WHOLE),
  /** The seal looks as it did in the signed revision, and nothing later covers it. */
  SEAL_APPEARANCE("ISO 32000-1 12.5.5", Question.WHOLE);

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
