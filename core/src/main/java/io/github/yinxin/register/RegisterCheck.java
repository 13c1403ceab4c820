package io.github.yinxin.register;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;

/** What a register is asked about a license, in this order. */
public enum RegisterCheck implements Check {
  /** The license is recorded. */
  RECORDED("GB/T 36903-2018", Question.GENUINE),
  /** The file is one that the register was told of when it was sealed. */
  REGISTERED_FILE("", Question.WHOLE),
  /** The authority has not ended it on the day asked about. */
  LEGAL_STATUS("行政许可法 69, 70", Question.IN_FORCE),
  /** Its dates include the day asked about. */
  VALIDITY("行政许可法 50", Question.IN_FORCE),
  /** Nobody objects to it, or an objection was rejected; an open one is a warning. */
  OBJECTIONS("", Question.IN_FORCE),
  /** The answer comes from the register itself, not from a copy. */
  KNOWLEDGE("", Question.FRESH);

  private final String clause;
  private final Question question;

  RegisterCheck(String clause, Question question) {
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

  // That nobody objects does not put a license in force.
  @Override
  public boolean establishes() {
    return this != OBJECTIONS;
  }
}
