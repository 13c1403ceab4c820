package io.github.yinxin.verify;

import io.github.yinxin.verify.LicenseVerdict.Question;

/** Checks of no standard, one for each question. */
enum Step implements Check {
  GENUINE,
  WHOLE,
  RIGHTFUL,
  IN_FORCE,
  FRESH;

  @Override
  public String clause() {
    return "";
  }

  @Override
  public Question question() {
    return Question.valueOf(name());
  }

  Finding came(Outcome outcome) {
    return new Finding(this, outcome, "", "");
  }
}
