package io.github.yinxin.register;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.RegisterSettings.TypeRules;
import io.github.yinxin.register.StatusAnswer.Renewal;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.TransitionGrid.Cell;
import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BooleanSupplier;

/** Looks up a command in the grid for a license on the day of the decision. */
final class TransitionCheck {

  private final Dossier dossier;
  private final StatusAnswer present;
  private final LocalDate day;
  private final TypeRules rules;

  private TransitionCheck(Dossier dossier, StatusAnswer present, LocalDate day, TypeRules rules) {
    this.dossier = dossier;
    this.present = present;
    this.day = day;
    this.rules = rules;
  }

  static TransitionCheck of(RegisterSettings settings, Matter matter, Dossier dossier) {
    LicenseFacts facts = dossier.stored().license().facts();
    TypeRules rules = settings.rules().apply(facts.type());
    LocalDate day = matter.decidedOn();
    StatusAnswer present =
        StatusFold.of(facts.validity(), rules, dossier.events(), day, Instant.MAX);
    return new TransitionCheck(dossier, present, day, rules);
  }

  /** Returns the status on that day. */
  StatusAnswer present() {
    return present;
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
          case TYPE_ALLOWS -> rules.transferable();
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
        !dossier.stored().license().facts().validity().endsBefore(day.minusDays(rules.graceDays()));
    return grace || present.renewal() == Renewal.DEEMED;
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
