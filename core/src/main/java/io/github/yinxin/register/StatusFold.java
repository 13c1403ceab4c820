package io.github.yinxin.register;

import static java.util.Comparator.comparing;

import io.github.yinxin.license.FileState;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.RegisterSettings.TypeRules;
import io.github.yinxin.register.StatusAnswer.Renewal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folds the events of one instance into its status; the order in which they arrive is no matter.
 */
final class StatusFold {

  // An annulment reaches back to the first day, but it is younger than what it follows: among
  // endings it counts from its decision. All others count from the day on which they act.
  private static final Comparator<LicenseEvent> BY_LEGAL_DATE =
      comparing(StatusFold::rank)
          .thenComparing(LicenseEvent::recordedAt)
          .thenComparing(LicenseEvent::sequence);

  private final Validity validity;
  private final TypeRules rules;
  private final List<LicenseEvent> events;
  private final LocalDate at;
  private final Instant knownAs;

  private StatusFold(
      Validity validity,
      TypeRules rules,
      List<LicenseEvent> events,
      LocalDate at,
      Instant knownAs) {
    this.validity = validity;
    this.rules = rules;
    this.events =
        Corrections.applied(events.stream().filter(e -> !e.recordedAt().isAfter(knownAs)).toList())
            .stream()
            .sorted(BY_LEGAL_DATE)
            .toList();
    this.at = at;
    this.knownAs = knownAs;
  }

  static StatusAnswer of(
      Validity validity,
      TypeRules rules,
      List<LicenseEvent> events,
      LocalDate at,
      Instant knownAs) {
    return new StatusFold(validity, rules, events, at, knownAs).answer();
  }

  /** Returns whether an event ends a license for good, as far as it is not corrected. */
  static boolean ends(LicenseEvent event) {
    return event instanceof LicenseEvent.Revoked || event instanceof LicenseEvent.Replaced;
  }

  private StatusAnswer answer() {
    Optional<LicenseEvent> decisive = last(ending()).or(() -> last(transfer())).or(this::hold);
    List<LicenseEvent> inOrder = events.stream().sorted(comparing(LicenseEvent::sequence)).toList();
    return new StatusAnswer(
        decisive.flatMap(StatusFold::status).orElse(LegalStatus.GRANTED),
        decisive,
        Files.state(inOrder),
        Files.version(inOrder),
        validity,
        renewal(),
        objections(inOrder),
        at,
        knownAs);
  }

  private Stream<LicenseEvent> ending() {
    return events.stream().filter(StatusFold::ends).filter(e -> !actsFrom(e).isAfter(at));
  }

  private Stream<LicenseEvent> transfer() {
    return events.stream()
        .filter(e -> e instanceof LicenseEvent.TransferredOut && acts(e) && !resumedAfter(e));
  }

  private Optional<LicenseEvent> hold() {
    return last(
        events.stream()
            .filter(e -> e instanceof LicenseEvent.Withheld hold && acts(e) && !returned(hold))
            .filter(e -> !resumedAfter(e)));
  }

  private boolean acts(LicenseEvent event) {
    return !event.effectiveFrom().isAfter(at);
  }

  // Half open: the day named is the first one no longer withheld.
  private boolean returned(LicenseEvent.Withheld hold) {
    return hold.returnedOn().filter(day -> !day.isAfter(at)).isPresent();
  }

  private boolean resumedAfter(LicenseEvent hold) {
    return events.stream()
        .anyMatch(
            e ->
                e instanceof LicenseEvent.Resumed && acts(e) && BY_LEGAL_DATE.compare(hold, e) < 0);
  }

  // 撤销 means "as if not granted": it reaches back to the first day (行政许可法 art. 69), unless the
  // decision names another day than its own.
  private LocalDate actsFrom(LicenseEvent event) {
    LocalDate effective = event.effectiveFrom();
    boolean reachesBack =
        status(event).equals(Optional.of(LegalStatus.ANNULLED))
            && effective.equals(event.entry().cause().decidedOn())
            && validity.from().isBefore(effective);
    return reachesBack ? validity.from() : effective;
  }

  private Renewal renewal() {
    Optional<LicenseEvent> application =
        last(
            events.stream()
                .filter(e -> e instanceof LicenseEvent.RenewalApplied && !decided(e).isAfter(at)));
    if (application.isEmpty() || refusedInTime(application.get())) {
      return Renewal.NONE;
    }
    // A day that is not before "the last one, less the lead" would be too late.
    boolean late =
        validity.endsBefore(decided(application.get()).plusDays(rules.renewalLeadDays()));
    if (late) {
      return Renewal.APPLIED_LATE;
    }
    return validity.endsBefore(at) && rules.deemedRenewal() ? Renewal.DEEMED : Renewal.APPLIED;
  }

  private boolean refusedInTime(LicenseEvent application) {
    return events.stream()
        .anyMatch(
            e ->
                e instanceof LicenseEvent.RenewalRefused
                    && BY_LEGAL_DATE.compare(application, e) < 0
                    && !decided(e).isAfter(at)
                    && !validity.endsBefore(decided(e)));
  }

  private static List<Objection> objections(List<LicenseEvent> inOrder) {
    Map<String, Objection> latest = new LinkedHashMap<>();
    for (LicenseEvent event : inOrder) {
      if (event instanceof LicenseEvent.Objected objected) {
        latest.put(objected.objection().number(), objected.objection());
      }
    }
    return List.copyOf(latest.values());
  }

  private static Optional<LicenseEvent> last(Stream<LicenseEvent> sorted) {
    return sorted.reduce((earlier, later) -> later);
  }

  private static Optional<LegalStatus> status(LicenseEvent event) {
    if (event instanceof LicenseEvent.Revoked revoked) {
      return Optional.of(revoked.reason().ending());
    }
    if (event instanceof LicenseEvent.Replaced) {
      return Optional.of(LegalStatus.REPLACED);
    }
    if (event instanceof LicenseEvent.TransferredOut) {
      return Optional.of(LegalStatus.TRANSFERRED_OUT);
    }
    return event instanceof LicenseEvent.Withheld
        ? Optional.of(LegalStatus.WITHHELD)
        : Optional.empty();
  }

  private static LocalDate rank(LicenseEvent event) {
    LocalDate decided = decided(event);
    boolean annulment = status(event).equals(Optional.of(LegalStatus.ANNULLED));
    return annulment && decided.isAfter(event.effectiveFrom()) ? decided : event.effectiveFrom();
  }

  private static LocalDate decided(LicenseEvent event) {
    return event.entry().cause().decidedOn();
  }

  /** The axis of the file: it knows no legal status. */
  private static final class Files {

    private static final int FIRST_VERSION = 1;

    static int version(List<LicenseEvent> inOrder) {
      int version = inOrder.isEmpty() ? FIRST_VERSION : inOrder.get(0).license().version();
      for (LicenseEvent event : inOrder) {
        if (event instanceof LicenseEvent.Rerendered rerendered) {
          version = rerendered.version();
        }
      }
      return version;
    }

    static FileState state(List<LicenseEvent> inOrder) {
      FileState state = FileState.RECORDED;
      for (LicenseEvent event : inOrder) {
        if (event instanceof LicenseEvent.Rerendered) {
          state = FileState.RECORDED;
        } else if (event instanceof LicenseEvent.FileSealed) {
          state = FileState.SEALED;
        } else if (event instanceof LicenseEvent.Coded && state == FileState.RECORDED) {
          state = FileState.CODED;
        }
      }
      return state;
    }
  }
}
