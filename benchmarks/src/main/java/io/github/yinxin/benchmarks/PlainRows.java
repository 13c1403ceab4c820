package io.github.yinxin.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows of one license, as the register wrote them, to be written again under other keys. */
final class PlainRows {

  private static final long FIRST = 2_000_000_000L;

  /**
   * A row of a table.
   *
   * @param table the table
   * @param values its columns in their order
   */
  private record Row(String table, List<Object> values) {

    String insert() {
      return "INSERT INTO "
          + table
          + " VALUES ("
          + String.join(", ", Collections.nCopies(values.size(), "?"))
          + ")";
    }
  }

  private final List<Row> rows;
  private final String instances;
  private long next = FIRST;

  private PlainRows(List<Row> rows, String instances) {
    this.rows = rows;
    this.instances = instances;
  }

  /** Reads the rows of the license that was recorded last. */
  static PlainRows of(Connection connection) throws SQLException {
    List<Row> rows = new ArrayList<>();
    String last = "(SELECT MAX(lic_no) FROM el_license WHERE lic_no < 1000000000)";
    rows.add(row(connection, "el_license", "lic_no = " + last));
    rows.add(row(connection, "el_head", "line_no = " + last));
    rows.add(row(connection, "el_holder", "lic_no = " + last));
    rows.add(row(connection, "el_event", "line_no = " + last));
    rows.add(row(connection, "el_outbox", "aggregateid = CAST(" + last + " AS VARCHAR(20))"));
    String instance = rows.get(0).values().get(2).toString();
    return new PlainRows(rows, instance.substring(0, instance.lastIndexOf('.') + 1) + "P");
  }

  private static Row row(Connection connection, String table, String where) throws SQLException {
    List<Object> values =
        RegisterTables.row(connection, "SELECT * FROM " + table + " WHERE " + where);
    return new Row(table, values);
  }

  /** Writes the rows of as many licenses, one batch for each table. */
  int insert(Connection connection, int count) throws SQLException {
    long first = next;
    next += count;
    for (Row row : rows) {
      try (PreparedStatement insert = connection.prepareStatement(row.insert())) {
        for (int i = 0; i < count; i++) {
          fill(insert, row, first + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
    return count;
  }

  private void fill(PreparedStatement insert, Row row, long number) throws SQLException {
    for (int column = 0; column < row.values().size(); column++) {
      insert.setObject(column + 1, row.values().get(column));
    }
    switch (row.table()) {
      case "el_license" -> {
        insert.setLong(1, number);
        insert.setLong(2, number);
        insert.setString(3, instances + number);
        insert.setLong(5, number * 1_000_003);
        insert.setLong(6, number);
      }
      case "el_head" -> {
        insert.setLong(1, number);
        insert.setLong(2, number);
      }
      case "el_holder" -> insert.setLong(2, number);
      case "el_event" -> {
        insert.setString(1, instances + number);
        insert.setLong(3, number);
      }
      case "el_outbox" -> {
        insert.setString(1, number + "-1");
        insert.setString(3, Long.toString(number));
      }
      default -> throw new IllegalStateException("unknown table " + row.table());
    }
  }
}
