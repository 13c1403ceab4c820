package io.github.yinxin.register;

import static java.util.Comparator.comparing;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Folds the events of one instance into its status; events are in the order they were recorded. */
final class StatusFold {

  private StatusFold() {}

  static StatusAnswer of(
      License license, List<LicenseEvent> events, LocalDate at, Instant knownAs) {
    List<LicenseEvent> known =
        events.stream().filter(e -> !e.recordedAt().isAfter(knownAs)).toList();
    FileState file =
        known.stream().anyMatch(e -> e instanceof LicenseEvent.FileSealed)
            ? FileState.SEALED
            : FileState.RECORDED;
    // By the date of the decision, not of its effect: an annulment reaches back before a
    // replacement that it follows. The sort is stable: on one date the event recorded last decides.
    LegalStatus legal =
        known.stream()
            .filter(e -> e.ending().isPresent())
            .sorted(comparing(LicenseEvent::effectiveFrom))
            .filter(e -> !actsFrom(e, license).isAfter(at))
            .reduce((earlier, later) -> later)
            .flatMap(LicenseEvent::ending)
            .orElse(LegalStatus.GRANTED);
    return new StatusAnswer(legal, file, license.facts().validity(), at, knownAs);
  }

  // 撤销 means "as if not granted": it reaches back to the first day (行政许可法 art. 69).
  private static LocalDate actsFrom(LicenseEvent event, License license) {
    LocalDate first = license.facts().validity().from();
    boolean reachesBack =
        event.ending().equals(Optional.of(LegalStatus.ANNULLED))
            && first.isBefore(event.effectiveFrom());
    return reachesBack ? first : event.effectiveFrom();
  }
}
