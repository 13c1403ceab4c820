package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.register.LicenseCommand.Founding;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.Storage.Needs;
import io.github.yinxin.register.Storage.Opening;
import io.github.yinxin.register.Storage.Session;
import io.github.yinxin.register.Storage.Stored;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Makes instances: gives them numbers, names in codes and places in status lists. */
final class Issuing {

  private static final int FIRST_VERSION = 1;
  private static final int MAX_COUNTER = 20;
  private static final String INSTANCES = "instances";

  private final RegisterSettings settings;
  private final Session session;
  private final Ledger ledger;
  private final int attempt;

  Issuing(RegisterSettings settings, Session session, Ledger ledger, int attempt) {
    this.settings = settings;
    this.session = session;
    this.ledger = ledger;
    this.attempt = attempt;
  }

  /** Draws names that differ from each other. */
  static List<Cti> draw(RandomGenerator random, int count) {
    Set<Cti> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(Cti.draw(random));
    }
    return new ArrayList<>(names);
  }

  /** Makes the licenses of those commands that found one, by their places. */
  Map<Integer, License> found(
      Matter matter, List<? extends LicenseCommand> commands, List<Cti> names) {
    Map<Integer, Draft> drafts = new TreeMap<>();
    for (int i = 0; i < commands.size(); i++) {
      if (commands.get(i) instanceof Founding command) {
        drafts.put(i, Draft.of(command, names.get(i), matter));
      }
    }
    if (drafts.isEmpty()) {
      return Map.of();
    }
    List<License> made = make(matter, List.copyOf(drafts.values()));
    Map<Integer, License> byPlace = new HashMap<>();
    int next = 0;
    for (int place : drafts.keySet()) {
      byPlace.put(place, made.get(next++));
    }
    return byPlace;
  }

  /** Makes the instance that takes another's place. */
  License succeed(Matter matter, Dossier old, LicenseFacts facts, Cti name) {
    return make(matter, List.of(Draft.successor(old, facts, name, matter))).get(0);
  }

  private List<License> make(Matter matter, List<Draft> drafts) {
    requireFree(drafts);
    IdentityHashMap<LicenseType, String> typeKeys = new IdentityHashMap<>();
    drafts.forEach(d -> typeKeys.computeIfAbsent(d.facts().type(), FactRecords::typeKey));
    Opening opening = session.open(needs(drafts, typeKeys));
    drafts.forEach(draft -> requireInOffice(opening, draft.facts().issuer(), matter));
    Storage.Range instances = opening.range(INSTANCES);
    Map<String, Integer> used = new HashMap<>();
    List<License> made = new ArrayList<>();
    for (Draft draft : drafts) {
      LicenseId id = draft.id().orElseGet(() -> numbered(draft, opening, used));
      long number = instances.first() + made.size();
      long slot = StatusSlots.slot(number, instances.salt());
      License license = draft.license(new License.Names(id, draft.name(), slot));
      String typeKey = requireNonNull(typeKeys.get(license.facts().type()));
      ledger.add(
          new Stored(number, draft.line().orElse(number), typeKey, license), draft::foundedBy);
      made.add(license);
    }
    return made;
  }

  private LicenseId numbered(Draft draft, Opening opening, Map<String, Integer> used) {
    String counter = counter(draft);
    int place = used.merge(counter, 1, Integer::sum) - 1;
    long number = opening.range(counter).first() + skipped() + place + 1;
    LicenseFacts facts = draft.facts();
    String serial =
        settings.serials().serial(facts.type(), facts.issuer(), draft.decidedOn(), number);
    return LicenseId.of(facts.type(), facts.issuer(), serial, FIRST_VERSION);
  }

  private Needs needs(List<Draft> drafts, Map<LicenseType, String> typeKeys) {
    TreeMap<String, Integer> numbers = new TreeMap<>();
    Set<String> authorities = new TreeSet<>();
    for (Draft draft : drafts) {
      numbers.merge(INSTANCES, 1, Integer::sum);
      if (draft.id().isEmpty()) {
        numbers.merge(counter(draft), 1, Integer::sum);
      }
      authorities.add(draft.facts().issuer().code().value());
    }
    numbers.replaceAll((name, n) -> name.equals(INSTANCES) ? n : n + skipped());
    Map<String, LicenseType> types = new TreeMap<>();
    typeKeys.forEach((type, key) -> types.put(key, type));
    return new Needs(numbers, types, authorities);
  }

  // A number that was taken from outside is passed over; the steps grow, so that a whole block of
  // imported numbers does not hold everybody up.
  private int skipped() {
    return attempt == 0 ? 0 : 1 << (attempt - 1);
  }

  private String counter(Draft draft) {
    LicenseFacts facts = draft.facts();
    String name = settings.serials().counter(facts.type(), facts.issuer(), draft.decidedOn());
    if (name.length() > MAX_COUNTER) {
      throw new IllegalArgumentException(
          "serial counter '" + name + "' has more than " + MAX_COUNTER + " characters");
    }
    return facts.type().code() + " " + facts.issuer().code().value() + " " + name;
  }

  // The database's own constraint decides; it cannot say which of many was taken, so those from
  // outside are looked up when something was.
  private void requireFree(List<Draft> drafts) {
    Set<String> seen = new HashSet<>();
    for (Draft draft : drafts) {
      if (draft.id().isPresent()) {
        LicenseId id = draft.id().get();
        String key = Keys.instance(id);
        if (!seen.add(key) || (attempt > 0 && session.dossier(key).isPresent())) {
          throw new RegisterException(
              Kind.SERIAL_TAKEN, "serial number " + id.serial() + " of license " + id);
        }
      }
    }
  }

  private static void requireInOffice(Opening opening, IssuingAuthority issuer, Matter matter) {
    List<AuthorityTerm> terms =
        opening.terms().stream().filter(t -> t.authority().code().equals(issuer.code())).toList();
    if (terms.isEmpty() || terms.stream().anyMatch(t -> t.covers(matter.decidedOn()))) {
      return;
    }
    String successor =
        terms.stream()
            .flatMap(t -> t.successor().stream())
            .reduce((earlier, later) -> later)
            .map(code -> ", its successor is " + code)
            .orElse("");
    throw new RegisterException(
        Kind.AUTHORITY_NOT_IN_OFFICE,
        "authority " + issuer.code() + " on " + matter.decidedOn() + successor);
  }

  /**
   * An instance without its number.
   *
   * @param id its identifier, if it comes from outside
   * @param line the line that it continues
   * @param predecessor what it replaces
   * @param grade how far it is trusted, if it was adopted
   */
  private record Draft(
      LicenseFacts facts,
      Cti name,
      LocalDate decidedOn,
      LocalDate issuedOn,
      Optional<LicenseId> id,
      Optional<Long> line,
      Optional<LicenseId> predecessor,
      Optional<License.Provenance> grade) {

    static Draft of(Founding command, Cti name, Matter matter) {
      Optional<LicenseId> id = Optional.empty();
      Optional<LicenseId> predecessor = Optional.empty();
      Optional<License.Provenance> grade = Optional.empty();
      LocalDate issuedOn = matter.decidedOn();
      LicenseFacts facts = command.facts();
      if (command instanceof LicenseCommand.Issue issue) {
        id = issue.serial().map(s -> LicenseId.of(facts.type(), facts.issuer(), s, FIRST_VERSION));
      } else if (command instanceof LicenseCommand.TransferIn transfer) {
        predecessor = Optional.of(transfer.predecessor());
      } else if (command instanceof LicenseCommand.Adopt adopt) {
        id = Optional.of(adopt.id());
        grade = Optional.of(adopt.grade());
        issuedOn = adopt.issuedOn();
      }
      return new Draft(
          facts, name, matter.decidedOn(), issuedOn, id, Optional.empty(), predecessor, grade);
    }

    static Draft successor(Dossier old, LicenseFacts facts, Cti name, Matter matter) {
      return new Draft(
          facts,
          name,
          matter.decidedOn(),
          matter.decidedOn(),
          Optional.empty(),
          Optional.of(old.stored().line()),
          Optional.of(old.stored().license().id()),
          Optional.empty());
    }

    License license(License.Names names) {
      License license =
          License.first(names, issuedOn, facts).withProvenance(grade.orElse(License.Provenance.A));
      return predecessor.map(license::withPredecessor).orElse(license);
    }

    LicenseEvent foundedBy(LicenseEvent.Entry entry) {
      return grade.isPresent() ? new LicenseEvent.Adopted(entry) : new LicenseEvent.Issued(entry);
    }
  }
}
