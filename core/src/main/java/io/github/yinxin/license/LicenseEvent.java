package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.sign.Digest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that happened to a license instance; recorded once, never edited. A wrong event stays
 * visible and is followed by one that {@linkplain Corrected corrects} it.
 */
public sealed interface LicenseEvent {

  /** Returns what every event says. */
  Entry entry();

  /** Returns the instance it happened to. */
  default LicenseId license() {
    return entry().license();
  }

  /** Returns its place among the events of the license and those it replaced, from 1 on. */
  default int sequence() {
    return entry().sequence();
  }

  /** Returns the legal date from which it acts, in the authority's zone. */
  default LocalDate effectiveFrom() {
    return entry().cause().effectiveFrom();
  }

  /** Returns when the register learned of it. */
  default Instant recordedAt() {
    return entry().recordedAt();
  }

  /**
   * What every event says.
   *
   * @param license the instance it happened to
   * @param sequence its place among the events of the license and those it replaced, from 1 on
   * @param cause what caused it
   * @param recordedAt when the register learned of it, to the microsecond
   * @param retroactive whether an ending with a later date was already recorded 补录
   */
  record Entry(
      LicenseId license, int sequence, Cause cause, Instant recordedAt, boolean retroactive) {

    /** Refuses missing parts and a place before the first. */
    public Entry {
      requireNonNull(license, "license");
      requireNonNull(cause, "cause");
      requireNonNull(recordedAt, "recordedAt");
      if (sequence < 1) {
        throw new IllegalArgumentException("event has sequence " + sequence + ", not 1 or more");
      }
    }
  }

  /**
   * The matter and the decision behind an event.
   *
   * @param matter number of the matter 办件
   * @param decision number of the decision document 文书号, empty if there is none
   * @param clerk who recorded it, empty if the platform does not say
   * @param decidedOn day of the decision
   * @param effectiveFrom day from which it acts
   */
  record Cause(
      String matter, String decision, String clerk, LocalDate decidedOn, LocalDate effectiveFrom) {

    /** Refuses missing parts. */
    public Cause {
      requireNonNull(matter, "matter");
      requireNonNull(decision, "decision");
      requireNonNull(clerk, "clerk");
      requireNonNull(decidedOn, "decidedOn");
      requireNonNull(effectiveFrom, "effectiveFrom");
    }
  }

  /** The instance was issued, as a first one or as a successor. */
  record Issued(Entry entry) implements LicenseEvent {}

  /**
   * A license from before the register was taken in: it is on record that it was found, and nothing
   * is made up about how it came to be. How far it is trusted, the license says itself.
   */
  record Adopted(Entry entry) implements LicenseEvent {}

  /**
   * Another instance took its place, by renewal 延续 or change 变更.
   *
   * @param successor the new instance
   */
  record Replaced(Entry entry, LicenseId successor) implements LicenseEvent {}

  /**
   * The authority ended it.
   *
   * @param reason why, and which status follows
   */
  record Revoked(Entry entry, Reason reason) implements LicenseEvent {}

  /**
   * 暂扣: it is withheld.
   *
   * @param returnedOn the first day on which it is no longer withheld, if that was decided
   */
  record Withheld(Entry entry, Optional<LocalDate> returnedOn) implements LicenseEvent {}

  /** 暂扣发还, or 取消转出: it is granted as before. */
  record Resumed(Entry entry) implements LicenseEvent {}

  /**
   * 转出: another authority takes over.
   *
   * @param receiver which one
   */
  record TransferredOut(Entry entry, String receiver) implements LicenseEvent {
    private static final int MAX_RECEIVER = 200;

    /** Refuses a receiver that cannot be read. */
    public TransferredOut {
      Text.requireLine("receiver of a transfer", receiver, MAX_RECEIVER);
    }
  }

  /** The holder applied for renewal; the authority has to decide. */
  record RenewalApplied(Entry entry) implements LicenseEvent {}

  /** The authority decided not to renew it. */
  record RenewalRefused(Entry entry) implements LicenseEvent {}

  /**
   * 更正: an earlier event means something else from now on. What was answered before stays
   * answerable: an answer as known earlier does not see this.
   *
   * @param corrects {@link #sequence()} of the event that was wrong
   * @param correction what is true instead
   */
  record Corrected(Entry entry, int corrects, Correction correction) implements LicenseEvent {}

  /** What is true instead of a wrong event. */
  sealed interface Correction {

    /** It never happened. */
    record NeverHappened() implements Correction {}

    /**
     * It acts from another day.
     *
     * @param day that day
     */
    record ActsFrom(LocalDate day) implements Correction {}

    /**
     * It has another reason, and so perhaps another legal status.
     *
     * @param reason that reason
     */
    record Because(Reason reason) implements Correction {}
  }

  /**
   * 补发: a new file version takes the place of the earlier one; the instance stays.
   *
   * @param version the new version
   */
  record Rerendered(Entry entry, int version) implements LicenseEvent {}

  /** 赋码: the verification code of its file is made. */
  record Coded(Entry entry) implements LicenseEvent {}

  /**
   * Its file was sealed.
   *
   * @param file digest of the sealed file
   */
  record FileSealed(Entry entry, Digest file) implements LicenseEvent {}

  /**
   * 异议: somebody says that it is wrong, or the authority answers.
   *
   * @param objection the objection as it stands now
   */
  record Objected(Entry entry, Objection objection) implements LicenseEvent {}

  /**
   * An objection to a license 异议.
   *
   * @param number its number
   * @param state how far it has come
   * @param text what is objected to, or what was answered
   */
  record Objection(String number, State state, String text) {

    /** How far an objection has come. */
    public enum State {
      /** 提出. */
      RAISED,
      /** 核实中. */
      UNDER_REVIEW,
      /** 成立. */
      UPHELD,
      /** 不成立. */
      REJECTED;

      /** Returns whether the authority may move it there from the state before, if any. */
      public boolean follows(Optional<State> before) {
        return switch (this) {
          case RAISED -> before.isEmpty();
          case UNDER_REVIEW -> before.equals(Optional.of(RAISED));
          case UPHELD, REJECTED ->
              before.equals(Optional.of(RAISED)) || before.equals(Optional.of(UNDER_REVIEW));
        };
      }
    }

    private static final int MAX_NUMBER = 100;
    private static final int MAX_TEXT = 1000;

    /** Refuses a number of more than 100 and a text of more than 1000 characters, or none. */
    public Objection {
      requireNonNull(state, "state");
      Text.requireLine("number of objection", number, MAX_NUMBER);
      Text.requireLines("text of objection", text, MAX_TEXT);
    }
  }
}
