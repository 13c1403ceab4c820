package io.github.yinxin.license;

/** A command that a license's present status forbids; nothing was recorded. */
public final class IllegalTransitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String license;
  private final String status;
  private final String command;

  /** Names the license, its present status and the command that was refused. */
  public IllegalTransitionException(LicenseId license, String status, String command) {
    super(command + " is not allowed for license " + license + ", which is " + status);
    this.license = license.toString();
    this.status = status;
    this.command = command;
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
}
