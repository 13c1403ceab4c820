package io.github.yinxin.register;

import org.jspecify.annotations.Nullable;

/**
 * The register did not do what it was told, for a reason other than the license's status; nothing
 * was recorded, unless {@link Kind#STORAGE} says that this is not known.
 */
public final class RegisterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** The step of the matter was already taken with another command. */
    CONFLICT,
    /** The step of the matter is being taken at this moment; ask again. */
    IN_PROGRESS,
    /** Somebody else changed the license, or what it needs, first; look again, then repeat. */
    OVERTAKEN,
    /** Another license has this serial number. */
    SERIAL_TAKEN,
    /** The guard objects; the detail begins with its code. */
    VETOED,
    /** The world is not as it was when the batch was planned. */
    PLAN_OUTDATED,
    /** The reason is not one that this person or body may give; the detail names both. */
    REASON_NOT_THEIRS,
    /** The issuing authority is not in office on the day of the decision. */
    AUTHORITY_NOT_IN_OFFICE,
    /**
     * The database failed. In the caller's transaction nothing of the command remains; where the
     * register commits itself, it may or may not have been recorded. A step given {@code once} can
     * simply be given again.
     */
    STORAGE
  }

  private final Kind kind;
  private final String detail;

  RegisterException(Kind kind, String detail) {
    super(kind + ": " + detail);
    this.kind = kind;
    this.detail = detail;
  }

  RegisterException(Kind kind, String detail, @Nullable Throwable cause) {
    super(kind + ": " + detail, cause);
    this.kind = kind;
    this.detail = detail;
  }

  /** Returns why. */
  public Kind kind() {
    return kind;
  }

  /** Returns the particulars, without personal data. */
  public String detail() {
    return detail;
  }
}
