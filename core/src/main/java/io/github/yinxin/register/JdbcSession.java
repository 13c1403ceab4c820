package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.register.RegisterException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One transaction on a connection. */
final class JdbcSession implements Storage.Session {

  // How long somebody else may take over the same step before we say that he is at it.
  private static final int CLAIM_SECONDS = 3;

  private final RegisterSettings settings;
  private final JdbcMemory memory;
  private final Connection connection;
  private final Leases leases;
  private final JdbcReader reader;

  private JdbcSession(
      RegisterSettings settings, JdbcMemory memory, Connection connection, Leases leases) {
    this.settings = settings;
    this.memory = memory;
    this.connection = connection;
    this.leases = leases;
    this.reader = new JdbcReader(settings, memory, connection);
  }

  /** Opens a session that leases numbers ahead; its owner sees whether they are committed. */
  static JdbcSession leasingBlocks(
      RegisterSettings settings, JdbcMemory memory, Connection connection) {
    return new JdbcSession(
        settings, memory, connection, Leases.inBlocks(settings, memory, connection));
  }

  /** Opens a session that leases what it needs and no more, for it never learns of the commit. */
  static JdbcSession leasingExactly(
      RegisterSettings settings, JdbcMemory memory, Connection connection) {
    return new JdbcSession(
        settings, memory, connection, Leases.exactly(settings, memory, connection));
  }

  /** Keeps the rest of the leased blocks for later sessions, once the commit is seen. */
  void keepLeases() {
    leases.keep();
  }

  // SQLite takes the lock at the first write, and refuses it to a transaction that has read while
  // anybody else wrote anything: so the first statement is a write, which waits for the lock.
  @Override
  public void lock() {
    SqlErrors.translating(
        () -> {
          if (memory.isSqlite(connection)) {
            try (PreparedStatement update = connection.prepareStatement(Sql.LOCK)) {
              update.executeUpdate();
            }
          }
          return true;
        });
  }

  @Override
  public boolean claim(Storage.Claim claim) {
    try (PreparedStatement insert = connection.prepareStatement(Sql.CLAIM)) {
      insert.setString(1, claim.key());
      insert.setString(2, claim.digest());
      insert.setString(3, claim.answer());
      insert.setLong(4, SqlDates.micros(settings.clock().instant()));
      insert.setString(5, claim.key());
      return withinSeconds(insert) == 1;
    } catch (SQLException e) {
      if (SqlErrors.overtaken(e)) {
        throw new RegisterException(Kind.IN_PROGRESS, "the step is being taken", e);
      }
      throw SqlErrors.translated(e);
    }
  }

  // Somebody who took the same step and has not committed holds us up: the database would wait for
  // him without end.
  private static int withinSeconds(PreparedStatement insert) throws SQLException {
    int before = insert.getQueryTimeout();
    insert.setQueryTimeout(CLAIM_SECONDS);
    try {
      return insert.executeUpdate();
    } finally {
      // With some drivers the timeout is the connection's, which is not ours.
      insert.setQueryTimeout(before);
    }
  }

  @Override
  public Optional<Storage.Claim> claimed(String key) {
    return SqlErrors.translating(
        () -> {
          try (PreparedStatement select = connection.prepareStatement(Sql.CLAIMED)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new Storage.Claim(key, row.getString(1), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public Storage.Opening open(Storage.Needs needs) {
    return SqlErrors.translating(() -> leases.open(needs));
  }

  @Override
  public Optional<Storage.Dossier> dossier(String instance) {
    return SqlErrors.translating(
        () -> reader.dossiers(Sql.BY_INSTANCE, List.of(instance)).stream().findFirst());
  }

  @Override
  public Storage.Dossier dossier(long number) {
    return SqlErrors.translating(
        () ->
            reader.dossiers(Sql.byNumbers(1), List.of(number)).stream().findFirst().orElseThrow());
  }

  @Override
  public Optional<Storage.StatusMaterial> statusMaterial(LicenseId license) {
    return SqlErrors.translating(() -> reader.statusMaterial(license));
  }

  @Override
  public Optional<License> license(Cti cti) {
    return SqlErrors.translating(
        () ->
            reader.dossiers(Sql.BY_CTI, List.of(cti.bits())).stream()
                .findFirst()
                .map(d -> d.stored().license()));
  }

  @Override
  public List<Storage.Dossier> page(Set<String> holders, long after, int size) {
    return SqlErrors.translating(
        () -> {
          List<Object> parameters = new ArrayList<>(holders);
          parameters.add(after);
          List<Long> numbers = reader.numbers(Sql.page(holders.size(), size), parameters);
          return numbers.isEmpty()
              ? List.of()
              : reader.dossiers(
                  Sql.byNumbers(numbers.size()), Collections.unmodifiableList(numbers));
        });
  }

  @Override
  public void apply(Storage.Changes changes) {
    SqlErrors.translating(
        () -> {
          new JdbcWriter(settings, connection).write(changes);
          return true;
        });
  }

  @Override
  public void add(Storage.HolderRow row) {
    SqlErrors.translating(
        () -> {
          new JdbcWriter(settings, connection).write(row, leases.one("holder changes"));
          return true;
        });
  }

  @Override
  public List<Storage.HolderRow> holderRows(String key) {
    return SqlErrors.translating(() -> reader.holderRows(key));
  }

  @Override
  public void add(AuthorityTerm term) {
    SqlErrors.translating(
        () -> {
          new JdbcWriter(settings, connection).write(term);
          return true;
        });
  }

  @Override
  public List<AuthorityTerm> terms(UnifiedSocialCreditCode authority) {
    return SqlErrors.translating(() -> reader.terms(authority));
  }
}
