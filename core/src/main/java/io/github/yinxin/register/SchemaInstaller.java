package io.github.yinxin.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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

  // Each statement by itself: a table that cannot be read is one that is not there. No catalogue is
  // asked, for ordinary users of some databases may not read it.
  static void install(Connection connection) throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(true);
    try {
      String created = "";
      for (String statement : statements()) {
        Matcher table = TABLE.matcher(statement);
        Matcher index = INDEX.matcher(statement);
        if (table.matches() && !exists(connection, table.group(1))) {
          execute(connection, statement);
          created += table.group(1) + " ";
        } else if (index.matches() && created.contains(index.group(1) + " ")) {
          execute(connection, statement);
        }
      }
    } finally {
      connection.setAutoCommit(before);
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

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
