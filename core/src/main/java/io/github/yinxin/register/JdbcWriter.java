package io.github.yinxin.register;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Storage.Changes;
import io.github.yinxin.register.Storage.EventRow;
import io.github.yinxin.register.Storage.Head;
import io.github.yinxin.register.Storage.HeadMove;
import io.github.yinxin.register.Storage.HolderRow;
import io.github.yinxin.register.Storage.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a command changes: a batch for each table, so that many rows cost few round trips.
 */
final class JdbcWriter {

  private static final int CHUNK = 1000;

  private final RegisterSettings settings;
  private final Connection connection;

  JdbcWriter(RegisterSettings settings, Connection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  void write(Changes changes) throws SQLException {
    // Heads first: who is overtaken finds out before he writes anything.
    move(changes.moved());
    batch(Sql.NEW_HEAD, changes.founded(), JdbcWriter::fill);
    batch(Sql.NEW_LICENSE, changes.licenses(), this::fill);
    batch(
        Sql.NEW_HOLDER, changes.licenses().stream().flatMap(JdbcWriter::held).toList(), this::fill);
    batch(Sql.NEW_EVENT, changes.events(), this::fill);
    batch(Sql.NEW_DELIVERY, changes.events(), JdbcWriter::fillDelivery);
  }

  /** Sets the parameters of one row. */
  private interface Filler<T> {
    void fill(PreparedStatement statement, T row) throws SQLException;
  }

  private <T> void batch(String sql, List<T> rows, Filler<T> filler) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < rows.size(); i++) {
        filler.fill(statement, rows.get(i));
        statement.addBatch();
        if (i % CHUNK == CHUNK - 1 || i == rows.size() - 1) {
          statement.executeBatch();
        }
      }
    }
  }

  private void move(List<HeadMove> moves) throws SQLException {
    if (moves.isEmpty()) {
      return;
    }
    try (PreparedStatement update = connection.prepareStatement(Sql.MOVE_HEAD)) {
      for (HeadMove move : moves) {
        update.setLong(1, move.to().current());
        update.setInt(2, move.to().sequence());
        update.setString(3, move.to().digest());
        update.setLong(4, move.to().line());
        update.setInt(5, move.from());
        update.addBatch();
      }
      int place = 0;
      for (int count : update.executeBatch()) {
        if (count == 0) {
          throw new RegisterException(
              Kind.OVERTAKEN,
              "somebody else changed license line " + moves.get(place).to().line() + " first");
        }
        place++;
      }
    }
  }

  private static void fill(PreparedStatement insert, Head head) throws SQLException {
    insert.setLong(1, head.line());
    insert.setLong(2, head.current());
    insert.setInt(3, head.sequence());
    insert.setString(4, head.digest());
  }

  private void fill(PreparedStatement insert, Stored stored) throws SQLException {
    License license = stored.license();
    insert.setLong(1, stored.number());
    insert.setLong(2, stored.line());
    insert.setString(3, Keys.instance(license.id()));
    insert.setInt(4, license.id().version());
    insert.setLong(5, license.cti().bits());
    insert.setLong(6, license.names().statusIndex());
    insert.setString(7, stored.typeKey());
    insert.setInt(8, SqlDates.number(license.issuedOn()));
    insert.setInt(9, SqlDates.number(license.facts().validity().from()));
    setDay(insert, 10, license.facts().validity().until());
    insert.setString(11, license.provenance().name());
    insert.setString(12, license.predecessor().map(Object::toString).orElse(null));
    insert.setString(13, conceal(FactRecords.write(license.facts())));
  }

  /** A holder of an instance. */
  private record Held(Holder holder, long number) {}

  private static java.util.stream.Stream<Held> held(Stored stored) {
    return stored.license().facts().holders().stream().map(h -> new Held(h, stored.number()));
  }

  private void fill(PreparedStatement insert, Held held) throws SQLException {
    insert.setString(
        1, settings.personalData().holderIndex().apply(FactRecords.holderKey(held.holder())));
    insert.setLong(2, held.number());
  }

  private void fill(PreparedStatement insert, EventRow row) throws SQLException {
    LicenseEvent event = row.event();
    insert.setString(1, row.instance());
    insert.setInt(2, event.sequence());
    insert.setLong(3, row.line());
    insert.setString(4, row.kind().name());
    insert.setString(5, event.entry().cause().matter());
    insert.setLong(6, SqlDates.micros(event.recordedAt()));
    insert.setString(7, conceal(row.record()));
  }

  private static void fillDelivery(PreparedStatement insert, EventRow row) throws SQLException {
    LicenseEvent event = row.event();
    long recordedAt = SqlDates.micros(event.recordedAt());
    insert.setString(1, row.line() + "-" + event.sequence());
    insert.setString(2, Long.toString(row.line()));
    insert.setInt(3, event.sequence());
    insert.setString(4, row.kind().name());
    insert.setString(
        5,
        // Nothing in an identifier needs an escape.
        "{\"license\":\"" + event.license() + "\",\"sequence\":" + event.sequence() + "}");
    insert.setLong(6, recordedAt);
    insert.setLong(7, recordedAt);
  }

  void write(HolderRow row, long number) throws SQLException {
    batch(
        Sql.NEW_HOLDER_CHANGE,
        List.of(row),
        (insert, each) -> {
          insert.setLong(1, number);
          insert.setString(2, each.from());
          insert.setString(3, each.to());
          insert.setString(4, HolderRecords.kind(each.change()));
          insert.setInt(5, SqlDates.number(each.matter().effectiveFrom()));
          insert.setLong(6, SqlDates.micros(each.recordedAt()));
          insert.setString(7, conceal(HolderRecords.write(each)));
        });
  }

  /** Writes a term, or what is now known of one: that it ends, and who carries on. */
  void write(AuthorityTerm term) throws SQLException {
    if (changed(term)) {
      return;
    }
    batch(
        Sql.NEW_TERM,
        List.of(term),
        (insert, each) -> {
          insert.setString(1, each.authority().code().value());
          insert.setInt(2, SqlDates.number(each.from()));
          setDay(insert, 3, each.until());
          insert.setString(4, each.authority().name());
          insert.setString(5, each.successor().map(Object::toString).orElse(null));
        });
  }

  private boolean changed(AuthorityTerm term) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(Sql.CHANGE_TERM)) {
      setDay(update, 1, term.until());
      update.setString(2, term.authority().name());
      update.setString(3, term.successor().map(Object::toString).orElse(null));
      update.setString(4, term.authority().code().value());
      update.setInt(5, SqlDates.number(term.from()));
      return update.executeUpdate() == 1;
    }
  }

  private static void setDay(PreparedStatement insert, int place, Optional<LocalDate> day)
      throws SQLException {
    if (day.isPresent()) {
      insert.setInt(place, SqlDates.number(day.get()));
    } else {
      insert.setNull(place, Types.INTEGER);
    }
  }

  private String conceal(String text) {
    return settings.personalData().conceal().apply(text);
  }
}
