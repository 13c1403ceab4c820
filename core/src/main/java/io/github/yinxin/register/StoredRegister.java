package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.Storage.DuplicateException;
import io.github.yinxin.register.Storage.HolderRow;
import io.github.yinxin.register.Storage.Session;
import io.github.yinxin.register.Storage.StatusMaterial;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The register's rules over any storage. */
final class StoredRegister implements LicenseRegister {

  // Each attempt passes over twice as many numbers as the one before.
  private static final int MAX_ATTEMPTS = 16;
  private static final int MAX_COMMANDS = 100_000;

  private final RegisterSettings settings;
  private final Storage storage;

  StoredRegister(RegisterSettings settings, Storage storage) {
    this.settings = requireNonNull(settings, "settings");
    this.storage = storage;
  }

  @Override
  public List<License> carryOut(Matter matter, List<? extends LicenseCommand> commands) {
    return carryOut(matter, commands, (session, all) -> {});
  }

  /** Something to be made sure of in the transaction, before the commands are carried out. */
  interface Condition {
    void require(Session session, List<? extends LicenseCommand> commands);
  }

  /** Carries out commands on a condition, unless the step was taken already. */
  List<License> carryOut(
      Matter matter, List<? extends LicenseCommand> commands, Condition condition) {
    if (commands.isEmpty() || commands.size() > MAX_COMMANDS) {
      throw new IllegalArgumentException(
          commands.size() + " commands are not within 1 to " + MAX_COMMANDS);
    }
    requireNoObjection(matter, commands);
    return repeatedly(
        matter,
        attempt ->
            storage.transact(
                s -> new Execution(settings, s, matter, attempt).run(commands, condition)));
  }

  /** Carries out a command and takes it back. */
  void tryOut(Matter matter, LicenseCommand command) {
    requireNoObjection(matter, List.of(command));
    try {
      repeatedly(
          matter,
          attempt ->
              storage.transact(
                  s -> {
                    new Execution(settings, s, matter, attempt)
                        .run(List.of(command), (session, all) -> {});
                    throw new TakenBack();
                  }));
    } catch (TakenBack e) {
      // The command would have been carried out, and nothing of it is left.
      return;
    }
  }

  /** Ends a trial. */
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public BatchPlan plan(Matter matter, List<? extends LicenseCommand> commands) {
    return new Batches(this, storage).plan(matter, commands);
  }

  @Override
  public List<License> apply(
      Matter matter, List<? extends LicenseCommand> commands, String digest) {
    return new Batches(this, storage).apply(matter, commands, digest);
  }

  private static <T> T repeatedly(Matter matter, IntFunction<T> attempts) {
    @Nullable DuplicateException taken = null;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        return attempts.apply(attempt);
      } catch (DuplicateException e) {
        // Somebody has a number, a name or this very step: the next attempt sees which.
        taken = e;
      }
    }
    throw new RegisterException(
        Kind.OVERTAKEN,
        "numbers were taken " + MAX_ATTEMPTS + " times, matter " + matter.number(),
        taken);
  }

  private void requireNoObjection(Matter matter, List<? extends LicenseCommand> commands) {
    for (LicenseCommand command : commands) {
      settings
          .guard()
          .objection(matter, command)
          .ifPresent(
              veto -> {
                throw new RegisterException(Kind.VETOED, veto.code() + " " + veto.text());
              });
    }
  }

  @Override
  public void holderChanged(Matter matter, HolderChange change) {
    requireNonNull(matter, "matter");
    HolderKeys keys = HolderKeys.of(settings);
    HolderRow row =
        new HolderRow(keys.key(change.from()), keys.key(change.to()), change, matter, now());
    repeatedly(
        matter,
        attempt ->
            storage.transact(
                session -> {
                  if (!Execution.taken(session, matter, row)) {
                    session.add(row);
                  }
                  return row;
                }));
  }

  @Override
  public void inOffice(AuthorityTerm term) {
    requireNonNull(term, "term");
    storage.transact(
        session -> {
          session.add(term);
          return term;
        });
  }

  @Override
  public List<AuthorityTerm> termsOf(UnifiedSocialCreditCode authority) {
    return ask(s -> s.terms(authority));
  }

  @Override
  public Optional<License> find(LicenseId license) {
    return ask(s -> s.dossier(Keys.instance(license))).map(d -> d.stored().license());
  }

  @Override
  public Optional<License> find(Cti cti) {
    return ask(s -> s.license(cti));
  }

  @Override
  public List<LicenseEvent> history(LicenseId license) {
    return ask(s -> s.dossier(Keys.instance(license))).map(Dossier::events).orElse(List.of());
  }

  @Override
  public StatusAnswer statusOf(LicenseId license, LocalDate at, Instant knownAs) {
    StatusMaterial material =
        ask(s -> s.statusMaterial(license))
            .orElseThrow(
                () -> new IllegalArgumentException("license " + license + " is not recorded here"));
    return StatusFold.of(
        material.validity(),
        settings.rules().apply(material.type()),
        material.events(),
        at,
        knownAs);
  }

  @Override
  public Verification<License> verify(LicenseId license, LocalDate at) {
    Finding none =
        Finding.skipped(RegisterCheck.REGISTERED_FILE, "未提交文件", "no file was asked about");
    return verify(license, at, events -> none);
  }

  @Override
  public Verification<License> verify(LicenseId license, LocalDate at, Digest file) {
    return verify(license, at, events -> RegisterVerdict.file(events, file));
  }

  private Verification<License> verify(
      LicenseId license, LocalDate at, Function<List<LicenseEvent>, Finding> file) {
    Optional<Dossier> dossier = ask(s -> s.dossier(Keys.instance(license)));
    return dossier.isEmpty()
        ? RegisterVerdict.unknown(license)
        : RegisterVerdict.of(
            dossier.get().stored().license(),
            file.apply(dossier.get().events()),
            status(dossier.get(), at));
  }

  @Override
  public Stream<Holding> licensesOf(Holder.CodeType type, String code, LocalDate at) {
    String checked = type.checked(code);
    Set<String> keys = ask(s -> HolderKeys.of(settings).known(s, type, checked, at));
    return new Pages(storage, keys).stream().map(d -> holding(d, at));
  }

  @Override
  public Stream<Holding> licenses(LocalDate at) {
    return new Pages(storage, Set.of()).stream().map(d -> holding(d, at));
  }

  private Holding holding(Dossier dossier, LocalDate at) {
    return new Holding(dossier.stored().license(), status(dossier, at));
  }

  private StatusAnswer status(Dossier dossier, LocalDate at) {
    License license = dossier.stored().license();
    return StatusFold.of(
        license.facts().validity(),
        settings.rules().apply(license.facts().type()),
        dossier.events(),
        at,
        now());
  }

  private <T> T ask(Function<Session, T> question) {
    return storage.ask(question);
  }

  private Instant now() {
    return settings.clock().instant().truncatedTo(ChronoUnit.MICROS);
  }
}
