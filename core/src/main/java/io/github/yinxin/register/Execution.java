package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.License;
import io.github.yinxin.register.LicenseCommand.Founding;
import io.github.yinxin.register.LicenseCommand.OnLicense;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.Claim;
import io.github.yinxin.register.Storage.HolderRow;
import io.github.yinxin.register.Storage.Session;
import io.github.yinxin.register.StoredRegister.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Commands of one matter being carried out in one transaction: all of them, or none. */
final class Execution {

  private final RegisterSettings settings;
  private final Session session;
  private final Matter matter;
  private final int attempt;

  /**
   * Prepares an execution.
   *
   * @param attempt 0, or how often something turned out to be taken before
   */
  Execution(RegisterSettings settings, Session session, Matter matter, int attempt) {
    this.settings = settings;
    this.session = session;
    this.matter = matter;
    this.attempt = attempt;
  }

  /** Carries out the commands and returns the license that each makes, or names, in their order. */
  List<License> run(List<? extends LicenseCommand> commands, Condition condition) {
    List<Cti> names = Issuing.draw(settings.random(), commands.size());
    Optional<Claim> claim =
        matter
            .step()
            .map(
                step ->
                    new Claim(
                        Keys.step(matter, step, commands),
                        Keys.request(matter, commands),
                        Answers.write(commands, names)));
    if (claim.isEmpty()) {
      session.lock();
    } else if (!session.claim(claim.get())) {
      return again(claim.get(), commands);
    }
    condition.require(session, commands);
    Ledger ledger = new Ledger(settings, session, matter);
    Issuing issuing = new Issuing(settings, session, ledger, attempt);
    Decisions decisions = new Decisions(settings, ledger, issuing);
    Map<Integer, License> founded = issuing.found(matter, commands, names);
    List<License> licenses = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      licenses.add(
          commands.get(i) instanceof OnLicense command
              ? decisions.carryOut(matter, command, names.get(i))
              : Objects.requireNonNull(founded.get(i)));
    }
    session.apply(ledger.changes());
    return licenses;
  }

  /** Claims the step of a change of a holder; returns whether it was taken before, likewise. */
  static boolean taken(Session session, Matter matter, HolderRow row) {
    if (matter.step().isEmpty()) {
      return false;
    }
    Claim claim =
        new Claim(
            Keys.step(matter, matter.step().get(), List.of()),
            FactRecords.sha256(matter.effectiveFrom() + HolderRecords.write(row)),
            "");
    if (session.claim(claim)) {
      return false;
    }
    first(session, matter, claim);
    return true;
  }

  private List<License> again(Claim claim, List<? extends LicenseCommand> commands) {
    return Answers.read(first(session, matter, claim).answer(), commands, session);
  }

  private static Claim first(Session session, Matter matter, Claim claim) {
    Claim first =
        session
            .claimed(claim.key())
            .orElseThrow(
                () -> new RegisterException(Kind.IN_PROGRESS, "step of matter " + matter.number()));
    if (!first.digest().equals(claim.digest())) {
      throw new RegisterException(
          Kind.CONFLICT,
          "step "
              + matter.step().map(Matter.Step::name).orElse("")
              + " of matter "
              + matter.number()
              + " was taken with another command");
    }
    return first;
  }

  /** Which licenses a claimed step led to: names in codes, which are known before all numbers. */
  private static final class Answers {

    private static final String SEPARATOR = " ";
    private static final String NAMED = "-";

    static String write(List<? extends LicenseCommand> commands, List<Cti> names) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < commands.size(); i++) {
        parts.add(makesLicense(commands.get(i)) ? names.get(i).toString() : NAMED);
      }
      return String.join(SEPARATOR, parts);
    }

    static List<License> read(
        String answer, List<? extends LicenseCommand> commands, Session session) {
      String[] parts = answer.split(SEPARATOR, -1);
      List<License> licenses = new ArrayList<>();
      for (int i = 0; i < parts.length; i++) {
        licenses.add(license(parts[i], commands.get(i), session));
      }
      return licenses;
    }

    private static License license(String part, LicenseCommand command, Session session) {
      if (part.equals(NAMED)) {
        return Ledger.require(session, ((OnLicense) command).license()).stored().license();
      }
      return session
          .license(new Cti(Long.parseUnsignedLong(part, 16)))
          .orElseThrow(() -> new IllegalStateException("license of a taken step is not recorded"));
    }

    private static boolean makesLicense(LicenseCommand command) {
      return command instanceof Founding
          || command instanceof LicenseCommand.Renew
          || command instanceof LicenseCommand.Change;
    }
  }
}
