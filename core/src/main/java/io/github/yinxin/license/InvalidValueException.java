package io.github.yinxin.license;

import java.io.Serial;

/** A value that a license cannot have: what it was meant for, the value, the rule it breaks. */
final class InvalidValueException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  private final String subject;
  private final String value;
  private final String rule;

  /**
   * Words the refusal.
   *
   * @param rule what is wrong with it, as the end of a sentence
   */
  InvalidValueException(String subject, String value, String rule) {
    super(subject + " '" + value + "' " + rule);
    this.subject = subject;
    this.value = value;
    this.rule = rule;
  }

  /** Returns the same refusal of something that was meant for another subject. */
  InvalidValueException of(String otherSubject) {
    return new InvalidValueException(otherSubject, value, rule);
  }

  String subject() {
    return subject;
  }

  String value() {
    return value;
  }

  String rule() {
    return rule;
  }
}
