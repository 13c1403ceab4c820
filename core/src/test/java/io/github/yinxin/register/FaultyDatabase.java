package io.github.yinxin.register;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A driver that counts the calls made to it and lets one of them fail: before it is carried out,
 * after it, or so that its answer is lost and with it the connection.
 */
final class FaultyDatabase {

  /** How a call fails. */
  enum Fault {
    /** Nothing was done. */
    BEFORE,
    /** It was done, and an error is reported. */
    AFTER,
    /** It was done, and nobody hears of it: the connection is gone. */
    LOST
  }

  private static final Set<String> ROUND_TRIPS =
      Set.of(
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeBatch",
          "commit",
          "rollback",
          "setSavepoint",
          "releaseSavepoint");
  private static final Set<Class<?>> WRAPPED =
      Set.of(PreparedStatement.class, Statement.class, ResultSet.class, DatabaseMetaData.class);

  private final DataSource real;
  private final List<Boolean> calls = new ArrayList<>();
  private int failing = -1;
  private Fault fault = Fault.BEFORE;
  private int roundTrips;
  private boolean failed;
  private String awaited = "";
  private Meanwhile meanwhile = () -> {};

  /** Something that somebody else does. */
  interface Meanwhile {
    void happen() throws SQLException;
  }

  FaultyDatabase(DataSource real) {
    this.real = real;
  }

  /** Lets the call with this number fail, counted from 0 from now on. */
  void fail(int call, Fault how) {
    failing = call;
    fault = how;
    calls.clear();
    roundTrips = 0;
    failed = false;
  }

  /** Lets nothing fail. */
  void heal() {
    fail(-1, Fault.BEFORE);
  }

  /** Lets something happen just before the next call of a name, once. */
  FaultyDatabase before(String method, Meanwhile happening) {
    awaited = method;
    meanwhile = happening;
    return this;
  }

  /** Returns of each call whether it reached the database or stayed within the driver. */
  List<Boolean> calls() {
    return List.copyOf(calls);
  }

  /** Returns whether the call that was to fail was reached. */
  boolean failed() {
    return failed;
  }

  /** Returns whether a connection is gone. */
  boolean lost() {
    return failed && fault == Fault.LOST;
  }

  int roundTrips() {
    return roundTrips;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, arguments) ->
            method.getName().equals("getConnection")
                ? connection(real.getConnection())
                : invoke(real, method, arguments));
  }

  Connection connection(Connection connection) {
    return new Link(connection).open();
  }

  static boolean roundTrip(Method method) {
    return ROUND_TRIPS.contains(method.getName());
  }

  private void happen(String method) throws SQLException {
    if (method.equals(awaited)) {
      awaited = "";
      meanwhile.happen();
    }
  }

  /** A connection and all that hangs on it. */
  private final class Link {

    private final Connection connection;
    private boolean gone;

    Link(Connection connection) {
      this.connection = connection;
    }

    Connection open() {
      return wrap(Connection.class, connection);
    }

    private <T> T wrap(Class<T> type, T target) {
      return proxy(type, (self, method, arguments) -> call(target, method, arguments));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return invoke(target, method, arguments);
      }
      if (gone) {
        throw new SQLException("the connection is gone", "08006");
      }
      happen(method.getName());
      roundTrips += roundTrip(method) ? 1 : 0;
      boolean fails = calls.size() == failing;
      calls.add(roundTrip(method));
      failed |= fails;
      if (fails && fault == Fault.BEFORE) {
        throw new SQLException("failed before " + method.getName(), "58000");
      }
      @Nullable Object answer = invoke(target, method, arguments);
      if (fails) {
        lose();
        throw new SQLException("failed after " + method.getName(), "58000");
      }
      return wrapped(answer, method);
    }

    // The server notices that nobody is there any more and rolls back what was not committed.
    private void lose() throws SQLException {
      if (fault == Fault.LOST) {
        gone = true;
        if (!connection.isClosed()) {
          if (!connection.getAutoCommit()) {
            connection.rollback();
          }
          connection.close();
        }
      }
    }

    private @Nullable Object wrapped(@Nullable Object answer, Method method) {
      for (Class<?> type : WRAPPED) {
        if (method.getReturnType() == type && answer != null) {
          return cast(type, answer);
        }
      }
      return answer;
    }

    private <T> T cast(Class<T> type, Object answer) {
      return wrap(type, type.cast(answer));
    }
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
