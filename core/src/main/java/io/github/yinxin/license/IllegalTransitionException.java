package io.github.yinxin.license;

/** A command that a license's present status forbids; nothing was recorded. */
public final class IllegalTransitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String license;
  private final String status;
  private final String command;
  private final String rule;

  /** Names the license, its present status and the command that was refused. */
  public IllegalTransitionException(LicenseId license, String status, String command) {
    this(license, status, command, "");
  }

  /** Names also the rule under which the command would have been allowed. */
  public IllegalTransitionException(LicenseId license, String status, String command, String rule) {
    super(
        command
            + " is not allowed for license "
            + license
            + ", which is "
            + status
            + (rule.isEmpty() ? "" : ", unless " + rule));
    this.license = license.toString();
    this.status = status;
    this.command = command;
    this.rule = rule;
  }

  /** Returns the identifier of the license. */
  public String license() {
    return license;
  }

  /** Returns its present status. */
  public String status() {
    return status;
  }

  /** Returns the command that was refused. */
  public String command() {
    return command;
  }

  /** Returns the rule that was not kept, or an empty text if no rule would have helped. */
  public String rule() {
    return rule;
  }
}
