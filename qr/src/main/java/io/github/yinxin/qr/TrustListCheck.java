package io.github.yinxin.qr;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/** How a published trust list is taken over, in this order. */
enum TrustListCheck implements Check {
  /** The bytes are a COSE_Sign1 message of the one shape in use. */
  STRUCTURE("RFC 9052 4.2", Question.GENUINE),
  /** The header names the publisher's key and the algorithm that it decides. */
  PUBLISHER("RFC 9052 3.1", Question.GENUINE),
  /** The signature is the publisher's, made for a trust list. */
  SIGNATURE("RFC 9052 4.4", Question.GENUINE),
  /** The payload is a list of the format in use. */
  CONTENT("RFC 8949 4.2.1", Question.WHOLE),
  /** It is the list asked for, for the same environment. */
  IDENTITY("EL1", Question.RIGHTFUL),
  /** It is no older edition than the one held (rollback), nor another one of the same number. */
  VERSION("EL1", Question.FRESH),
  /**
   * It names the edition held as the one before it, if it follows it directly; no dictionary
   * changed its bytes, and no profile what its numbers stand for.
   */
  SUCCESSION("EL1", Question.FRESH),
  /** It was not signed in the future: the clock would be wrong, or the publisher's. */
  CLOCK("EL1", Question.FRESH),
  /** It has not expired; past the day of the next edition it is still used, with a warning. */
  FRESHNESS("EL1", Question.FRESH);

  private final String clause;
  private final Question question;

  TrustListCheck(String clause, Question question) {
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
