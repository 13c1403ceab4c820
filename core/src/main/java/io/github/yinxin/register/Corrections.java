package io.github.yinxin.register;

import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was corrected means what the correction says; the correction itself has no effect. */
final class Corrections {

  private Corrections() {}

  static List<LicenseEvent> applied(List<LicenseEvent> known) {
    Map<Integer, Correction> meanings = new LinkedHashMap<>();
    List<LicenseEvent> youngestFirst =
        known.stream().sorted(Comparator.comparing(LicenseEvent::sequence).reversed()).toList();
    for (LicenseEvent event : youngestFirst) {
      // Youngest first: a correction that was itself voided never counts.
      if (event instanceof LicenseEvent.Corrected corrected
          && !(meanings.get(event.sequence()) instanceof Correction.NeverHappened)) {
        meanings.putIfAbsent(corrected.corrects(), corrected.correction());
      }
    }
    return known.stream()
        .map(e -> corrected(e, Optional.ofNullable(meanings.get(e.sequence()))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LicenseEvent> corrected(
      LicenseEvent event, Optional<Correction> correction) {
    @Nullable Correction meaning = correction.orElse(null);
    if (meaning instanceof Correction.NeverHappened) {
      return Optional.empty();
    }
    if (meaning instanceof Correction.ActsFrom other) {
      return Optional.of(Redated.of(event, other.day()));
    }
    return meaning instanceof Correction.Because other
            && event instanceof LicenseEvent.Revoked revoked
        ? Optional.of(new LicenseEvent.Revoked(revoked.entry(), other.reason()))
        : Optional.of(event);
  }
}
