package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.register.RegisterException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** No storage: for tests, demonstrations and as the model of the stored registers. */
final class MemoryStorage implements Storage {

  // A place in status lists betrays nothing where all licenses are gone with the process.
  private static final long SALT = 0;

  private final RegisterSettings settings;
  private final TreeMap<Long, Stored> licenses = new TreeMap<>();
  private final Map<String, Long> instances = new HashMap<>();
  private final Map<Cti, Long> names = new HashMap<>();
  private final Map<Long, List<LicenseEvent>> events = new HashMap<>();
  private final Map<Long, Head> heads = new HashMap<>();
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Claim> claims = new HashMap<>();
  private final List<HolderRow> holderRows = new ArrayList<>();
  private final List<AuthorityTerm> terms = new ArrayList<>();

  MemoryStorage(RegisterSettings settings) {
    this.settings = settings;
  }

  private String key(Holder holder) {
    return settings.personalData().holderIndex().apply(FactRecords.holderKey(holder));
  }

  @Override
  public synchronized <T> T transact(Function<Session, T> work) {
    MemorySession session = new MemorySession();
    T answer = work.apply(session);
    session.commit();
    return answer;
  }

  @Override
  public synchronized <T> T ask(Function<Session, T> question) {
    return question.apply(new MemorySession());
  }

  private Optional<Dossier> find(@Nullable Long number) {
    @Nullable Stored stored = number == null ? null : licenses.get(number);
    @Nullable Head head = stored == null ? null : heads.get(stored.line());
    return stored == null || head == null
        ? Optional.empty()
        : Optional.of(
            new Dossier(
                stored, List.copyOf(events.getOrDefault(stored.number(), List.of())), head));
  }

  /** One transaction; what it writes is kept apart until it is over. */
  private final class MemorySession implements Session {

    private final List<Claim> newClaims = new ArrayList<>();
    private final List<Changes> newChanges = new ArrayList<>();
    private final List<HolderRow> newHolderRows = new ArrayList<>();
    private final List<AuthorityTerm> newTerms = new ArrayList<>();
    private final Map<String, Long> newCounters = new HashMap<>();

    @Override
    public boolean claim(Claim claim) {
      if (claims.containsKey(claim.key())) {
        return false;
      }
      newClaims.add(claim);
      return true;
    }

    @Override
    public void lock() {
      // One transaction at a time: nobody else is writing.
    }

    @Override
    public Optional<Claim> claimed(String key) {
      return Optional.ofNullable(claims.get(key));
    }

    @Override
    public Opening open(Needs needs) {
      Map<String, Range> ranges = new HashMap<>();
      needs
          .numbers()
          .forEach(
              (name, count) -> {
                long next = newCounters.getOrDefault(name, counters.getOrDefault(name, 0L));
                newCounters.put(name, next + count);
                ranges.put(name, new Range(next, count, SALT));
              });
      return new Opening(ranges, List.copyOf(terms));
    }

    @Override
    public Optional<Dossier> dossier(String instance) {
      return find(instances.get(instance));
    }

    @Override
    public Dossier dossier(long number) {
      return find(number).orElseThrow();
    }

    @Override
    public Optional<StatusMaterial> statusMaterial(LicenseId license) {
      return dossier(Keys.instance(license))
          .map(
              d ->
                  new StatusMaterial(
                      d.stored().license().facts().type(),
                      d.stored().license().facts().validity(),
                      d.events()));
    }

    @Override
    public Optional<License> license(Cti cti) {
      return find(names.get(cti)).map(d -> d.stored().license());
    }

    @Override
    public List<Dossier> page(Set<String> holders, long after, int size) {
      return licenses.tailMap(after, false).values().stream()
          .filter(
              s ->
                  holders.isEmpty()
                      || s.license().facts().holders().stream()
                          .anyMatch(h -> holders.contains(key(h))))
          .limit(size)
          .flatMap(s -> find(s.number()).stream())
          .toList();
    }

    @Override
    public void apply(Changes changes) {
      Set<Object> fresh = new HashSet<>();
      for (Stored stored : changes.licenses()) {
        String instance = Keys.instance(stored.license().id());
        if (!fresh.add(instance)
            || !fresh.add(stored.license().cti())
            || instances.containsKey(instance)
            || names.containsKey(stored.license().cti())) {
          throw new DuplicateException(instance);
        }
      }
      for (HeadMove move : changes.moved()) {
        @Nullable Head present = heads.get(move.to().line());
        if (present == null || present.sequence() != move.from()) {
          throw new RegisterException(Kind.OVERTAKEN, "line " + move.to().line());
        }
      }
      newChanges.add(changes);
    }

    @Override
    public void add(HolderRow row) {
      newHolderRows.add(row);
    }

    @Override
    public List<HolderRow> holderRows(String key) {
      return holderRows.stream().filter(r -> r.to().equals(key) || r.from().equals(key)).toList();
    }

    @Override
    public void add(AuthorityTerm term) {
      newTerms.add(term);
    }

    @Override
    public List<AuthorityTerm> terms(UnifiedSocialCreditCode authority) {
      return terms.stream()
          .filter(t -> t.authority().code().equals(authority))
          .sorted(Comparator.comparing(AuthorityTerm::from))
          .toList();
    }

    void commit() {
      newClaims.forEach(claim -> claims.put(claim.key(), claim));
      counters.putAll(newCounters);
      holderRows.addAll(newHolderRows);
      for (AuthorityTerm term : newTerms) {
        terms.removeIf(
            t ->
                t.authority().code().equals(term.authority().code())
                    && t.from().equals(term.from()));
        terms.add(term);
      }
      newChanges.forEach(MemoryStorage.this::write);
    }
  }

  private void write(Changes changes) {
    for (Stored stored : changes.licenses()) {
      licenses.put(stored.number(), stored);
      instances.put(Keys.instance(stored.license().id()), stored.number());
      names.put(stored.license().cti(), stored.number());
    }
    changes.founded().forEach(head -> heads.put(head.line(), head));
    changes.moved().forEach(move -> heads.put(move.to().line(), move.to()));
    for (EventRow row : changes.events()) {
      events.computeIfAbsent(row.number(), n -> new ArrayList<>()).add(row.event());
    }
  }
}
