package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A register without storage: for tests, demonstrations and as the model of the stored ones. */
final class InMemoryLicenseRegister implements LicenseRegister {

  private static final int FIRST_VERSION = 1;

  private final Clock clock;
  private final RandomGenerator random;
  private final Map<LicenseId, License> licenses = new HashMap<>();
  private final Map<Cti, LicenseId> codes = new HashMap<>();
  private final Map<LicenseId, List<LicenseEvent>> events = new HashMap<>();

  InMemoryLicenseRegister(Clock clock, RandomGenerator random) {
    this.clock = requireNonNull(clock, "clock");
    this.random = requireNonNull(random, "random");
  }

  @Override
  public synchronized License issue(Matter matter, LicenseFacts facts) {
    License license = License.first(nextNames(matter, facts), matter.decidedOn(), facts);
    record(license, matter);
    return license;
  }

  @Override
  public synchronized License replace(
      Matter matter, LicenseId license, Replacement kind, UnaryOperator<LicenseFacts> change) {
    License old = require(license);
    Command command = kind == Replacement.RENEWAL ? Command.RENEW : Command.CHANGE;
    requireAllowed(license, matter, command);
    requireNotReplaced(license, command);
    LicenseFacts facts = change.apply(old.facts());
    License successor = old.successor(nextNames(matter, facts), matter.decidedOn(), facts);
    record(successor, matter);
    append(
        new LicenseEvent.Replaced(
            license,
            matter.number(),
            laterOf(matter.decidedOn(), facts.validity().from()),
            clock.instant(),
            successor.id()));
    return successor;
  }

  // Renewed ahead of its end, a license stays in force until the new one starts.
  private static LocalDate laterOf(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  @Override
  public synchronized void revoke(Matter matter, LicenseId license, Reason reason) {
    require(license);
    requireAllowed(license, matter, Command.leadingTo(reason.ending()));
    append(
        new LicenseEvent.Revoked(
            license, matter.number(), matter.decidedOn(), clock.instant(), reason));
  }

  @Override
  public synchronized void fileSealed(Matter matter, LicenseId license, Digest file) {
    require(license);
    append(
        new LicenseEvent.FileSealed(
            license, matter.number(), matter.decidedOn(), clock.instant(), file));
  }

  @Override
  public synchronized Optional<License> find(LicenseId license) {
    return Optional.ofNullable(licenses.get(license));
  }

  @Override
  public synchronized Optional<License> find(Cti cti) {
    return Optional.ofNullable(codes.get(cti)).map(licenses::get);
  }

  @Override
  public synchronized List<LicenseEvent> history(LicenseId license) {
    return List.copyOf(events.getOrDefault(license, List.of()));
  }

  @Override
  public synchronized StatusAnswer statusOf(LicenseId license, LocalDate at, Instant knownAs) {
    return StatusFold.of(require(license), history(license), at, knownAs);
  }

  @Override
  public synchronized Verification<License> verify(LicenseId license, LocalDate at) {
    return verify(
        license,
        at,
        Finding.skipped(RegisterCheck.REGISTERED_FILE, "未提交文件", "no file was asked about"));
  }

  @Override
  public synchronized Verification<License> verify(LicenseId license, LocalDate at, Digest file) {
    return verify(license, at, RegisterVerdict.file(history(license), file));
  }

  private Verification<License> verify(LicenseId license, LocalDate at, Finding file) {
    @Nullable License recorded = licenses.get(license);
    return recorded == null
        ? RegisterVerdict.unknown(license)
        : RegisterVerdict.of(recorded, file, statusOf(license, at, clock.instant()));
  }

  private License require(LicenseId license) {
    return find(license)
        .orElseThrow(
            () -> new IllegalArgumentException("license " + license + " is not recorded here"));
  }

  private void requireAllowed(LicenseId license, Matter matter, Command command) {
    StatusAnswer present = statusOf(license, matter.decidedOn(), clock.instant());
    Row row = Row.of(present);
    if (!TransitionGrid.allows(row, command)) {
      String status = present.legal() == LegalStatus.GRANTED ? row.name() : present.legal().name();
      throw new IllegalTransitionException(license, status, command.name());
    }
  }

  // A decision recorded late may precede the replacement: a second successor would fork the line.
  private void requireNotReplaced(LicenseId license, Command command) {
    if (history(license).stream().anyMatch(e -> e instanceof LicenseEvent.Replaced)) {
      throw new IllegalTransitionException(license, LegalStatus.REPLACED.name(), command.name());
    }
  }

  private void record(License license, Matter matter) {
    licenses.put(license.id(), license);
    codes.put(license.cti(), license.id());
    append(
        new LicenseEvent.Issued(
            license.id(), matter.number(), matter.decidedOn(), clock.instant()));
  }

  private void append(LicenseEvent event) {
    events.computeIfAbsent(event.license(), id -> new ArrayList<>()).add(event);
  }

  private License.Names nextNames(Matter matter, LicenseFacts facts) {
    return new License.Names(nextId(matter, facts), nextCti(), licenses.size());
  }

  private LicenseId nextId(Matter matter, LicenseFacts facts) {
    int year = matter.decidedOn().getYear();
    String serial = String.format(Locale.ROOT, "%d%08d", year, licenses.size() + 1);
    return LicenseId.of(facts.type(), facts.issuer(), serial, FIRST_VERSION);
  }

  private Cti nextCti() {
    Cti cti = Cti.draw(random);
    while (codes.containsKey(cti)) {
      cti = Cti.draw(random);
    }
    return cti;
  }
}
