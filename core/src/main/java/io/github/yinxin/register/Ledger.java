package io.github.yinxin.register;

import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Cause;
import io.github.yinxin.license.LicenseEvent.Entry;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.Storage.Changes;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.Storage.EventRow;
import io.github.yinxin.register.Storage.Head;
import io.github.yinxin.register.Storage.HeadMove;
import io.github.yinxin.register.Storage.Session;
import io.github.yinxin.register.Storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction has read and will write; later commands see what earlier ones will write.
 */
final class Ledger {

  private final RegisterSettings settings;
  private final Session session;
  private final Matter matter;
  private final Map<String, Dossier> dossiers = new HashMap<>();
  private final Map<Long, Head> heads = new HashMap<>();
  // In the order of lines: two batches over the same lines never wait for each other in a circle.
  private final TreeMap<Long, Integer> moved = new TreeMap<>();
  private final Set<Long> founded = new LinkedHashSet<>();
  private final List<Stored> licenses = new ArrayList<>();
  private final List<EventRow> events = new ArrayList<>();

  Ledger(RegisterSettings settings, Session session, Matter matter) {
    this.settings = settings;
    this.session = session;
    this.matter = matter;
  }

  static Dossier require(Session session, LicenseId license) {
    return session
        .dossier(Keys.instance(license))
        .orElseThrow(
            () -> new IllegalArgumentException("license " + license + " is not recorded here"));
  }

  /** Returns an instance as it will be. */
  Dossier require(LicenseId license) {
    @Nullable Dossier known = dossiers.get(Keys.instance(license));
    return known != null ? known : read(require(session, license));
  }

  /** Returns the present instance of the line to which another belongs. */
  Dossier current(Dossier dossier) {
    long number = head(dossier).current();
    return dossiers.values().stream()
        .filter(d -> d.stored().number() == number)
        .findFirst()
        .orElseGet(() -> read(session.dossier(number)));
  }

  private Dossier read(Dossier dossier) {
    dossiers.put(Keys.instance(dossier.stored().license().id()), dossier);
    heads.putIfAbsent(dossier.head().line(), dossier.head());
    return dossier;
  }

  Instant now() {
    // Databases keep microseconds: what is answered now must be what is answered after a restart.
    return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Adds an instance; one that continues no other founds a line. */
  void add(Stored stored, Function<Entry, LicenseEvent> event) {
    licenses.add(stored);
    Head head;
    if (stored.number() == stored.line()) {
      head = new Head(stored.line(), stored.number(), 0, "");
      founded.add(stored.line());
    } else {
      Head before = heads.get(stored.line());
      if (before == null) {
        throw new IllegalStateException("line " + stored.line() + " was not read");
      }
      move(before);
      head = new Head(before.line(), stored.number(), before.sequence(), before.digest());
    }
    heads.put(stored.line(), head);
    Dossier dossier = new Dossier(stored, List.of(), head);
    dossiers.put(Keys.instance(stored.license().id()), dossier);
    append(dossier, matter.effectiveFrom(), event);
  }

  /** Adds an event that acts from the day of the matter. */
  void append(Dossier dossier, Function<Entry, LicenseEvent> event) {
    append(dossier, matter.effectiveFrom(), event);
  }

  /** Adds an event that acts from another day. */
  void append(Dossier dossier, LocalDate from, Function<Entry, LicenseEvent> event) {
    Stored stored = dossier.stored();
    Head before = head(dossier);
    move(before);
    LicenseEvent made = event.apply(entry(dossier, before.sequence() + 1, from));
    String instance = Keys.instance(made.license());
    StoredEvent described = StoredEvent.of(made, stored);
    String record = described.text();
    Head after =
        new Head(
            before.line(), before.current(), made.sequence(), chained(before, instance, record));
    heads.put(after.line(), after);
    List<LicenseEvent> longer = new ArrayList<>(dossier.events());
    longer.add(made);
    dossiers.put(
        Keys.instance(stored.license().id()), new Dossier(stored, List.copyOf(longer), after));
    events.add(
        new EventRow(stored.number(), instance, stored.line(), made, described.kind(), record));
  }

  private Entry entry(Dossier dossier, int sequence, LocalDate from) {
    Cause cause =
        new Cause(matter.number(), matter.decision(), matter.clerk(), matter.decidedOn(), from);
    Instant recordedAt = now();
    boolean retroactive = false;
    for (LicenseEvent earlier : Corrections.applied(dossier.events())) {
      retroactive |= StatusFold.ends(earlier) && from.isBefore(earlier.effectiveFrom());
    }
    for (LicenseEvent earlier : dossier.events()) {
      // A clock that is set back must not record an answer to what it has not recorded yet.
      recordedAt = recordedAt.isBefore(earlier.recordedAt()) ? earlier.recordedAt() : recordedAt;
    }
    return new Entry(dossier.stored().license().id(), sequence, cause, recordedAt, retroactive);
  }

  /** Chains the digest of an event to those before it on the same line. */
  static String chained(Head before, String instance, String record) {
    return FactRecords.sha256(before.digest() + "\n" + instance + "\n" + record);
  }

  private Head head(Dossier dossier) {
    return heads.getOrDefault(dossier.head().line(), dossier.head());
  }

  private void move(Head before) {
    if (!founded.contains(before.line())) {
      moved.putIfAbsent(before.line(), before.sequence());
    }
  }

  Changes changes() {
    List<Head> newHeads = founded.stream().map(this::written).toList();
    List<HeadMove> moves = new ArrayList<>();
    moved.forEach((line, from) -> moves.add(new HeadMove(from, written(line))));
    return new Changes(List.copyOf(licenses), newHeads, List.copyOf(moves), List.copyOf(events));
  }

  private Head written(Long line) {
    @Nullable Head head = heads.get(line);
    if (head == null) {
      throw new IllegalStateException("line " + line + " has no head");
    }
    return head;
  }
}
