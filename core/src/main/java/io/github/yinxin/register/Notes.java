package io.github.yinxin.register;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.register.LicenseCommand.OnLicense;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.TransitionGrid.Command;
import java.util.Optional;

/** What is recorded about a license and leaves its legal status alone, but for corrections. */
final class Notes {

  private final RegisterSettings settings;
  private final Ledger ledger;

  Notes(RegisterSettings settings, Ledger ledger) {
    this.settings = settings;
    this.ledger = ledger;
  }

  void record(Matter matter, Dossier dossier, OnLicense command) {
    if (command instanceof LicenseCommand.Correct correct) {
      correct(matter, dossier, correct);
    } else if (command instanceof LicenseCommand.ApplyForRenewal) {
      check(matter, dossier).inForce("APPLY_FOR_RENEWAL");
      ledger.append(dossier, LicenseEvent.RenewalApplied::new);
    } else if (command instanceof LicenseCommand.RefuseRenewal) {
      check(matter, dossier).renewalPending();
      ledger.append(dossier, LicenseEvent.RenewalRefused::new);
    } else if (command instanceof LicenseCommand.Rerender) {
      TransitionCheck check = check(matter, dossier);
      check.allows(Command.RERENDER);
      int version = check.present().fileVersion() + 1;
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

  private TransitionCheck check(Matter matter, Dossier dossier) {
    return TransitionCheck.of(settings, matter, dossier);
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
    if (command.correction() instanceof Correction.Because other) {
      matter.requireMayGive(other.reason());
    }
    boolean deregistration =
        wrong instanceof LicenseEvent.Corrected
            || (wrong instanceof LicenseEvent.Revoked revoked
                && revoked.reason().ending() == LegalStatus.DEREGISTERED);
    check(matter, dossier).allows(Command.CORRECT, () -> deregistration);
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
        check(matter, dossier).present().objections().stream()
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
}
