package io.github.yinxin.register;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.Validity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the register says about an instance: its status on a legal date, as known at an instant.
 *
 * @param legal what the authority decided
 * @param file how far its file has come
 * @param validity its first and last day
 * @param at the legal date asked about
 * @param knownAs the state of knowledge asked about
 */
public record StatusAnswer(
    LegalStatus legal, FileState file, Validity validity, LocalDate at, Instant knownAs) {

  /** Returns whether it is granted and its dates include the day asked about. */
  public boolean inForce() {
    return legal == LegalStatus.GRANTED && !notYetValid() && !expired();
  }

  /** Returns whether the day asked about comes before its first one. */
  public boolean notYetValid() {
    return validity.startsAfter(at);
  }

  /** Returns whether the day asked about comes after its last one 过期. */
  public boolean expired() {
    return validity.endsBefore(at);
  }
}
