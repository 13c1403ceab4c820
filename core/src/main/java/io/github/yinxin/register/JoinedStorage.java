package io.github.yinxin.register;

import io.github.yinxin.register.RegisterException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Function;

/** Works in the caller's transaction, as a guest: each command in a savepoint. */
final class JoinedStorage implements Storage {

  private final RegisterSettings settings;
  private final JdbcMemory memory;
  private final Connection connection;

  JoinedStorage(RegisterSettings settings, JdbcMemory memory, Connection connection) {
    this.settings = settings;
    this.memory = memory;
    this.connection = connection;
  }

  @Override
  public <T> T transact(Function<Session, T> work) {
    Savepoint savepoint = SqlErrors.translating(this::begin);
    try {
      T answer = work.apply(session());
      SqlErrors.translating(
          () -> {
            connection.releaseSavepoint(savepoint);
            return answer;
          });
      return answer;
    } catch (RuntimeException | Error e) {
      // Whatever the work threw, nothing of it may stay in the caller's transaction.
      undo(savepoint, e);
      throw e;
    }
  }

  private Savepoint begin() throws SQLException {
    if (connection.getAutoCommit()) {
      throw new IllegalStateException(
          "the connection commits by itself (autoCommit = true): a register that joins needs a"
              + " transaction; use opening(DataSource) where there is none");
    }
    memory.requireDurable(connection);
    return connection.setSavepoint();
  }

  private void undo(Savepoint savepoint, Throwable reason) {
    try {
      connection.rollback(savepoint);
    } catch (SQLException e) {
      RegisterException lost =
          new RegisterException(
              Kind.STORAGE, "the command could not be undone: roll back the transaction", e);
      lost.addSuppressed(reason);
      throw lost;
    }
    try {
      connection.releaseSavepoint(savepoint);
    } catch (SQLException e) {
      // It is undone; a savepoint that stays is the price of a database that is failing already.
      reason.addSuppressed(e);
    }
  }

  @Override
  public <T> T ask(Function<Session, T> question) {
    return question.apply(session());
  }

  private JdbcSession session() {
    return JdbcSession.leasingExactly(settings, memory, connection);
  }
}
