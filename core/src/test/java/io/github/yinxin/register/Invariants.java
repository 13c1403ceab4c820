package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What is true of a register's tables whatever has failed. */
final class Invariants {

  private final DataSource database;

  Invariants(DataSource database) {
    this.database = database;
  }

  /** Whole tables against each other: nothing is there by halves. */
  void hold() throws SQLException {
    assertEquals(
        0,
        count(
            "el_event e",
            "NOT EXISTS (SELECT 1 FROM el_outbox o WHERE o.id ="
                + " CAST(e.line_no AS VARCHAR(20)) || '-' || CAST(e.seq AS VARCHAR(20)))"),
        "outbox row per event");
    assertEquals(number("SELECT COUNT(*) FROM el_event"), number("SELECT COUNT(*) FROM el_outbox"));
    assertEquals(
        number("SELECT COUNT(*) FROM el_event"), number("SELECT SUM(seq) FROM el_head"), "events");
    assertEquals(
        number("SELECT COUNT(*) FROM el_license"),
        number("SELECT COUNT(DISTINCT lic_id) FROM el_license"),
        "serial numbers");
    assertEquals(
        number("SELECT COUNT(*) FROM el_license"),
        number("SELECT COUNT(DISTINCT status_index) FROM el_license"),
        "status slots");
    assertEquals(
        number("SELECT COUNT(*) FROM el_license"),
        number("SELECT COUNT(DISTINCT lic_id) FROM el_event WHERE kind IN ('ISSUED', 'ADOPTED')"),
        "licenses without an issue");
    assertEquals(
        number("SELECT COUNT(*) FROM el_license"), number("SELECT COUNT(*) FROM el_holder"));
  }

  /** The head of each line is the fold of its events. */
  void headsFold(RegisterSettings settings) throws SQLException {
    Map<Long, List<Storage.Dossier>> lines = new java.util.TreeMap<>();
    try (Connection connection = database.getConnection()) {
      JdbcReader reader = new JdbcReader(settings, new JdbcMemory(), connection);
      for (Storage.Dossier dossier :
          reader.dossiers(Sql.byNumbers(1).replace("l.lic_no IN (?)", "? = 1"), List.of(1))) {
        lines.computeIfAbsent(dossier.head().line(), line -> new ArrayList<>()).add(dossier);
      }
    }
    lines.values().forEach(Invariants::folds);
  }

  private static void folds(List<Storage.Dossier> line) {
    List<LicenseEvent> events =
        line.stream()
            .flatMap(d -> d.events().stream())
            .sorted(Comparator.comparing(LicenseEvent::sequence))
            .toList();
    Storage.Head head = line.get(0).head();
    Storage.Head folded = new Storage.Head(head.line(), head.current(), 0, "");
    for (LicenseEvent event : events) {
      folded =
          new Storage.Head(
              head.line(),
              current(line, event, folded),
              event.sequence(),
              Ledger.chained(folded, Keys.instance(event.license()), record(line, event)));
    }
    assertEquals(folded, head);
    assertEquals(events.size(), head.sequence());
  }

  private static long current(List<Storage.Dossier> line, LicenseEvent event, Storage.Head before) {
    boolean founds = event instanceof LicenseEvent.Issued || event instanceof LicenseEvent.Adopted;
    return founds ? stored(line, event.license()).number() : before.current();
  }

  private static String record(List<Storage.Dossier> line, LicenseEvent event) {
    return StoredEvent.of(event, stored(line, event.license())).text();
  }

  private static Storage.Stored stored(List<Storage.Dossier> line, LicenseId id) {
    return line.stream()
        .filter(d -> d.stored().license().id().equals(id))
        .findFirst()
        .orElseThrow()
        .stored();
  }

  private long count(String table, String condition) throws SQLException {
    return number("SELECT COUNT(*) FROM " + table + " WHERE " + condition);
  }

  long number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
