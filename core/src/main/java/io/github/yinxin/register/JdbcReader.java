package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.License;
import io.github.yinxin.license.License.Provenance;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.Storage.Dossier;
import io.github.yinxin.register.Storage.Head;
import io.github.yinxin.register.Storage.HolderRow;
import io.github.yinxin.register.Storage.StatusMaterial;
import io.github.yinxin.register.Storage.Stored;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows into values; the columns are those of {@link Sql}, in its order. */
final class JdbcReader {

  private static final int NUMBER = 1;
  private static final int RECORD = 2;
  private static final int FIRST_OF_LICENSE = 3;

  private final RegisterSettings settings;
  private final JdbcMemory memory;
  private final Connection connection;

  JdbcReader(RegisterSettings settings, JdbcMemory memory, Connection connection) {
    this.settings = settings;
    this.memory = memory;
    this.connection = connection;
  }

  List<Long> numbers(String sql, List<?> parameters) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement select = prepared(sql, parameters);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getLong(NUMBER));
      }
    }
    return numbers;
  }

  /** Reads instances with their events, which come together and in their order. */
  List<Dossier> dossiers(String sql, List<?> parameters) throws SQLException {
    List<Dossier> dossiers = new ArrayList<>();
    try (PreparedStatement select = prepared(sql, parameters);
        ResultSet row = select.executeQuery()) {
      @Nullable Dossier open = null;
      List<LicenseEvent> events = new ArrayList<>();
      while (row.next()) {
        if (open == null || open.stored().number() != row.getLong(NUMBER)) {
          close(open, events, dossiers);
          open = opened(row);
          events.clear();
        }
        events.add(event(row.getString(RECORD), open.stored().license().id()).event());
      }
      close(open, events, dossiers);
    }
    return dossiers;
  }

  private static void close(
      @Nullable Dossier open, List<LicenseEvent> events, List<Dossier> dossiers) {
    if (open != null) {
      dossiers.add(new Dossier(open.stored(), List.copyOf(events), open.head()));
    }
  }

  private Dossier opened(ResultSet row) throws SQLException {
    int column = FIRST_OF_LICENSE;
    long line = row.getLong(column++);
    LicenseId id = id(row.getString(column++), row.getInt(column++));
    License.Names names =
        new License.Names(id, new Cti(row.getLong(column++)), row.getLong(column++));
    String typeKey = row.getString(column++);
    LicenseType type = type(typeKey);
    int issuedOn = row.getInt(column++);
    Validity validity = validity(row.getInt(column++), row.getInt(column++));
    Provenance provenance = Provenance.valueOf(row.getString(column++));
    @Nullable String predecessor = row.getString(column++);
    String body = settings.personalData().reveal().apply(row.getString(column++));
    Head head = new Head(line, row.getLong(column++), row.getInt(column++), row.getString(column));
    License license =
        License.first(names, SqlDates.day(issuedOn), FactRecords.read(body, type, validity))
            .withProvenance(provenance);
    License linked =
        predecessor == null || predecessor.isEmpty()
            ? license
            : license.withPredecessor(LicenseId.parse(predecessor));
    return new Dossier(new Stored(row.getLong(NUMBER), line, typeKey, linked), List.of(), head);
  }

  Optional<StatusMaterial> statusMaterial(LicenseId license) throws SQLException {
    try (PreparedStatement select = prepared(Sql.EVENTS, List.of(Keys.instance(license)));
        ResultSet row = select.executeQuery()) {
      List<LicenseEvent> events = new ArrayList<>();
      @Nullable StoredEvent founding = null;
      while (row.next()) {
        StoredEvent stored = event(row.getString(1), license);
        events.add(stored.event());
        founding = stored.kind().founds() ? stored : founding;
      }
      if (events.isEmpty()) {
        return Optional.empty();
      }
      if (founding == null) {
        throw new IllegalStateException("no event of " + license + " says what was granted");
      }
      return Optional.of(new StatusMaterial(type(founding.typeKey()), founding.validity(), events));
    }
  }

  private StoredEvent event(String record, LicenseId license) {
    return StoredEvent.read(settings.personalData().reveal().apply(record), license);
  }

  List<HolderRow> holderRows(String key) throws SQLException {
    List<HolderRow> rows = new ArrayList<>();
    try (PreparedStatement select = prepared(Sql.HOLDER_CHANGES, List.of(key, key));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rows.add(
            HolderRecords.read(
                Map.entry(row.getString(1), row.getString(2)),
                row.getString(3),
                SqlDates.day(row.getInt(4)),
                SqlDates.instant(row.getLong(5)),
                settings.personalData().reveal().apply(row.getString(6))));
      }
    }
    return rows;
  }

  List<AuthorityTerm> terms(UnifiedSocialCreditCode code) throws SQLException {
    List<AuthorityTerm> terms = new ArrayList<>();
    try (PreparedStatement select = prepared(Sql.TERMS, List.of(code.value()));
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        terms.add(term(code, row.getInt(1), row.getInt(2), row.getString(3), row.getString(4)));
      }
    }
    return terms;
  }

  /** Returns a term; a database gives 0 for a day and none for a code that are not there. */
  static AuthorityTerm term(
      UnifiedSocialCreditCode code, int from, int until, String name, @Nullable String successor) {
    return new AuthorityTerm(
        new IssuingAuthority(name, code),
        SqlDates.day(from),
        until == 0 ? Optional.empty() : Optional.of(SqlDates.day(until)),
        successor == null || successor.isEmpty()
            ? Optional.empty()
            : Optional.of(UnifiedSocialCreditCode.parse(successor)));
  }

  private LicenseType type(String key) throws SQLException {
    @Nullable LicenseType known = memory.types().get(key);
    if (known != null) {
      return known;
    }
    try (PreparedStatement select = prepared(Sql.TYPE, List.of(key));
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("license type " + key + " is not recorded");
      }
      LicenseType type = FactRecords.readType(row.getString(1));
      memory.types().put(key, type);
      return type;
    }
  }

  private static LicenseId id(String instance, int version) {
    String[] parts = instance.split("\\.", -1);
    return new LicenseId(parts[0], parts[1], parts[2], version);
  }

  private static Validity validity(int from, int until) {
    // A database gives 0 for a number that is not there.
    return until == 0
        ? Validity.longTerm(SqlDates.day(from))
        : Validity.of(SqlDates.day(from), SqlDates.day(until));
  }

  private PreparedStatement prepared(String sql, List<?> parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      // Whatever the driver threw, the statement is nobody's to close later.
      statement.close();
      throw e;
    }
  }
}
