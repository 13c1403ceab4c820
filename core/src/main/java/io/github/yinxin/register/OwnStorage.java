package io.github.yinxin.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Opens a transaction for each command and commits it. */
final class OwnStorage implements Storage {

  private final RegisterSettings settings;
  private final JdbcMemory memory;
  private final DataSource database;

  OwnStorage(RegisterSettings settings, JdbcMemory memory, DataSource database) {
    this.settings = settings;
    this.memory = memory;
    this.database = database;
  }

  @Override
  public <T> T transact(Function<Session, T> work) {
    Connection connection = SqlErrors.translating(database::getConnection);
    try {
      boolean before = SqlErrors.translating(connection::getAutoCommit);
      JdbcSession session = JdbcSession.leasingBlocks(settings, memory, connection);
      T answer = committed(connection, session, work);
      // Only now: numbers whose commit was not seen may be leased to somebody else.
      session.keepLeases();
      quietly(() -> connection.setAutoCommit(before));
      return answer;
    } finally {
      // What was committed stays committed, whatever becomes of the connection.
      quietly(connection::close);
    }
  }

  private static <T> T committed(
      Connection connection, JdbcSession session, Function<Session, T> work) {
    try {
      return SqlErrors.translating(
          () -> {
            connection.setAutoCommit(false);
            T answer = work.apply(session);
            connection.commit();
            return answer;
          });
    } catch (RuntimeException | Error e) {
      // Whatever the work threw, nothing of it may stay.
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
      // Back in a pool it might be committed with what follows: end it, and the database rolls
      // back.
      quietly(() -> connection.abort(Runnable::run));
    }
  }

  @Override
  public <T> T ask(Function<Session, T> question) {
    Connection connection = SqlErrors.translating(database::getConnection);
    try {
      return question.apply(JdbcSession.leasingBlocks(settings, memory, connection));
    } finally {
      quietly(
          () -> {
            // A pool may hand out connections that do not commit by themselves.
            if (!connection.getAutoCommit()) {
              connection.rollback();
            }
          });
      quietly(connection::close);
    }
  }

  /** Something that may fail without changing what was answered. */
  private interface Tidying {
    void run() throws SQLException;
  }

  private static void quietly(Tidying tidying) {
    try {
      tidying.run();
    } catch (SQLException e) {
      // The answer is known already, and a connection that cannot be closed is its pool's to
      // notice.
      return;
    }
  }
}
