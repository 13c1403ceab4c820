package io.github.yinxin.register;

import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.DuplicateException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a database's error means; databases agree on little of this. */
final class SqlErrors {

  // Serialization failure, deadlock, lock not available, query cancelled by its timeout; H2's lock
  // timeout and concurrent update; H2's cancelled statement.
  private static final Set<String> OVERTAKEN =
      Set.of("40001", "40P01", "55P03", "57014", "HYT00", "90131");
  private static final String DUPLICATE = "23505";
  private static final String INTEGRITY = "23000";
  // SQLite gives no state. Its codes: the low byte tells the class, the whole one the particulars.
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;
  private static final int SQLITE_CONSTRAINT = 19;
  private static final int LOW_BYTE = 0xff;

  private SqlErrors() {}

  /** Something to do with a database. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  /** Does it and translates what goes wrong. */
  static <T> T translating(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  static RuntimeException translated(SQLException e) {
    if (any(e, SqlErrors::duplicate)) {
      return new DuplicateException(e);
    }
    // Never the database's own words: they may hold the values of a row.
    String code = "SQL state " + e.getSQLState() + ", code " + e.getErrorCode();
    return overtaken(e)
        ? new RegisterException(Kind.OVERTAKEN, code, e)
        : new RegisterException(Kind.STORAGE, code, e);
  }

  /** Returns whether somebody else holds, or just changed, what the statement needed. */
  static boolean overtaken(SQLException e) {
    return any(
        e,
        each ->
            OVERTAKEN.contains(String.valueOf(each.getSQLState()))
                || (stateless(each)
                    && ((each.getErrorCode() & LOW_BYTE) == SQLITE_BUSY
                        || (each.getErrorCode() & LOW_BYTE) == SQLITE_LOCKED)));
  }

  private static boolean duplicate(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.equals(DUPLICATE)
        || state.equals(INTEGRITY)
        || (stateless(e) && (e.getErrorCode() & LOW_BYTE) == SQLITE_CONSTRAINT);
  }

  private static boolean stateless(SQLException e) {
    return e.getSQLState() == null && e.getErrorCode() > 0;
  }

  // The reason of a failed batch may stand in the next exception or in the cause.
  private static boolean any(SQLException first, Predicate<SQLException> test) {
    int seen = 0;
    for (@Nullable SQLException e = first; e != null && seen < LOW_BYTE; e = e.getNextException()) {
      if (test.test(e) || (e.getCause() instanceof SQLException cause && test.test(cause))) {
        return true;
      }
      seen++;
    }
    return false;
  }
}
