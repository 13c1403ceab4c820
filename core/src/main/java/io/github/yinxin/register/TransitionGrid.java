package io.github.yinxin.register;

import static io.github.yinxin.register.TransitionGrid.Command.ANNUL;
import static io.github.yinxin.register.TransitionGrid.Command.CHANGE;
import static io.github.yinxin.register.TransitionGrid.Command.DEREGISTER;
import static io.github.yinxin.register.TransitionGrid.Command.PENALTY_REVOKE;
import static io.github.yinxin.register.TransitionGrid.Command.RENEW;
import static io.github.yinxin.register.TransitionGrid.Command.WITHDRAW;
import static io.github.yinxin.register.TransitionGrid.Row.DEREGISTERED;
import static io.github.yinxin.register.TransitionGrid.Row.ENDED;
import static io.github.yinxin.register.TransitionGrid.Row.EXPIRED;
import static io.github.yinxin.register.TransitionGrid.Row.NOT_YET_VALID;
import static io.github.yinxin.register.TransitionGrid.Row.REPLACED;
import static io.github.yinxin.register.TransitionGrid.Row.VALID;

import io.github.yinxin.license.LegalStatus;
import java.util.Map;
import java.util.Set;

/** Which command is allowed in which present status, as data. */
final class TransitionGrid {

  /** The commands that act on an instance. */
  enum Command {
    RENEW,
    CHANGE,
    WITHDRAW,
    ANNUL,
    PENALTY_REVOKE,
    DEREGISTER;

    static Command leadingTo(LegalStatus ending) {
      return switch (ending) {
        case WITHDRAWN -> WITHDRAW;
        case ANNULLED -> ANNUL;
        case PENALTY_REVOKED -> PENALTY_REVOKE;
        case DEREGISTERED -> DEREGISTER;
        default -> throw new IllegalArgumentException("no command leads to " + ending);
      };
    }
  }

  /** The present statuses that the register can be in, computed ones included. */
  enum Row {
    VALID,
    NOT_YET_VALID,
    EXPIRED,
    REPLACED,
    ENDED,
    DEREGISTERED;

    static Row of(StatusAnswer answer) {
      return switch (answer.legal()) {
        case GRANTED -> answer.expired() ? EXPIRED : answer.notYetValid() ? NOT_YET_VALID : VALID;
        case REPLACED -> REPLACED;
        case DEREGISTERED -> DEREGISTERED;
        case WITHDRAWN, ANNULLED, PENALTY_REVOKED -> ENDED;
        // No command of this register leads there.
        case WITHHELD, TRANSFERRED_OUT, OTHER ->
            throw new IllegalStateException("unexpected status " + answer.legal());
      };
    }
  }

  private static final Map<Row, Set<Command>> ALLOWED =
      Map.of(
          VALID, Set.of(RENEW, CHANGE, WITHDRAW, ANNUL, PENALTY_REVOKE, DEREGISTER),
          NOT_YET_VALID, Set.of(CHANGE, WITHDRAW, ANNUL, PENALTY_REVOKE, DEREGISTER),
          EXPIRED, Set.of(ANNUL, DEREGISTER),
          REPLACED, Set.of(ANNUL),
          ENDED, Set.of(DEREGISTER),
          DEREGISTERED, Set.of(ANNUL));

  private TransitionGrid() {}

  static boolean allows(Row row, Command command) {
    return ALLOWED.getOrDefault(row, Set.of()).contains(command);
  }
}
