package io.github.yinxin.register;

import io.github.yinxin.register.TransitionGrid.Command;
import io.github.yinxin.register.TransitionGrid.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The transition grid as the law draws it, written down a second time and the other way round: for
 * each command the statuses in the order valid, not yet valid, expired, withheld, transferred out,
 * replaced, withdrawn or annulled or penalty-revoked, otherwise ended, deregistered. A star is
 * allowed; a stroke is refused; a question mark depends on a guard.
 */
enum ExpectedGrid {
  RENEW("*-?------"),
  CHANGE("**-?-----"),
  CORRECT("********?"),
  WITHHOLD("**-------"),
  RESUME("---**----"),
  WITHDRAW("**-*-----"),
  ANNUL("******-**"),
  PENALTY_REVOKE("**?**?---"),
  TRANSFER_OUT("?--------"),
  DEREGISTER("*****-**-"),
  END_OTHERWISE("*****----"),
  RERENDER("**-------");

  private static final List<Row> ROWS =
      List.of(
          Row.VALID,
          Row.NOT_YET_VALID,
          Row.EXPIRED,
          Row.WITHHELD,
          Row.TRANSFERRED_OUT,
          Row.REPLACED,
          Row.ENDED,
          Row.OTHERWISE_ENDED,
          Row.DEREGISTERED);

  private final String marks;

  ExpectedGrid(String marks) {
    this.marks = marks;
  }

  /** What the law says about one cell. */
  enum Mark {
    ALLOWED,
    REFUSED,
    GUARDED
  }

  /** One cell of the grid. */
  record Cell(Row row, Command command, Mark mark) {}

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Row row : Row.values()) {
      for (Command command : Command.values()) {
        cells.add(new Cell(row, command, mark(row, command)));
      }
    }
    return cells;
  }

  private static Mark mark(Row row, Command command) {
    return switch (valueOf(command.name()).marks.charAt(ROWS.indexOf(row))) {
      case '*' -> Mark.ALLOWED;
      case '?' -> Mark.GUARDED;
      default -> Mark.REFUSED;
    };
  }
}
