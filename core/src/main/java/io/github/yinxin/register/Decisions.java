package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.register.LicenseCommand.OnLicense;
import io.github.yinxin.register.StatusAnswer.Renewal;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.TransitionGrid.Cell;
import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What each command on a recorded license does, or why it is refused. */
final class Decisions {

  private final RegisterSettings settings;
  private final Ledger ledger;
  private final Issuing issuing;

  Decisions(RegisterSettings settings, Ledger ledger, Issuing issuing) {
    this.settings = settings;
    this.ledger = ledger;
    this.issuing = issuing;
  }

  /** Returns whether an event ends a license for good, as far as it is not corrected. */
  static boolean ends(LicenseEvent event) {
    return event instanceof LicenseEvent.Revoked || event instanceof LicenseEvent.Replaced;
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
      new Check(matter, dossier).allows(Command.RESUME);
      ledger.append(dossier, LicenseEvent.Resumed::new);
    } else if (command instanceof LicenseCommand.TransferOut transfer) {
      new Check(matter, dossier).allows(Command.TRANSFER_OUT);
      ledger.append(dossier, e -> new LicenseEvent.TransferredOut(e, transfer.receiver()));
    } else {
      record(matter, dossier, command);
    }
    return dossier.stored().license();
  }

  // What leaves the legal status alone, but for corrections.
  private void record(Matter matter, Dossier dossier, OnLicense command) {
    if (command instanceof LicenseCommand.Correct correct) {
      correct(matter, dossier, correct);
    } else if (command instanceof LicenseCommand.ApplyForRenewal) {
      new Check(matter, dossier).inForce("APPLY_FOR_RENEWAL");
      ledger.append(dossier, LicenseEvent.RenewalApplied::new);
    } else if (command instanceof LicenseCommand.RefuseRenewal) {
      new Check(matter, dossier).renewalPending();
      ledger.append(dossier, LicenseEvent.RenewalRefused::new);
    } else if (command instanceof LicenseCommand.Rerender) {
      new Check(matter, dossier).allows(Command.RERENDER);
      int version = ledger.status(dossier, matter.decidedOn()).fileVersion() + 1;
      ledger.append(dossier, e -> new LicenseEvent.Rerendered(e, version));
    } else if (command instanceof LicenseCommand.RecordCode) {
      ledger.append(dossier, LicenseEvent.Coded::new);
    } else if (command instanceof LicenseCommand.RecordFile file) {
      ledger.append(dossier, e -> new LicenseEvent.FileSealed(e, file.file()));
    } else if (command instanceof LicenseCommand.RecordObjection object) {
      object(matter, dossier, object.objection());
    } else {
      throw new IllegalStateException("unknown command " + command.getClass().getSimpleName());
    }
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
    Check check = new Check(matter, old);
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
    if (reason.ending() != LegalStatus.DEREGISTERED) {
      requireDecision(matter, reason.category().name());
    }
    Command command = Command.leadingTo(reason.ending());
    Check check = new Check(matter, dossier);
    Dossier target = dossier;
    if (check.cell(command) == Cell.SUCCESSOR) {
      // A penalty that is recorded after the renewal hits the license as it is now.
      target = ledger.current(dossier);
      check = new Check(matter, target);
    }
    boolean beforeExpiry =
        reason
            .actOn()
            .filter(day -> !dossier.stored().license().facts().validity().endsBefore(day))
            .isPresent();
    check.allows(command, () -> beforeExpiry);
    ledger.append(target, e -> new LicenseEvent.Revoked(e, reason));
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
    new Check(matter, dossier).allows(Command.WITHHOLD);
    ledger.append(dossier, e -> new LicenseEvent.Withheld(e, command.returnedOn()));
  }

  private static void requireDecision(Matter matter, String command) {
    if (matter.decision().isBlank()) {
      throw new IllegalArgumentException(
          command + " needs the number of a decision, matter " + matter.number() + " has none");
    }
  }

  private void correct(Matter matter, Dossier dossier, LicenseCommand.Correct command) {
    LicenseEvent wrong =
        dossier.events().stream()
            .filter(e -> e.sequence() == command.sequence())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "license " + command.license() + " has no event " + command.sequence()));
    requireCorrectable(wrong, command.correction());
    boolean deregistration =
        wrong instanceof LicenseEvent.Corrected
            || (wrong instanceof LicenseEvent.Revoked revoked
                && revoked.reason().ending() == LegalStatus.DEREGISTERED);
    new Check(matter, dossier).allows(Command.CORRECT, () -> deregistration);
    ledger.append(
        dossier, e -> new LicenseEvent.Corrected(e, command.sequence(), command.correction()));
  }

  private static void requireCorrectable(LicenseEvent wrong, Correction correction) {
    boolean possible;
    if (correction instanceof Correction.ActsFrom) {
      possible = Redated.possible(wrong);
    } else if (correction instanceof Correction.Because) {
      possible = wrong instanceof LicenseEvent.Revoked;
    } else {
      // An issue that should not have been is annulled; a replacement has a successor.
      possible =
          !(wrong instanceof LicenseEvent.Issued
              || wrong instanceof LicenseEvent.Adopted
              || wrong instanceof LicenseEvent.Replaced);
    }
    if (!possible) {
      throw new IllegalArgumentException(
          wrong.getClass().getSimpleName()
              + " "
              + wrong.sequence()
              + " cannot be corrected by "
              + correction.getClass().getSimpleName());
    }
  }

  private void object(Matter matter, Dossier dossier, Objection objection) {
    Optional<Objection.State> before =
        ledger.status(dossier, matter.decidedOn()).objections().stream()
            .filter(o -> o.number().equals(objection.number()))
            .map(Objection::state)
            .findFirst();
    if (!objection.state().follows(before)) {
      throw new IllegalArgumentException(
          "objection "
              + objection.number()
              + " cannot become "
              + objection.state()
              + ", it is "
              + before.map(Enum::name).orElse("not raised"));
    }
    ledger.append(dossier, e -> new LicenseEvent.Objected(e, objection));
  }

  /** Looks up a command in the grid for a license on the day of the decision. */
  private final class Check {

    private final Dossier dossier;
    private final StatusAnswer present;
    private final LocalDate day;

    Check(Matter matter, Dossier dossier) {
      this.dossier = dossier;
      this.day = matter.decidedOn();
      this.present = ledger.status(dossier, day);
    }

    Cell cell(Command command) {
      return TransitionGrid.at(Row.of(present), command);
    }

    void allows(Command command) {
      allows(command, () -> false);
    }

    /**
     * Refuses what the grid refuses.
     *
     * @param rule the guard that only the command itself can answer
     */
    void allows(Command command, BooleanSupplier rule) {
      Cell cell = cell(command);
      boolean allowed =
          switch (cell) {
            case ALLOWED -> true;
            case REFUSED, SUCCESSOR -> false;
            case TYPE_ALLOWS -> rules().transferable();
            case GRACE -> withinGrace();
            case ACT_BEFORE_EXPIRY, HOLDER_DATA_ONLY, DEREGISTRATION_ONLY -> rule.getAsBoolean();
          };
      if (!allowed) {
        boolean guarded = cell != Cell.REFUSED && cell != Cell.SUCCESSOR;
        throw refused(command.name(), guarded ? cell.name() : "");
      }
    }

    void requireNotReplaced(Command command) {
      if (dossier.events().stream().anyMatch(e -> e instanceof LicenseEvent.Replaced)) {
        throw new IllegalTransitionException(id(), LegalStatus.REPLACED.name(), command.name());
      }
    }

    void inForce(String command) {
      if (Row.of(present) != Row.VALID) {
        throw refused(command, "");
      }
    }

    void renewalPending() {
      if (present.legal() != LegalStatus.GRANTED || present.renewal() == Renewal.NONE) {
        throw refused("REFUSE_RENEWAL", "");
      }
    }

    private boolean withinGrace() {
      boolean grace =
          !dossier
              .stored()
              .license()
              .facts()
              .validity()
              .endsBefore(day.minusDays(rules().graceDays()));
      return grace || present.renewal() == Renewal.DEEMED;
    }

    private RegisterSettings.TypeRules rules() {
      return settings.rules().apply(dossier.stored().license().facts().type());
    }

    private IllegalTransitionException refused(String command, String rule) {
      Row row = Row.of(present);
      String status = present.legal() == LegalStatus.GRANTED ? row.name() : present.legal().name();
      return new IllegalTransitionException(id(), status, command, rule);
    }

    private LicenseId id() {
      return dossier.stored().license().id();
    }
  }
}
