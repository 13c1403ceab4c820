package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;

/** Something changed that nothing explains. */
final class Unexplained extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rule rule;

  Unexplained(Rule rule, String detail) {
    super(detail);
    this.rule = rule;
  }

  Unexplained(String detail) {
    this(Rule.UPDATES, detail);
  }

  Problem problem() {
    return new Problem(rule, String.valueOf(getMessage()));
  }
}
