package io.github.yinxin.register;

import io.github.yinxin.license.LegalStatus;
import java.util.Arrays;

/**
 * Which command is allowed in which present status, as data: one row for each status, one mark for
 * each command. A row that reads {@code *} is allowed, {@code -} refused; a letter names a guard.
 */
final class TransitionGrid {

  /** The commands that act on the legal status or the file version, in the order of the columns. */
  enum Command {
    RENEW(0),
    CHANGE(1),
    CORRECT(2),
    WITHHOLD(3),
    RESUME(4),
    WITHDRAW(5),
    ANNUL(6),
    PENALTY_REVOKE(7),
    TRANSFER_OUT(8),
    DEREGISTER(9),
    END_OTHERWISE(10),
    RERENDER(11);

    private final int column;

    Command(int column) {
      this.column = column;
    }

    static Command leadingTo(LegalStatus ending) {
      return switch (ending) {
        case WITHDRAWN -> WITHDRAW;
        case ANNULLED -> ANNUL;
        case PENALTY_REVOKED -> PENALTY_REVOKE;
        case DEREGISTERED -> DEREGISTER;
        case OTHER -> END_OTHERWISE;
        case GRANTED, WITHHELD, REPLACED, TRANSFERRED_OUT ->
            throw new IllegalArgumentException("no reason leads to " + ending);
      };
    }
  }

  /** What the register does with a command in a status. */
  enum Cell {
    ALLOWED('*'),
    REFUSED('-'),
    /** If the license type may be transferred. */
    TYPE_ALLOWS('t'),
    /** Within the type's days of grace, or while renewal counts as granted. */
    GRACE('g'),
    /** If the act that is punished lies before the end of validity. */
    ACT_BEFORE_EXPIRY('a'),
    /** If nothing but data of the holder changes. */
    HOLDER_DATA_ONLY('h'),
    /** Not to this instance but to the one that took its place. */
    SUCCESSOR('s'),
    /** If the event that is corrected is the deregistration. */
    DEREGISTRATION_ONLY('d');

    private final char mark;

    Cell(char mark) {
      this.mark = mark;
    }

    static Cell of(int mark) {
      return Arrays.stream(values()).filter(c -> c.mark == mark).findFirst().orElseThrow();
    }
  }

  /** The present statuses, computed ones included, each with its cells. */
  enum Row {
    VALID("**** -***t***"),
    NOT_YET_VALID("-*** -***-***"),
    EXPIRED("g-*- --*a-**-"),
    WITHHELD("-h*- ****-**-"),
    TRANSFERRED_OUT("--*- *-**-**-"),
    REPLACED("--*- --*s----"),
    ENDED("--*- -----*--"),
    OTHERWISE_ENDED("--*- --*--*--"),
    DEREGISTERED("--d- --*-----");

    private final String marks;

    Row(String marks) {
      this.marks = marks.replace(" ", "");
    }

    static Row of(StatusAnswer answer) {
      return switch (answer.legal()) {
        case GRANTED -> answer.expired() ? EXPIRED : answer.notYetValid() ? NOT_YET_VALID : VALID;
        case WITHHELD -> WITHHELD;
        case TRANSFERRED_OUT -> TRANSFERRED_OUT;
        case REPLACED -> REPLACED;
        case DEREGISTERED -> DEREGISTERED;
        case OTHER -> OTHERWISE_ENDED;
        case WITHDRAWN, ANNULLED, PENALTY_REVOKED -> ENDED;
      };
    }
  }

  private TransitionGrid() {}

  static Cell at(Row row, Command command) {
    return Cell.of(row.marks.charAt(command.column));
  }
}
