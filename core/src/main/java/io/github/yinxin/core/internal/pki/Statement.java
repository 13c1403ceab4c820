package io.github.yinxin.core.internal.pki;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a revocation list or an OCSP answer says about one certificate. */
public final class Statement {

  /** What is said. */
  public enum Kind {
    /** Not revoked. */
    GOOD,
    /** Revoked, or on hold. */
    REVOKED,
    /** Nothing that may be used; {@link Statement#zh} and {@link Statement#en} say why. */
    NOTHING
  }

  /** The reason code of a certificate on hold (RFC 5280 5.3.1): the only one that may end. */
  private static final int ON_HOLD = 6;

  // keyCompromise, cACompromise, aACompromise.
  private static final Set<Integer> COMPROMISED = Set.of(1, 2, 10);
  // unspecified, affiliationChanged, superseded, cessationOfOperation: nothing against the key.
  private static final Set<Integer> HARMLESS = Set.of(0, 3, 4, 5);

  private final Kind kind;
  private final @Nullable Instant since;
  private final int reason;
  private final String zh;
  private final String en;
  private final @Nullable Validity validity;

  /**
   * When a statement was made and until when it counts.
   *
   * @param from thisUpdate
   * @param until nextUpdate, if there is one
   * @param expiredKept since when certificates that expired are still spoken of; nothing if they
   *     may have been dropped
   */
  record Validity(Instant from, @Nullable Instant until, @Nullable Instant expiredKept) {}

  private Statement(
      Kind kind,
      @Nullable Validity validity,
      @Nullable Instant since,
      int reason,
      String zh,
      String en) {
    this.kind = kind;
    this.validity = validity;
    this.since = since;
    this.reason = reason;
    this.zh = zh;
    this.en = en;
  }

  static Statement good(Validity validity) {
    return new Statement(Kind.GOOD, validity, null, -1, "", "");
  }

  /**
   * Says that a certificate was revoked.
   *
   * @param reason the reason code, or -1 where none is given
   */
  static Statement revoked(Validity validity, Instant since, int reason) {
    return new Statement(Kind.REVOKED, validity, since, reason, "", "");
  }

  /**
   * Returns what two revocations of one certificate come to: the earlier date and the graver
   * reason, for which of them is told first is the choice of whoever tells it.
   */
  public Statement and(Statement other) {
    boolean sooner = other.since().orElse(Instant.MAX).isBefore(since().orElse(Instant.MAX));
    boolean later = other.from().orElse(Instant.MIN).isAfter(from().orElse(Instant.MIN));
    return new Statement(
        Kind.REVOKED,
        later ? other.validity : validity,
        sooner ? other.since : since,
        gravity(other.reason) > gravity(reason) ? other.reason : reason,
        "",
        "");
  }

  private static int gravity(int reason) {
    if (reason == ON_HOLD) {
      return 0;
    }
    if (COMPROMISED.contains(reason)) {
      return 3;
    }
    return HARMLESS.contains(reason) ? 1 : 2;
  }

  /** Says nothing, and why. */
  public static Statement nothing(String zh, String en) {
    return new Statement(Kind.NOTHING, null, null, -1, zh, en);
  }

  /** Returns what is said. */
  public Kind kind() {
    return kind;
  }

  /** Returns since when it is revoked: the earlier of the entry's date and its invalidity date. */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }

  /** Returns when it was made. */
  public Optional<Instant> from() {
    return Optional.ofNullable(validity).map(Validity::from);
  }

  /** Returns until when it counts. */
  public Optional<Instant> until() {
    return Optional.ofNullable(validity).map(Validity::until);
  }

  /** Returns whether it still speaks of a certificate that ran out at an instant. */
  public boolean coversExpiryAt(Instant notAfter) {
    if (validity == null) {
      return false;
    }
    Instant kept = validity.expiredKept();
    return !validity.from().isAfter(notAfter) || (kept != null && !kept.isAfter(notAfter));
  }

  /** Returns whether the certificate is only on hold. */
  public boolean onHold() {
    return reason == ON_HOLD;
  }

  /** Returns whether somebody else is said to hold the key (RFC 5280 5.3.1). */
  public boolean keyCompromised() {
    return COMPROMISED.contains(reason);
  }

  /** Returns the reason code of RFC 5280 5.3.1, or -1 if there is none. */
  public int reason() {
    return reason;
  }

  /** Returns why it says nothing, in Chinese. */
  public String zh() {
    return zh;
  }

  /** Returns why it says nothing, in English. */
  public String en() {
    return en;
  }
}
