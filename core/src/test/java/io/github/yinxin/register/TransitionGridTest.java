package io.github.yinxin.register;

import static io.github.yinxin.register.RegisterScene.FIRST_DAY;
import static io.github.yinxin.register.RegisterScene.LAST_DAY;
import static io.github.yinxin.register.RegisterScene.MIDDLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.register.ExpectedGrid.Cell;
import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransitionGridTest {

  static List<Cell> cells() {
    return ExpectedGrid.cells();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void cell_inTheGrid_isAsTheLawSays(Cell cell) {
    assertEquals(cell.allowed(), TransitionGrid.allows(cell.row(), cell.command()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void command_givenToTheRegister_isCarriedOutOrLeavesNothingBehind(Cell cell) {
    RegisterScene scene = in(cell.row());
    List<LicenseEvent> before = scene.register.history(scene.id);
    if (cell.allowed()) {
      give(cell, scene);
      assertEquals(before.size() + 1, scene.register.history(scene.id).size());
    } else {
      IllegalTransitionException refusal =
          assertThrows(IllegalTransitionException.class, () -> give(cell, scene));
      assertEquals(cell.command().name(), refusal.command());
      assertEquals(before, scene.register.history(scene.id));
    }
  }

  @Test
  void refusal_namesLicenseAndStatus() {
    RegisterScene scene = in(Row.REPLACED);
    IllegalTransitionException refusal =
        assertThrows(IllegalTransitionException.class, () -> scene.renew(MIDDLE));
    assertEquals(
        List.of(scene.id.toString(), "REPLACED"), List.of(refusal.license(), refusal.status()));
  }

  @ParameterizedTest
  @EnumSource(names = {"GRANTED", "WITHHELD", "REPLACED", "TRANSFERRED_OUT", "OTHER"})
  void status_thatNoCommandLeadsTo_isRefused(LegalStatus status) {
    assertThrows(IllegalArgumentException.class, () -> Command.leadingTo(status));
  }

  private static RegisterScene in(Row row) {
    RegisterScene scene = new RegisterScene();
    switch (row) {
      case VALID, NOT_YET_VALID, EXPIRED -> {}
      case REPLACED -> scene.move(MIDDLE);
      case ENDED -> scene.revoke(MIDDLE, RegisterScene.penalty());
      case DEREGISTERED -> scene.revoke(MIDDLE, RegisterScene.deregistration());
    }
    return scene;
  }

  private static void give(Cell cell, RegisterScene scene) {
    LocalDate day = day(cell.row());
    switch (cell.command()) {
      case RENEW -> scene.renew(day);
      case CHANGE -> scene.move(day);
      case WITHDRAW -> scene.revoke(day, RegisterScene.withdrawal());
      case ANNUL -> scene.revoke(day, RegisterScene.annulment());
      case PENALTY_REVOKE -> scene.revoke(day, RegisterScene.penalty());
      case DEREGISTER -> scene.revoke(day, RegisterScene.deregistration());
    }
  }

  private static LocalDate day(Row row) {
    return switch (row) {
      case NOT_YET_VALID -> FIRST_DAY.minusDays(1);
      case EXPIRED -> LAST_DAY.plusDays(1);
      case VALID, REPLACED, ENDED, DEREGISTERED -> MIDDLE;
    };
  }
}
