package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
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

/**
 * The record of licenses. Commands take effect wholly or not at all; questions are answered for a
 * legal date and a state of knowledge. Thread-safe.
 */
public interface LicenseRegister {

  /**
   * Opens an empty register in memory.
   *
   * @param clock when events are recorded
   * @param random where verification-code names come from; unpredictable for real licenses
   */
  static LicenseRegister inMemory(Clock clock, RandomGenerator random) {
    return new InMemoryLicenseRegister(clock, random);
  }

  /** Issues a license 生成. */
  License issue(Matter matter, LicenseFacts facts);

  /**
   * Renews a license 延续: a new instance with a new validity replaces it.
   *
   * @throws IllegalTransitionException if its present status forbids it
   * @throws IllegalArgumentException if it is not recorded here
   */
  default License renew(Matter matter, LicenseId license, Validity validity) {
    return replace(matter, license, Replacement.RENEWAL, f -> f.withValidity(validity));
  }

  /**
   * Changes a license 变更: a new instance with other facts replaces it.
   *
   * @throws IllegalTransitionException if its present status forbids it
   * @throws IllegalArgumentException if it is not recorded here, or the facts name another type
   */
  default License change(Matter matter, LicenseId license, UnaryOperator<LicenseFacts> change) {
    return replace(matter, license, Replacement.CHANGE, change);
  }

  /** Why an instance is replaced. */
  enum Replacement {
    /** 延续. */
    RENEWAL,
    /** 变更. */
    CHANGE
  }

  /** Replaces an instance by a new one; {@link #renew} and {@link #change} say it better. */
  License replace(
      Matter matter, LicenseId license, Replacement kind, UnaryOperator<LicenseFacts> change);

  /**
   * Ends a license: 撤回, 撤销, 吊销 or 注销, as the reason says.
   *
   * @throws IllegalTransitionException if its present status forbids it
   * @throws IllegalArgumentException if it is not recorded here
   */
  void revoke(Matter matter, LicenseId license, Reason reason);

  /** Records that the license's file is sealed. */
  void fileSealed(Matter matter, LicenseId license, Digest file);

  /** Returns the license with this identifier. */
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
   *     never recorded fails
   */
  Verification<License> verify(LicenseId license, LocalDate at, Digest file);
}
