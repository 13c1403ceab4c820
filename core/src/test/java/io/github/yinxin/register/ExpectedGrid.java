package io.github.yinxin.register;

import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The transition grid as the law draws it, written down a second time: the commands 延续, 变更, 撤回, 撤销,
 * 吊销 and 注销 in this order. A star is allowed; a stroke is refused; a question mark needs a guard
 * that the register does not have, so it is refused too.
 */
enum ExpectedGrid {
  VALID("******"),
  NOT_YET_VALID("-*****"),
  EXPIRED("?--*?*"),
  REPLACED("---*?-"),
  ENDED("---?-*"),
  DEREGISTERED("---*--");

  private static final List<Command> COLUMNS =
      List.of(
          Command.RENEW,
          Command.CHANGE,
          Command.WITHDRAW,
          Command.ANNUL,
          Command.PENALTY_REVOKE,
          Command.DEREGISTER);

  private final String cells;

  ExpectedGrid(String cells) {
    this.cells = cells;
  }

  /** One cell of the grid. */
  record Cell(Row row, Command command, boolean allowed) {}

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Row row : Row.values()) {
      for (Command command : Command.values()) {
        char mark = valueOf(row.name()).cells.charAt(COLUMNS.indexOf(command));
        cells.add(new Cell(row, command, mark == '*'));
      }
    }
    return cells;
  }
}
