package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static io.github.yinxin.register.RegisterScene.matter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.register.ExpectedGrid.Mark;
import io.github.yinxin.register.RegisterSettings.TypeRules;
import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionGridTest {

  /** A way to come into a row of the grid; some rows are reached in several ways. */
  enum Situation {
    VALID(Row.VALID),
    NOT_YET_VALID(Row.NOT_YET_VALID),
    EXPIRED(Row.EXPIRED),
    WITHHELD(Row.WITHHELD),
    TRANSFERRED_OUT(Row.TRANSFERRED_OUT),
    REPLACED(Row.REPLACED),
    WITHDRAWN(Row.ENDED),
    ANNULLED(Row.ENDED),
    PENALTY_REVOKED(Row.ENDED),
    OTHERWISE_ENDED(Row.OTHERWISE_ENDED),
    DEREGISTERED(Row.DEREGISTERED);

    private final Row row;

    Situation(Row row) {
      this.row = row;
    }

    RegisterScene scene() {
      // Only what may be transferred can have been.
      boolean transferable = this == TRANSFERRED_OUT;
      RegisterScene scene =
          new RegisterScene(
              TestDatabase.MEMORY, s -> s.rules(type -> new TypeRules(0, transferable, 30, true)));
      scene.carryOut(FIRST_DAY, LicenseCommand.RecordCode::new);
      switch (this) {
        case VALID, NOT_YET_VALID, EXPIRED -> {}
        case WITHHELD -> give(Command.WITHHOLD, scene, MIDDLE);
        case TRANSFERRED_OUT -> give(Command.TRANSFER_OUT, scene, MIDDLE);
        case REPLACED -> give(Command.CHANGE, scene, MIDDLE);
        case WITHDRAWN -> give(Command.WITHDRAW, scene, MIDDLE);
        case ANNULLED -> give(Command.ANNUL, scene, MIDDLE);
        case PENALTY_REVOKED -> give(Command.PENALTY_REVOKE, scene, MIDDLE);
        case OTHERWISE_ENDED -> give(Command.END_OTHERWISE, scene, MIDDLE);
        case DEREGISTERED -> give(Command.DEREGISTER, scene, MIDDLE);
      }
      return scene;
    }

    LocalDate day() {
      return switch (this) {
        case NOT_YET_VALID -> FIRST_DAY.minusDays(1);
        case EXPIRED -> LAST_DAY.plusDays(1);
        default -> MIDDLE;
      };
    }
  }

  /** A command given in a situation. */
  record Try(Situation situation, Command command, Mark mark) {}

  static List<Try> tries() {
    List<Try> tries = new ArrayList<>();
    for (Situation situation : Situation.values()) {
      for (ExpectedGrid.Cell cell : ExpectedGrid.cells()) {
        if (cell.row() == situation.row) {
          tries.add(new Try(situation, cell.command(), cell.mark()));
        }
      }
    }
    return tries;
  }

  static List<ExpectedGrid.Cell> cells() {
    return ExpectedGrid.cells();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void cell_inTheGrid_isAsTheLawSays(ExpectedGrid.Cell cell) {
    Mark mark =
        switch (TransitionGrid.at(cell.row(), cell.command())) {
          case ALLOWED -> Mark.ALLOWED;
          case REFUSED -> Mark.REFUSED;
          default -> Mark.GUARDED;
        };
    assertEquals(cell.mark(), mark);
  }

  @ParameterizedTest
  @MethodSource("tries")
  void command_givenToTheRegister_isCarriedOutOrLeavesNothingBehind(Try one) {
    RegisterScene scene = one.situation().scene();
    assertEquals(one.situation().row, Row.of(scene.statusOn(one.situation().day())));
    List<LicenseEvent> before = scene.register.history(scene.id);
    boolean redirected =
        one.situation() == Situation.REPLACED && one.command() == Command.PENALTY_REVOKE;
    if (one.mark() == Mark.ALLOWED) {
      give(one.command(), scene, one.situation().day());
      assertEquals(before.size() + 1, scene.register.history(scene.id).size());
    } else if (!redirected) {
      IllegalTransitionException refusal =
          assertThrows(
              IllegalTransitionException.class,
              () -> give(one.command(), scene, one.situation().day()));
      assertEquals(one.command().name(), refusal.command());
      assertEquals(one.mark() == Mark.GUARDED, !refusal.rule().isEmpty());
      assertEquals(before, scene.register.history(scene.id));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GRANTED", "WITHHELD", "REPLACED", "TRANSFERRED_OUT"})
  void status_thatNoReasonLeadsTo_isRefused(LegalStatus status) {
    assertThrows(IllegalArgumentException.class, () -> Command.leadingTo(status));
  }

  @Nested
  class Guards {

    private RegisterScene ruled(TypeRules rules) {
      return new RegisterScene(TestDatabase.MEMORY, s -> s.rules(type -> rules));
    }

    @Test
    void renewal_onTheLastDayOfGrace_isCarriedOut() {
      RegisterScene scene = ruled(new TypeRules(10, false, 30, true));
      give(Command.RENEW, scene, LAST_DAY.plusDays(10));
      assertEquals(LegalStatus.REPLACED, scene.statusOn(LAST_DAY.plusDays(10)).legal());
    }

    @Test
    void renewal_theDayAfterGrace_isRefusedNamingTheRule() {
      RegisterScene scene = ruled(new TypeRules(10, false, 30, true));
      IllegalTransitionException refusal =
          assertThrows(
              IllegalTransitionException.class,
              () -> give(Command.RENEW, scene, LAST_DAY.plusDays(11)));
      assertEquals("GRACE", refusal.rule());
    }

    @Test
    void renewal_whileItCountsAsGranted_isCarriedOut() {
      RegisterScene scene = new RegisterScene();
      scene.carryOut(LAST_DAY.minusDays(30), LicenseCommand.ApplyForRenewal::new);
      give(Command.RENEW, scene, LAST_DAY.plusDays(100));
      assertEquals(LegalStatus.REPLACED, scene.statusOn(LAST_DAY.plusDays(100)).legal());
    }

    @Test
    void transfer_ofATypeThatAllowsIt_isCarriedOut() {
      RegisterScene scene = ruled(new TypeRules(0, true, 30, true));
      give(Command.TRANSFER_OUT, scene, MIDDLE);
      assertEquals(LegalStatus.TRANSFERRED_OUT, scene.statusOn(MIDDLE).legal());
    }

    @Test
    void transfer_cancelled_isGrantedAgain() {
      RegisterScene scene = ruled(new TypeRules(0, true, 30, true));
      give(Command.TRANSFER_OUT, scene, MIDDLE);
      give(Command.RESUME, scene, MIDDLE.plusDays(5));
      assertEquals(LegalStatus.TRANSFERRED_OUT, scene.statusOn(MIDDLE.plusDays(4)).legal());
      assertEquals(LegalStatus.GRANTED, scene.statusOn(MIDDLE.plusDays(5)).legal());
    }

    @Test
    void penalty_afterExpiry_forAnActOnTheLastDay_isCarriedOut() {
      RegisterScene scene = new RegisterScene();
      scene.revoke(LAST_DAY.plusDays(1), RegisterScene.penalty().forActOn(LAST_DAY));
      assertEquals(LegalStatus.PENALTY_REVOKED, scene.statusOn(LAST_DAY.plusDays(1)).legal());
    }

    @Test
    void penalty_afterExpiry_forAnActOfTheDayAfter_isRefused() {
      RegisterScene scene = new RegisterScene();
      Reason late = RegisterScene.penalty().forActOn(LAST_DAY.plusDays(1));
      assertThrows(
          IllegalTransitionException.class, () -> scene.revoke(LAST_DAY.plusDays(1), late));
    }

    @Test
    void penalty_onAReplacedLicense_hitsTheOneThatTookItsPlace() {
      RegisterScene scene = new RegisterScene();
      var successor = scene.move(MIDDLE);
      scene.revoke(MIDDLE.plusDays(1), RegisterScene.penalty());
      LocalDate day = MIDDLE.plusDays(1);
      assertEquals(LegalStatus.REPLACED, scene.statusOn(day).legal());
      assertEquals(
          LegalStatus.PENALTY_REVOKED,
          scene.register.statusOf(successor.id(), day, scene.clock.instant()).legal());
    }

    @Test
    void penalty_onAReplacedLicenseWhoseSuccessorEnded_isRefused() {
      RegisterScene scene = new RegisterScene();
      var successor = scene.move(MIDDLE);
      scene.register.revoke(matter(MIDDLE), successor.id(), RegisterScene.deregistration());
      assertThrows(
          IllegalTransitionException.class, () -> scene.revoke(MIDDLE, RegisterScene.penalty()));
    }

    @Test
    void change_whileWithheld_ofTheHolderOnly_isCarriedOut() {
      RegisterScene scene = Situation.WITHHELD.scene();
      var holder = RegisterScene.OTHER_HOLDER;
      scene.register.change(matter(MIDDLE), scene.id, f -> f.withHolders(List.of(holder)));
      assertEquals(LegalStatus.REPLACED, scene.statusOn(MIDDLE).legal());
    }

    @Test
    void deregistration_recordedWrongly_isTakenBack() {
      RegisterScene scene = Situation.DEREGISTERED.scene();
      scene.carryOut(
          MIDDLE, id -> new LicenseCommand.Correct(id, 3, new Correction.NeverHappened()));
      assertEquals(LegalStatus.GRANTED, scene.statusOn(MIDDLE).legal());
    }

    @Test
    void penalty_thatShouldHaveBeenAnAnnulment_isCorrected() {
      RegisterScene scene = Situation.PENALTY_REVOKED.scene();
      Correction right = new Correction.Because(Reason.of(Category.FRAUD, "材料虚假"));
      scene.carryOut(MIDDLE, id -> new LicenseCommand.Correct(id, 3, right));
      assertEquals(LegalStatus.ANNULLED, scene.statusOn(FIRST_DAY).legal());
    }
  }

  private static void give(Command command, RegisterScene scene, LocalDate day) {
    switch (command) {
      case RENEW -> scene.renew(day);
      case CHANGE -> scene.move(day);
      case CORRECT ->
          scene.carryOut(
              day,
              id -> new LicenseCommand.Correct(id, codedAt(scene), new Correction.NeverHappened()));
      case WITHHOLD -> scene.carryOut(day, id -> new LicenseCommand.Withhold(id, Optional.empty()));
      case RESUME -> scene.carryOut(day, LicenseCommand.Resume::new);
      case WITHDRAW -> scene.revoke(day, RegisterScene.withdrawal());
      case ANNUL -> scene.revoke(day, RegisterScene.annulment());
      case PENALTY_REVOKE -> scene.revoke(day, RegisterScene.penalty());
      case TRANSFER_OUT ->
          scene.carryOut(day, id -> new LicenseCommand.TransferOut(id, "另一市市场监督管理局"));
      case DEREGISTER -> scene.revoke(day, RegisterScene.deregistration());
      case END_OTHERWISE -> scene.revoke(day, Reason.of(Category.OTHER, "其他情形"));
      case RERENDER -> scene.carryOut(day, LicenseCommand.Rerender::new);
    }
  }

  // An event that leaves the status alone, so that the grid alone decides.
  private static int codedAt(RegisterScene scene) {
    return scene.register.history(scene.id).stream()
        .filter(e -> e instanceof LicenseEvent.Coded)
        .findFirst()
        .orElseThrow()
        .sequence();
  }
}
