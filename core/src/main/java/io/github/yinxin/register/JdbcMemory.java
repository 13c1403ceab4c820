package io.github.yinxin.register;

import io.github.yinxin.license.LicenseType;
import io.github.yinxin.register.Storage.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What sessions on one database may remember: types, which never change, and leased numbers. */
final class JdbcMemory {

  private static final int MAX_RANGES = 64;

  // By digest of their content, so that what a rolled-back transaction saw is not wrong.
  private final Map<String, LicenseType> types = new ConcurrentHashMap<>();
  private final Map<String, Deque<Range>> blocks = new HashMap<>();
  private volatile Optional<Boolean> sqlite = Optional.empty();
  private volatile boolean durable;

  Map<String, LicenseType> types() {
    return types;
  }

  boolean isSqlite(Connection connection) throws SQLException {
    if (sqlite.isEmpty()) {
      String url = String.valueOf(connection.getMetaData().getURL());
      sqlite = Optional.of(url.startsWith("jdbc:sqlite:"));
    }
    return sqlite.orElseThrow();
  }

  /** Refuses a database that may lose what it acknowledged; asks once. */
  void requireDurable(Connection connection) throws SQLException {
    if (!durable) {
      H2Files.requireDurable(connection);
      durable = true;
    }
  }

  /** Takes numbers of a leased block; they are never given back, so none is used twice. */
  synchronized Optional<Range> take(String counter, int count) {
    Deque<Range> ranges = blocks.getOrDefault(counter, new ArrayDeque<>());
    for (Iterator<Range> each = ranges.iterator(); each.hasNext(); ) {
      Range range = each.next();
      if (range.count() >= count) {
        each.remove();
        keep(counter, new Range(range.first() + count, range.count() - count, range.salt()));
        return Optional.of(new Range(range.first(), count, range.salt()));
      }
    }
    return Optional.empty();
  }

  /** Keeps the rest of a block whose lease was seen to be committed. */
  synchronized void keep(String counter, Range rest) {
    Deque<Range> ranges = blocks.computeIfAbsent(counter, name -> new ArrayDeque<>());
    if (rest.count() > 0 && ranges.size() < MAX_RANGES) {
      ranges.addFirst(rest);
    }
  }
}
