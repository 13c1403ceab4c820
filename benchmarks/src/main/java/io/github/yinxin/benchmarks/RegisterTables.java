package io.github.yinxin.benchmarks;

import io.github.yinxin.register.JdbcRegister;
import io.github.yinxin.register.Matter;
import io.github.yinxin.register.RegisterSettings;
import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.SampleLicenses;
import io.github.yinxin.testkit.UrlDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** A register's tables on a real database, filled by the database itself to any size. */
final class RegisterTables {

  /** Licenses of the filling have greater numbers. */
  static final long FIRST = 1_000_000_000L;

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  private final UrlDatabase database;
  private final JdbcRegister register;

  private RegisterTables(UrlDatabase database, JdbcRegister register) {
    this.database = database;
    this.register = register;
  }

  /** Opens tables with as many licenses; they are made on first use and kept. */
  static RegisterTables open(RegisterBenchmark.Place place, RegisterSettings settings, int size)
      throws IOException, SQLException {
    String name = String.format(Locale.ROOT, "register_%d", size);
    return switch (place) {
      case SQLITE -> {
        Path folder = Files.createDirectories(Path.of("benchmarks", "target"));
        String file = "jdbc:sqlite:" + folder.resolve(name + ".db");
        // What is broken off is made again from the start: no journal, and no waiting for it.
        filled(file + "?journal_mode=OFF&synchronous=OFF&cache_size=-500000", settings, size);
        yield filled(file + "?journal_mode=WAL", settings, size);
      }
      case POSTGRES -> filled(RealPostgres.schema(name).url(), settings, size);
    };
  }

  private static RegisterTables filled(String url, RegisterSettings settings, int size)
      throws SQLException {
    UrlDatabase database = UrlDatabase.at(url);
    RegisterTables tables = new RegisterTables(database, JdbcRegister.of(settings));
    tables.register.install(database);
    try (Connection connection = database.getConnection()) {
      if (tables.count(connection) < size) {
        tables.fill(connection, size);
      }
    }
    return tables;
  }

  JdbcRegister register() {
    return register;
  }

  /** Opens a connection that does not commit by itself. */
  Connection connect() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  static Matter matter() {
    return new Matter("BENCHMARK", DAY);
  }

  // Copies of one license that the register issued, apart from what must differ.
  private void fill(Connection connection, int size) throws SQLException {
    register.opening(database).issue(matter(), SampleLicenses.facts());
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      String numbers =
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + size + ") ";
      statement.execute(
          copy(
              numbers,
              "el_license",
              "1000000000 + n.i, 1000000000 + n.i, SUBSTR(t.lic_id, 1, 41) || 'B' || n.i,"
                  + " t.file_version, CAST(n.i AS BIGINT) * 1000003, 1000000000 + n.i, t.type_key, t.issued_on,"
                  + " t.valid_from, t.valid_until, t.provenance, t.predecessor, t.body"));
      statement.execute(
          copy(
              numbers,
              "el_event",
              "SUBSTR(t.lic_id, 1, 41) || 'B' || n.i, t.seq, 1000000000 + n.i, t.kind, t.matter,"
                  + " t.recorded_at, t.record"));
      statement.execute(
          copy(numbers, "el_head", "1000000000 + n.i, 1000000000 + n.i, t.seq, t.digest"));
      statement.execute(copy(numbers, "el_holder", "t.holder_key, 1000000000 + n.i"));
    }
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE");
    }
  }

  private static String copy(String numbers, String table, String columns) {
    String key = Set.of("el_head", "el_event").contains(table) ? "line_no" : "lic_no";
    return "INSERT INTO "
        + table
        + " "
        + numbers
        + "SELECT "
        + columns
        + " FROM n, (SELECT * FROM "
        + table
        + " WHERE "
        + key
        + " = (SELECT MIN("
        + key
        + ") FROM "
        + table
        + ")) t";
  }

  private long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COUNT(*) FROM el_license WHERE lic_no > 1000000000")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Returns the number of the license that the register recorded last, apart from the filling. */
  static long last(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT MAX(lic_no) FROM el_license WHERE lic_no < " + FIRST)) {
      row.next();
      return row.getLong(1);
    }
  }
}
