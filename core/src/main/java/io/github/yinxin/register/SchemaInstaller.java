package io.github.yinxin.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates the register's tables where they are not there. */
final class SchemaInstaller {

  private static final String SCRIPT = "schema.sql";
  private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) .*");
  private static final Pattern INDEX = Pattern.compile("CREATE INDEX \\w+ ON (\\w+) .*");

  private SchemaInstaller() {}

  static List<String> statements() {
    try (InputStream script = SchemaInstaller.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException("resource " + SCRIPT + " is missing");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("--"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // A table that cannot be read is one that is not there. No catalogue is asked, for ordinary users
  // of some databases may not read it. What is missing is made in one transaction, where the
  // database can do that: a table without its indexes would look complete the next time.
  static void install(Connection connection) throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(true);
    try {
      List<String> missing = missing(connection);
      if (!missing.isEmpty()) {
        create(connection, missing);
      }
    } finally {
      connection.setAutoCommit(before);
    }
  }

  private static List<String> missing(Connection connection) {
    Set<String> tables = new HashSet<>();
    List<String> missing = new ArrayList<>();
    for (String statement : statements()) {
      Matcher table = TABLE.matcher(statement);
      Matcher index = INDEX.matcher(statement);
      boolean absent =
          table.matches()
              ? !exists(connection, table.group(1)) && tables.add(table.group(1))
              : index.matches() && tables.contains(index.group(1));
      if (absent) {
        missing.add(statement);
      }
    }
    return missing;
  }

  private static void create(Connection connection, List<String> missing) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      for (String sql : missing) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      connection.setAutoCommit(true);
      // Another program may have begun at the same time, and have made them.
      if (!missing(connection).isEmpty()) {
        throw e;
      }
    }
  }

  private static boolean exists(Connection connection, String table) {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }
}
