package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A term of office of an issuing authority. An authority of which terms are recorded issues only
 * within them; of others the register does not judge.
 *
 * @param authority the authority
 * @param from first day
 * @param until last day, included, if it has ended or will
 * @param successor who carries on its licenses, if somebody does
 */
public record AuthorityTerm(
    IssuingAuthority authority,
    LocalDate from,
    Optional<LocalDate> until,
    Optional<UnifiedSocialCreditCode> successor) {

  /** Refuses an end before the start, and a successor of one that does not end. */
  public AuthorityTerm {
    requireNonNull(authority, "authority");
    requireNonNull(from, "from");
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new IllegalArgumentException(
          "term of " + authority.code() + " ends " + until.get() + ", before it starts " + from);
    }
    if (successor.isPresent() && until.isEmpty()) {
      throw new IllegalArgumentException(
          authority.code() + " has a successor " + successor.get() + " but no last day");
    }
  }

  /** Returns whether a day lies within it. */
  boolean covers(LocalDate day) {
    return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
  }
}
