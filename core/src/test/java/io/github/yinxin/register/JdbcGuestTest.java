package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.SampleLicenses;
import io.github.yinxin.testkit.UrlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The register as a guest in the platform's transaction, on every database. */
@ParameterizedClass
@EnumSource(JdbcGuestTest.Place.class)
class JdbcGuestTest {

  /** A database with room for two connections. */
  enum Place {
    H2,
    SQLITE,
    POSTGRES;

    DataSource open(Path folder) throws SQLException {
      return switch (this) {
        case H2 -> TestDatabase.H2.database();
        case SQLITE ->
            UrlDatabase.at("jdbc:sqlite:" + folder.resolve("register.db") + "?busy_timeout=200");
        case POSTGRES -> {
          TestDatabase.emptied(RealPostgres.schema("guests")).getConnection();
          yield RealPostgres.schema("guests");
        }
      };
    }

    /** Lets a connection give up soon when somebody else holds what it needs. */
    void dontWait(Connection connection) throws SQLException {
      String setting =
          switch (this) {
            case H2 -> "SET LOCK_TIMEOUT 100";
            case SQLITE -> "PRAGMA busy_timeout = 100";
            case POSTGRES -> "SET lock_timeout = 100";
          };
      try (Statement statement = connection.createStatement()) {
        statement.execute(setting);
      }
    }
  }

  private static final Matter MATTER =
      new Matter("BJ-1", RegisterScene.MIDDLE).decidedBy("示决〔2027〕1号");

  private final RegisterSettings settings =
      RegisterSettings.of(
          AdjustableClock.at(Instant.parse("2027-06-01T02:00:00Z")), new SplittableRandom(4));
  private final JdbcRegister register = JdbcRegister.of(settings);
  private final Place place;
  private final DataSource database;
  private final Connection platform;

  JdbcGuestTest(Place place, @TempDir Path folder) throws SQLException {
    this.place = place;
    database = place.open(folder);
    register.install(database);
    platform = database.getConnection();
    platform.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    platform.rollback();
    platform.close();
  }

  private LicenseRegister guest() {
    return register.joining(platform);
  }

  private License committed() throws SQLException {
    License license = guest().issue(MATTER, SampleLicenses.facts());
    platform.commit();
    return license;
  }

  @Test
  void connection_thatCommitsByItself_isRefused() throws SQLException {
    platform.setAutoCommit(true);
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class, () -> guest().issue(MATTER, SampleLicenses.facts()));
    assertTrue(String.valueOf(refusal.getMessage()).contains("autoCommit"));
    platform.setAutoCommit(false);
  }

  @Test
  void command_inATransactionThatIsRolledBack_leavesNothing() throws SQLException {
    guest().issue(MATTER.once("issue"), SampleLicenses.facts());
    platform.rollback();
    for (String table : List.of("el_license", "el_event", "el_outbox", "el_claim", "el_counter")) {
      assertEquals(0, count(table), table);
    }
  }

  @Test
  void step_ofARolledBackTransaction_isFreeAgain() throws SQLException {
    guest().issue(MATTER.once("issue"), SampleLicenses.facts());
    platform.rollback();
    guest().issue(MATTER.once("issue"), SampleLicenses.facts());
    platform.commit();
    assertEquals(1, count("el_license"));
  }

  @Test
  void serialThatIsTaken_isRefused_andTheTransactionGoesOn() throws SQLException {
    var imported = new LicenseCommand.Issue(SampleLicenses.facts(), Optional.of("IMPORTED1"));
    guest().carryOut(MATTER, imported);
    RegisterException refusal =
        assertThrows(RegisterException.class, () -> guest().carryOut(MATTER, imported));
    assertEquals(Kind.SERIAL_TAKEN, refusal.kind());
    // On PostgreSQL this would fail with 25P02 if the duplicate key had not been in a savepoint.
    assertEquals(1, count("el_license"));
    guest().issue(MATTER, SampleLicenses.facts());
    platform.commit();
    assertEquals(2, count("el_license"));
  }

  @Test
  void serialOfTheRegister_thatWasImportedBefore_isPassedOver() throws SQLException {
    for (String serial : List.of("202700000001", "202700000002", "202700000003")) {
      guest()
          .carryOut(MATTER, new LicenseCommand.Issue(SampleLicenses.facts(), Optional.of(serial)));
    }
    License license = guest().issue(MATTER, SampleLicenses.facts());
    assertEquals("2027", license.id().serial().substring(0, 4), "a number of the same counter");
    assertEquals(4, count("el_license"));
  }

  @Test
  void refusedCommand_leavesTheTransactionUsable() throws SQLException {
    License license = committed();
    guest().revoke(MATTER, license.id(), RegisterScene.penalty());
    assertThrows(
        IllegalTransitionException.class,
        () -> guest().renew(MATTER, license.id(), RegisterScene.NEXT_VALIDITY));
    platform.commit();
    assertEquals(2, count("el_event"));
  }

  @Test
  void twoWriters_onOneLicense_exactlyOneWins() throws SQLException {
    LicenseId id = committed().id();
    guest().revoke(MATTER, id, RegisterScene.penalty());
    // The other one has read the license as it was when the first one commits. On SQLite he does
    // not get so far: who writes is alone.
    FaultyDatabase meanwhile =
        new FaultyDatabase(database).before("executeBatch", platform::commit);
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      LicenseRegister late = register.joining(meanwhile.connection(other));
      RegisterException refusal =
          assertThrows(
              RegisterException.class, () -> late.revoke(MATTER, id, RegisterScene.withdrawal()));
      assertEquals(Kind.OVERTAKEN, refusal.kind());
      other.rollback();
    }
    platform.commit();
    assertEquals(2, count("el_event"));
    assertEquals(List.of("ISSUED", "REVOKED"), texts("SELECT kind FROM el_event ORDER BY seq"));
  }

  @Test
  void writer_thatCannotWaitForTheOther_isOvertaken_andCarriesOn() throws SQLException {
    LicenseId id = committed().id();
    guest().revoke(MATTER, id, RegisterScene.penalty());
    try (Connection other = database.getConnection()) {
      place.dontWait(other);
      other.setAutoCommit(false);
      RegisterException refusal =
          assertThrows(
              RegisterException.class,
              () -> register.joining(other).revoke(MATTER, id, RegisterScene.withdrawal()));
      assertEquals(Kind.OVERTAKEN, refusal.kind());
      assertEquals(1, register.joining(other).history(id).size());
      other.rollback();
    }
    platform.commit();
    assertEquals(2, count("el_event"));
  }

  @Test
  void step_thatSomebodyElseIsTaking_isInProgress() throws SQLException {
    committed();
    guest().issue(MATTER.once("issue"), SampleLicenses.facts());
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      RegisterException refusal =
          assertThrows(
              RegisterException.class,
              () -> register.joining(other).issue(MATTER.once("issue"), SampleLicenses.facts()));
      assertEquals(Kind.IN_PROGRESS, refusal.kind());
      assertFalse(other.isClosed());
      other.rollback();
    }
  }

  @Test
  void rareCharactersAndLongNames_survive() {
    String name = "𠮷" + "示".repeat(99);
    License license = guest().issue(MATTER, SampleLicenses.facts().withField("KZ_JYXM", name));
    assertEquals(
        Optional.of(name), guest().find(license.id()).map(l -> l.facts().fields().get("KZ_JYXM")));
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = platform.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  private long count(String table) throws SQLException {
    try (Statement statement = platform.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }
}
