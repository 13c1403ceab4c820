package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.register.LicenseCommand.OnLicense;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.TransitionGrid.Cell;
import io.github.yinxin.register.TransitionGrid.Command;
import java.time.LocalDate;
import java.util.Optional;

/** What each command that changes a recorded license does, or why it is refused. */
final class Decisions {

  private final RegisterSettings settings;
  private final Ledger ledger;
  private final Issuing issuing;

  Decisions(RegisterSettings settings, Ledger ledger, Issuing issuing) {
    this.settings = settings;
    this.ledger = ledger;
    this.issuing = issuing;
  }

  /**
   * Carries out a command.
   *
   * @return the license that it makes, or else the one that it names
   */
  License carryOut(Matter matter, OnLicense command, Cti name) {
    Dossier dossier = ledger.require(command.license());
    if (command instanceof LicenseCommand.Renew renew) {
      LicenseFacts facts = dossier.stored().license().facts().withValidity(renew.validity());
      return replace(matter, dossier, Command.RENEW, facts, name);
    }
    if (command instanceof LicenseCommand.Change change) {
      return replace(matter, dossier, Command.CHANGE, change.facts(), name);
    }
    if (command instanceof LicenseCommand.Revoke revoke) {
      revoke(matter, dossier, revoke.reason());
    } else if (command instanceof LicenseCommand.Withhold withhold) {
      withhold(matter, dossier, withhold);
    } else if (command instanceof LicenseCommand.Resume) {
      check(matter, dossier).allows(Command.RESUME);
      ledger.append(dossier, LicenseEvent.Resumed::new);
    } else if (command instanceof LicenseCommand.TransferOut transfer) {
      check(matter, dossier).allows(Command.TRANSFER_OUT);
      ledger.append(dossier, e -> new LicenseEvent.TransferredOut(e, transfer.receiver()));
    } else {
      new Notes(settings, ledger).record(matter, dossier, command);
    }
    return dossier.stored().license();
  }

  private TransitionCheck check(Matter matter, Dossier dossier) {
    return TransitionCheck.of(settings, matter, dossier);
  }

  private License replace(
      Matter matter, Dossier old, Command command, LicenseFacts facts, Cti name) {
    LicenseFacts before = old.stored().license().facts();
    if (!facts.type().code().equals(before.type().code())) {
      throw new IllegalArgumentException(
          "license "
              + old.stored().license().id()
              + " cannot become one of type "
              + facts.type().code()
              + " "
              + facts.type().name());
    }
    TransitionCheck check = check(matter, old);
    check.allows(command, () -> FactRecords.differInHoldersOnly(before, facts));
    // A decision recorded late may precede the replacement: a second successor would fork the line.
    check.requireNotReplaced(command);
    License successor = issuing.succeed(matter, old, facts, name);
    // Renewed ahead of its end, a license stays in force until the new one starts.
    LocalDate day = laterOf(matter.effectiveFrom(), facts.validity().from());
    ledger.append(old, day, e -> new LicenseEvent.Replaced(e, successor.id()));
    return successor;
  }

  private static LocalDate laterOf(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private void revoke(Matter matter, Dossier dossier, Reason reason) {
    matter.requireMayGive(reason);
    if (reason.ending() != LegalStatus.DEREGISTERED) {
      requireDecision(matter, reason.category().name());
    }
    Command command = Command.leadingTo(reason.ending());
    TransitionCheck check = check(matter, dossier);
    Dossier target = dossier;
    if (check.cell(command) == Cell.SUCCESSOR) {
      // A penalty that is recorded after the renewal hits the license as it is now.
      target = ledger.current(dossier);
      check = check(matter, target);
    }
    boolean beforeExpiry =
        reason
            .actOn()
            .filter(day -> !dossier.stored().license().facts().validity().endsBefore(day))
            .isPresent();
    check.allows(command, () -> beforeExpiry);
    ledger.append(target, e -> new LicenseEvent.Revoked(e, reason));
    if (command == Command.ANNUL) {
      annulSuccessors(matter, target, reason);
    }
  }

  // Those that took its place rest on what was never rightly granted. One that has ended already is
  // left as it is.
  private void annulSuccessors(Matter matter, Dossier dossier, Reason reason) {
    Optional<LicenseId> next = successor(dossier);
    while (next.isPresent()) {
      Dossier later = ledger.require(next.get());
      if (check(matter, later).cell(Command.ANNUL) == Cell.ALLOWED) {
        ledger.append(later, e -> new LicenseEvent.Revoked(e, reason));
      }
      next = successor(later);
    }
  }

  private static Optional<LicenseId> successor(Dossier dossier) {
    return dossier.events().stream()
        .filter(LicenseEvent.Replaced.class::isInstance)
        .map(e -> ((LicenseEvent.Replaced) e).successor())
        .findFirst();
  }

  private void withhold(Matter matter, Dossier dossier, LicenseCommand.Withhold command) {
    requireDecision(matter, "WITHHOLD");
    if (command.returnedOn().filter(day -> !day.isAfter(matter.effectiveFrom())).isPresent()) {
      throw new IllegalArgumentException(
          "license is withheld from "
              + matter.effectiveFrom()
              + " and returned on "
              + command.returnedOn().get()
              + ", which is no day later");
    }
    check(matter, dossier).allows(Command.WITHHOLD);
    ledger.append(dossier, e -> new LicenseEvent.Withheld(e, command.returnedOn()));
  }

  private static void requireDecision(Matter matter, String command) {
    if (matter.decision().isBlank()) {
      throw new IllegalArgumentException(
          command + " needs the number of a decision, matter " + matter.number() + " has none");
    }
  }
}
