package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A register in a database, by plain JDBC. Tested on PostgreSQL, SQLite and, in memory, H2; the
 * driver is the platform's.
 *
 * <p>It is a guest in the platform's transaction, or opens its own:
 *
 * <pre>{@code
 * JdbcRegister database = JdbcRegister.of(RegisterSettings.of(clock, random));
 * database.joining(connection).issue(matter, facts);   // committed by the platform, with its matter
 * database.opening(dataSource).issue(matter, facts);   // committed before it returns
 * }</pre>
 *
 * <p>As a guest it never commits, rolls back, closes or changes the connection, and a refused or
 * failed command leaves the platform's transaction usable, on PostgreSQL too: each command runs in
 * a savepoint. Where the isolation level makes a lost race an error of the whole transaction, it is
 * {@link RegisterException.Kind#OVERTAKEN}, and the platform repeats the whole transaction.
 *
 * <p>Keep one object per database: it remembers license types and leased numbers. Thread-safe.
 */
public final class JdbcRegister {

  private final RegisterSettings settings;
  private final JdbcMemory memory = new JdbcMemory();

  private JdbcRegister(RegisterSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Makes a register that has not touched a database yet. */
  public static JdbcRegister of(RegisterSettings settings) {
    return new JdbcRegister(settings);
  }

  /**
   * Creates the tables that are not there. Nothing else ever does: a platform that manages its
   * schema itself runs {@code schema.sql} of this package and does not call this.
   *
   * @throws SQLException if the database refuses
   */
  public void install(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      SchemaInstaller.install(connection);
    }
  }

  /**
   * Returns a register that works in the caller's transaction. It is bound to the connection and
   * belongs to the thread that uses it; making one costs nothing.
   *
   * @throws IllegalStateException on use, if the connection commits by itself
   * @throws IllegalArgumentException on the first command, for an H2 file that may lose what it
   *     acknowledged
   */
  public LicenseRegister joining(Connection connection) {
    requireNonNull(connection, "connection");
    return new StoredRegister(settings, new JoinedStorage(settings, memory, connection));
  }

  /**
   * Returns a register that opens and commits its own transactions.
   *
   * @throws SQLException if the database cannot be asked what it is
   * @throws IllegalArgumentException for an H2 file that may lose what it acknowledged
   */
  public LicenseRegister opening(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      H2Files.requireDurable(connection);
    }
    return new StoredRegister(settings, new OwnStorage(settings, memory, database));
  }
}
