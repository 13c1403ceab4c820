package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.Validity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the register says about an instance: its status on a legal date, as known at an instant. The
 * three axes stay apart: what the authority decided, how far the file has come, and the dates.
 *
 * @param legal what the authority decided
 * @param decisive the event that decided it, unless it is simply granted; it names decision, reason
 *     and successor, and whether it was recorded late
 * @param file how far its present file version has come
 * @param fileVersion the present file version
 * @param validity its first and last day
 * @param renewal whether renewal was applied for
 * @param objections every objection 异议 raised so far, as it stands
 * @param at the legal date asked about
 * @param knownAs the state of knowledge asked about
 */
public record StatusAnswer(
    LegalStatus legal,
    Optional<LicenseEvent> decisive,
    FileState file,
    int fileVersion,
    Validity validity,
    Renewal renewal,
    List<Objection> objections,
    LocalDate at,
    Instant knownAs) {

  /** Whether renewal was applied for and not yet decided (行政许可法 art. 50). */
  public enum Renewal {
    /** It was not applied for, or it is decided. */
    NONE,
    /** It was applied for in time. */
    APPLIED,
    /** It was applied for too late to count when the period ends. */
    APPLIED_LATE,
    /** Applied for in time and not decided when the period ended: it counts as granted 视为准予延续. */
    DEEMED
  }

  /** Copies the objections. */
  public StatusAnswer {
    requireNonNull(legal, "legal");
    requireNonNull(decisive, "decisive");
    requireNonNull(file, "file");
    requireNonNull(validity, "validity");
    requireNonNull(renewal, "renewal");
    requireNonNull(at, "at");
    requireNonNull(knownAs, "knownAs");
    objections = List.copyOf(objections);
  }

  /**
   * Returns whether it is granted and its dates include the day asked about, or renewal counts as
   * granted.
   */
  public boolean inForce() {
    return legal == LegalStatus.GRANTED
        && !notYetValid()
        && (!expired() || renewal == Renewal.DEEMED);
  }

  /** Returns whether the day asked about comes before its first one. */
  public boolean notYetValid() {
    return validity.startsAfter(at);
  }

  /**
   * Returns whether the day asked about comes after its last one 过期. A license may be withheld and
   * expired at once.
   */
  public boolean expired() {
    return validity.endsBefore(at);
  }
}
