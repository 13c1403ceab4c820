package io.github.yinxin.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The very rows that the register wrote, to be written once more without it. */
final class PlainRows {

  /**
   * Rows of a table.
   *
   * @param insert the statement that writes one
   * @param rows their columns in the table's order, {@code null} where there is nothing
   */
  private record Table(String insert, List<List<@Nullable Object>> rows) {}

  private final List<Table> tables;

  private PlainRows(List<Table> tables) {
    this.tables = tables;
  }

  /** Reads the rows of the licenses that were numbered after one, below those of the filling. */
  static PlainRows after(Connection connection, long last) throws SQLException {
    String numbers = "SELECT lic_no FROM el_license WHERE lic_no > " + last;
    numbers += " AND lic_no < " + RegisterTables.FIRST;
    String ids = numbers.replace("SELECT lic_no", "SELECT lic_id");
    String lines = numbers.replace("SELECT lic_no", "SELECT CAST(line_no AS VARCHAR(20))");
    return new PlainRows(
        List.of(
            read(connection, "el_head", "line_no IN (" + numbers + ") ORDER BY line_no"),
            read(connection, "el_license", "lic_no IN (" + numbers + ") ORDER BY lic_no"),
            read(connection, "el_holder", "lic_no IN (" + numbers + ") ORDER BY lic_no"),
            read(connection, "el_event", "lic_id IN (" + ids + ") ORDER BY line_no"),
            deliveries(connection, "aggregateid IN (" + lines + ") ORDER BY aggregateid")));
  }

  // What is the same in all rows stands in the statement, as the register has it.
  private static Table deliveries(Connection connection, String where) throws SQLException {
    String columns = "id, aggregateid, seq, event_type, payload, next_at, created_at";
    return new Table(
        "INSERT INTO el_outbox ("
            + columns
            + ", aggregatetype, target, state, attempts,"
            + " lease_until, fence) VALUES (?, ?, ?, ?, ?, ?, ?, 'license', '-', 0, 0, 0, 0)",
        rows(connection, "SELECT " + columns + " FROM el_outbox WHERE " + where));
  }

  private static Table read(Connection connection, String table, String where) throws SQLException {
    List<List<@Nullable Object>> rows =
        rows(connection, "SELECT * FROM " + table + " WHERE " + where);
    String marks = String.join(", ", Collections.nCopies(rows.get(0).size(), "?"));
    return new Table("INSERT INTO " + table + " VALUES (" + marks + ")", rows);
  }

  private static List<List<@Nullable Object>> rows(Connection connection, String select)
      throws SQLException {
    try (PreparedStatement all = connection.prepareStatement(select);
        ResultSet row = all.executeQuery()) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (row.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          values.add(row.getObject(column));
        }
        rows.add(values);
      }
      return rows;
    }
  }

  /** Writes them, one batch for each table; returns how many there were. */
  int insert(Connection connection) throws SQLException {
    int count = 0;
    for (Table table : tables) {
      try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
        for (List<@Nullable Object> row : table.rows()) {
          for (int column = 0; column < row.size(); column++) {
            insert.setObject(column + 1, row.get(column));
          }
          insert.addBatch();
        }
        count += insert.executeBatch().length;
      }
    }
    return count;
  }
}
