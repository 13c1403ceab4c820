package io.github.yinxin.register;

import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.register.Storage.Needs;
import io.github.yinxin.register.Storage.Opening;
import io.github.yinxin.register.Storage.Range;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leases numbers by counters in the database, in the same transaction: a lease that is rolled back
 * never was, and one that is committed is nobody else's.
 */
final class Leases {

  private final RegisterSettings settings;
  private final JdbcMemory memory;
  private final Connection connection;
  private final boolean ahead;
  private final Map<String, Range> rests = new HashMap<>();

  private Leases(
      RegisterSettings settings, JdbcMemory memory, Connection connection, boolean ahead) {
    this.settings = settings;
    this.memory = memory;
    this.connection = connection;
    this.ahead = ahead;
  }

  static Leases inBlocks(RegisterSettings settings, JdbcMemory memory, Connection connection) {
    return new Leases(settings, memory, connection, true);
  }

  static Leases exactly(RegisterSettings settings, JdbcMemory memory, Connection connection) {
    return new Leases(settings, memory, connection, false);
  }

  void keep() {
    rests.forEach(memory::keep);
    rests.clear();
  }

  /** Leases one number. */
  long one(String counter) throws SQLException {
    Needs needs = new Needs(new TreeMap<>(Map.of(counter, 1)), Map.of(), Set.of(""));
    return open(needs).range(counter).first();
  }

  Opening open(Needs needs) throws SQLException {
    Map<String, Range> ranges = new HashMap<>();
    SortedMap<String, Integer> wanted = new TreeMap<>();
    needs
        .numbers()
        .forEach(
            (name, count) ->
                kept(name, count)
                    .ifPresentOrElse(
                        range -> ranges.put(name, range),
                        () -> wanted.put(name, ahead ? Math.max(count, settings.block()) : count)));
    // Counting first and reading after: the row is ours from then on, so nobody can come between.
    lease(wanted);
    Found found = read(wanted, needs);
    found.ranges.forEach((name, range) -> ranges.put(name, split(name, range, needs)));
    Map<String, LicenseType> unknown = new TreeMap<>(needs.types());
    unknown.keySet().removeAll(found.types);
    write(unknown);
    return new Opening(ranges, found.terms);
  }

  private Optional<Range> kept(String name, int count) {
    return ahead ? memory.take(name, count) : Optional.empty();
  }

  private Range split(String name, Range leased, Needs needs) {
    int count = needs.numbers().getOrDefault(name, leased.count());
    rests.put(name, new Range(leased.first() + count, leased.count() - count, leased.salt()));
    return new Range(leased.first(), count, leased.salt());
  }

  private void lease(SortedMap<String, Integer> wanted) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    Set<String> missing = new TreeSet<>();
    try (PreparedStatement update = connection.prepareStatement(Sql.LEASE)) {
      for (Map.Entry<String, Integer> want : wanted.entrySet()) {
        update.setLong(1, want.getValue());
        update.setString(2, want.getKey());
        update.addBatch();
      }
      int[] counts = update.executeBatch();
      int place = 0;
      for (String name : wanted.keySet()) {
        if (counts[place++] == 0) {
          missing.add(name);
        }
      }
    }
    found(missing, wanted);
  }

  private void found(Set<String> missing, Map<String, Integer> wanted) throws SQLException {
    if (missing.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(Sql.NEW_COUNTER)) {
      for (String name : missing) {
        insert.setString(1, name);
        insert.setLong(2, wanted.getOrDefault(name, 0));
        insert.setLong(3, settings.random().nextLong());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Found read(SortedMap<String, Integer> wanted, Needs needs) throws SQLException {
    List<String> parameters = new ArrayList<>(needs.authorities());
    List<String> types = new ArrayList<>(needs.types().keySet());
    if (types.isEmpty()) {
      types.add("");
    }
    parameters.addAll(types);
    parameters.addAll(wanted.keySet());
    String sql = Sql.opening(wanted.size(), types.size(), needs.authorities().size());
    Found found = new Found();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        select.setString(i + 1, parameters.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(row, wanted);
        }
      }
    }
    return found;
  }

  private void write(Map<String, LicenseType> types) throws SQLException {
    if (types.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(Sql.NEW_TYPE)) {
      for (Map.Entry<String, LicenseType> type : types.entrySet()) {
        insert.setString(1, type.getKey());
        insert.setString(2, type.getValue().code());
        insert.setString(3, FactRecords.write(type.getValue()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** What the one question found. */
  private static final class Found {

    private final Map<String, Range> ranges = new HashMap<>();
    private final Set<String> types = new HashSet<>();
    private final List<AuthorityTerm> terms = new ArrayList<>();

    void add(ResultSet row, Map<String, Integer> wanted) throws SQLException {
      String name = row.getString(2);
      switch (row.getString(1).trim()) {
        case "T" -> types.add(name);
        case "C" -> {
          int count = wanted.getOrDefault(name, 0);
          ranges.put(name, new Range(row.getLong(3) - count, count, row.getLong(4)));
        }
        default ->
            terms.add(
                JdbcReader.term(
                    UnifiedSocialCreditCode.parse(name),
                    row.getInt(3),
                    row.getInt(4),
                    row.getString(5),
                    row.getString(6)));
      }
    }
  }
}
