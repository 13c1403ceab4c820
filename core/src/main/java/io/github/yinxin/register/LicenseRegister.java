package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The record of licenses. Commands take effect wholly or not at all; questions are answered for a
 * legal date and a state of knowledge.
 *
 * <p>Commands throw {@link IllegalTransitionException} if the present status of a license forbids
 * them, {@link IllegalArgumentException} if what they say cannot be, and {@link RegisterException}
 * for every other reason; nothing is recorded then. Thread-safe, unless it works in a caller's
 * transaction: then it belongs to the caller's thread.
 */
public interface LicenseRegister {

  /**
   * Opens an empty register in memory.
   *
   * @param clock when events are recorded
   * @param random where verification-code names come from; unpredictable for real licenses
   */
  static LicenseRegister inMemory(Clock clock, RandomGenerator random) {
    return inMemory(RegisterSettings.of(clock, random));
  }

  /** Opens an empty register in memory. */
  static LicenseRegister inMemory(RegisterSettings settings) {
    return new StoredRegister(settings, new MemoryStorage(settings));
  }

  /**
   * Carries out commands of one matter: all of them, or none.
   *
   * @return for each command the license that it makes, or else the one that it names
   */
  List<License> carryOut(Matter matter, List<? extends LicenseCommand> commands);

  /** Carries out one command; returns the license that it makes, or else the one that it names. */
  default License carryOut(Matter matter, LicenseCommand command) {
    return carryOut(matter, List.of(command)).get(0);
  }

  /** Issues a license 签发. */
  default License issue(Matter matter, LicenseFacts facts) {
    return carryOut(matter, new LicenseCommand.Issue(facts));
  }

  /** Issues several licenses, perhaps of several authorities, in one matter: all, or none. */
  default List<License> issueTogether(Matter matter, List<LicenseFacts> facts) {
    return carryOut(matter, facts.stream().map(LicenseCommand.Issue::new).toList());
  }

  /** Renews a license 延续: a new instance with a new validity replaces it. */
  default License renew(Matter matter, LicenseId license, Validity validity) {
    return carryOut(matter, new LicenseCommand.Renew(license, validity));
  }

  /** Changes a license 变更: a new instance with other facts replaces it. */
  default License change(Matter matter, LicenseId license, UnaryOperator<LicenseFacts> change) {
    LicenseFacts before =
        find(license)
            .orElseThrow(
                () -> new IllegalArgumentException("license " + license + " is not recorded here"))
            .facts();
    return carryOut(matter, new LicenseCommand.Change(license, change.apply(before)));
  }

  /** Ends a license: 撤回, 撤销, 吊销 or 注销, as the reason says. */
  default void revoke(Matter matter, LicenseId license, Reason reason) {
    carryOut(matter, new LicenseCommand.Revoke(license, reason));
  }

  /** Records that a file of the license is sealed. */
  default void fileSealed(Matter matter, LicenseId license, Digest file) {
    carryOut(matter, new LicenseCommand.RecordFile(license, file));
  }

  /**
   * Finds out what a batch of commands would do, one by one, and keeps that under a digest. It
   * leaves no license behind; where the register commits itself, it may use up numbers.
   */
  BatchPlan plan(Matter matter, List<? extends LicenseCommand> commands);

  /**
   * Carries out the accepted commands of a plan, 500 in a transaction. What was carried out before
   * a failure stays; applying the plan again goes on from there.
   *
   * @param digest {@link BatchPlan#digest()} of the plan, which confirms it
   * @return the license of each accepted command
   * @throws RegisterException {@code PLAN_OUTDATED} if a license changed since
   */
  List<License> apply(Matter matter, List<? extends LicenseCommand> commands, String digest);

  /** Records that a holder was renamed or merged; licenses keep the holder they name. */
  void holderChanged(Matter matter, HolderChange change);

  /**
   * Records a term of office of an issuing authority, or, where one with the same first day is
   * recorded, what is now known of it.
   */
  void inOffice(AuthorityTerm term);

  /** Returns the terms of office that are recorded of an authority, earliest first. */
  List<AuthorityTerm> termsOf(UnifiedSocialCreditCode authority);

  /** Returns the license with this identifier, whatever its file version. */
  Optional<License> find(LicenseId license);

  /** Returns the license that a verification code speaks of. */
  Optional<License> find(Cti cti);

  /** Returns everything recorded about a license, oldest first. */
  List<LicenseEvent> history(LicenseId license);

  /**
   * Returns the status on a legal date, as far as was known at an instant.
   *
   * @throws IllegalArgumentException if the license is not recorded here
   */
  StatusAnswer statusOf(LicenseId license, LocalDate at, Instant knownAs);

  /** Judges a license on a legal date by what is known now; an unknown one fails. */
  Verification<License> verify(LicenseId license, LocalDate at);

  /**
   * Judges a license together with a file that claims to be it.
   *
   * @param file digest of the whole file, by the algorithm of {@link #fileSealed}; one that was
   *     never recorded, or whose place a later version took, fails
   */
  Verification<License> verify(LicenseId license, LocalDate at, Digest file);

  /**
   * Returns all licenses of a person or company 一人一档, 一企一档, of whatever status, with those of
   * holders that were renamed to it or merged into it by the day asked about; in the order of
   * recording. They are read as the stream is consumed, a few hundred at a time.
   */
  default Stream<Holding> licensesOf(Holder holder, LocalDate at) {
    return licensesOf(holder.codeType(), holder.code(), at);
  }

  /**
   * Returns the licenses of the holder with a code, as {@link #licensesOf(Holder, LocalDate)}.
   *
   * @throws IllegalArgumentException if no holder can have that code
   */
  Stream<Holding> licensesOf(Holder.CodeType type, String code, LocalDate at);

  /** Returns all licenses in the order of recording, read as the stream is consumed. */
  Stream<Holding> licenses(LocalDate at);

  /**
   * A license with its status, as it is known at the moment of reading.
   *
   * @param license the instance
   * @param status its status on the day asked about
   */
  record Holding(License license, StatusAnswer status) {}
}
