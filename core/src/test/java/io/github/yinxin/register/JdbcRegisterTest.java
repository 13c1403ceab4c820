package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseRegister.Holding;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.SampleLicenses;
import io.github.yinxin.testkit.UrlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcRegisterTest {

  private static final Matter MATTER =
      new Matter("BJ-1", RegisterScene.MIDDLE).decidedBy("示决〔2027〕1号");
  private final RegisterSettings settings =
      RegisterSettings.of(
          AdjustableClock.at(Instant.parse("2027-06-01T02:00:00Z")), new SplittableRandom(4));

  @Nested
  class RoundTrips {

    private static final int MOST = 10;

    private final FaultyDatabase counting;
    private final DataSource database;
    private final JdbcRegister register = JdbcRegister.of(settings);

    RoundTrips() throws SQLException {
      database = TestDatabase.SQLITE.installed(settings);
      counting = new FaultyDatabase(database);
      // The first license of a type brings its type and its counters with it.
      register.opening(database).issue(MATTER, SampleLicenses.facts());
    }

    // Two more, once for a type and a counter: they are written with the license they serve.
    @Test
    void issue_ofTheFirstOfItsType_needsTwoMore() throws SQLException {
      JdbcRegister restarted = JdbcRegister.of(settings);
      DataSource empty = TestDatabase.SQLITE.installed(settings);
      FaultyDatabase first = new FaultyDatabase(empty);
      List<Integer> counts = new ArrayList<>();
      try (Connection connection = empty.getConnection()) {
        connection.setAutoCommit(false);
        for (int i = 0; i < 3; i++) {
          first.heal();
          restarted
              .joining(first.connection(connection))
              .issue(MATTER.once("issue " + i), SampleLicenses.facts());
          counts.add(first.roundTrips());
        }
        connection.commit();
        connection.setAutoCommit(true);
      }
      assertEquals(List.of(MOST + 2, MOST, MOST), counts);
    }

    @Test
    void issue_asAGuest_needsTenAtMost_andAlwaysAsMany() throws SQLException {
      List<Integer> counts = new ArrayList<>();
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        for (int i = 0; i < 20; i++) {
          counting.heal();
          register
              .joining(counting.connection(connection))
              .issue(MATTER.once("issue " + i), SampleLicenses.facts());
          counts.add(counting.roundTrips());
        }
        connection.commit();
        connection.setAutoCommit(true);
      }
      assertEquals(Collections.nCopies(20, counts.get(0)), counts);
      assertTrue(counts.get(0) <= MOST, counts.toString());
    }

    // However much was recorded of it: what follows was recorded under the same name.
    @Test
    void status_needsOne() throws SQLException {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        LicenseRegister guest = register.joining(counting.connection(connection));
        LicenseId id = guest.issue(MATTER, SampleLicenses.facts()).id();
        // The type is asked for once and remembered.
        guest.statusOf(id, RegisterScene.MIDDLE, Instant.MAX);
        for (int events = 1; events < 4; events++) {
          counting.heal();
          guest.statusOf(id, RegisterScene.MIDDLE, Instant.MAX);
          assertEquals(1, counting.roundTrips());
          guest.carryOut(MATTER, new LicenseCommand.Rerender(id));
        }
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }

    @Test
    void issue_inItsOwnTransaction_needsTenAtMost() throws SQLException {
      LicenseRegister own = register.opening(counting.dataSource());
      for (int i = 0; i < 300; i++) {
        counting.heal();
        own.issue(MATTER.once("issue " + i), SampleLicenses.facts());
        assertTrue(counting.roundTrips() <= MOST, counting.roundTrips() + " round trips");
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 999, 1000, 1001, 5000})
    void issueTogether_ofMany_needsTenAndOneForAHundred(int n) throws SQLException {
      try (Connection connection = database.getConnection()) {
        connection.setAutoCommit(false);
        counting.heal();
        register
            .joining(counting.connection(connection))
            .issueTogether(MATTER.once("all"), Collections.nCopies(n, SampleLicenses.facts()));
        connection.rollback();
        connection.setAutoCommit(true);
      }
      assertTrue(counting.roundTrips() <= MOST + n / 100, n + ": " + counting.roundTrips());
    }
  }

  @Nested
  class Streams {

    private static final int PAGE = 500;

    // What is not consumed is not read: two round trips a page, its numbers and their licenses.
    @Test
    void view_isReadAPageAtATime_asItIsConsumed() throws SQLException {
      DataSource database = TestDatabase.SQLITE.installed(settings);
      JdbcRegister register = JdbcRegister.of(settings);
      register
          .opening(database)
          .issueTogether(MATTER, Collections.nCopies(2 * PAGE + 1, SampleLicenses.facts()));
      FaultyDatabase counting = new FaultyDatabase(database);
      LicenseRegister watched = register.opening(counting.dataSource());
      // The type is asked for once and remembered.
      assertTrue(watched.licenses(MATTER.decidedOn()).findFirst().isPresent());
      for (boolean all : new boolean[] {true, false}) {
        try (Stream<Holding> holdings =
            all
                ? watched.licenses(MATTER.decidedOn())
                : watched.licensesOf(SampleLicenses.HOLDER, MATTER.decidedOn())) {
          counting.heal();
          Iterator<Holding> each = holdings.iterator();
          List<Integer> trips = new ArrayList<>();
          for (int i = 0; i <= 2 * PAGE; i++) {
            each.next();
            trips.add(counting.roundTrips());
          }
          assertFalse(each.hasNext());
          for (int i = 0; i < trips.size(); i++) {
            assertEquals(2 * (i / PAGE + 1), trips.get(i), "license " + i);
          }
        }
      }
    }
  }

  @Nested
  class Files {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void h2File_isRefusedWithTheReason() {
      DataSource file = UrlDatabase.at("jdbc:h2:file:" + folder.resolve("register"));
      IllegalArgumentException refusal =
          assertThrows(
              IllegalArgumentException.class, () -> JdbcRegister.of(settings).opening(file));
      assertTrue(String.valueOf(refusal.getMessage()).contains("WRITE_DELAY=0"));
    }

    @Test
    void h2File_ofAHost_isRefusedWithTheReason() throws SQLException {
      DataSource file = UrlDatabase.at("jdbc:h2:file:" + folder.resolve("register"));
      try (Connection connection = file.getConnection()) {
        connection.setAutoCommit(false);
        LicenseRegister guest = JdbcRegister.of(settings).joining(connection);
        IllegalArgumentException refusal =
            assertThrows(
                IllegalArgumentException.class, () -> guest.issue(MATTER, SampleLicenses.facts()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("WRITE_DELAY=0"));
      }
    }

    @Test
    void h2File_thatWritesAtOnce_isOpened() {
      DataSource file =
          UrlDatabase.at("jdbc:h2:file:" + folder.resolve("register") + ";WRITE_DELAY=0");
      assertDoesNotThrow(() -> JdbcRegister.of(settings).opening(file));
    }

    @Test
    void sqliteFile_openedAgain_knowsItsLicenses() throws SQLException {
      DataSource file = UrlDatabase.at("jdbc:sqlite:" + folder.resolve("register.db"));
      JdbcRegister.of(settings).install(file);
      var license = JdbcRegister.of(settings).opening(file).issue(MATTER, SampleLicenses.facts());
      assertEquals(
          license, JdbcRegister.of(settings).opening(file).find(license.id()).orElseThrow());
    }

    // Opened as it comes, without transaction_mode=IMMEDIATE: a transaction that has read would be
    // refused once anybody else has written anything.
    @Test
    void sqliteFile_writtenByOthersMeanwhile_refusesNobodyWhoWrites() throws SQLException {
      DataSource file =
          UrlDatabase.at("jdbc:sqlite:" + folder.resolve("register.db") + "?journal_mode=WAL");
      DataSource impatient =
          UrlDatabase.at("jdbc:sqlite:" + folder.resolve("register.db") + "?busy_timeout=50");
      JdbcRegister register = JdbcRegister.of(settings);
      register.install(file);
      LicenseRegister others = JdbcRegister.of(settings).opening(impatient);
      FaultyDatabase meanwhile = new FaultyDatabase(file);
      List<RegisterException.Kind> refused = new ArrayList<>();
      var license = register.opening(file).issue(MATTER, SampleLicenses.facts());
      meanwhile.before(
          "executeBatch",
          () ->
              refused.add(
                  assertThrows(
                          RegisterException.class,
                          () -> others.issue(MATTER, SampleLicenses.facts()))
                      .kind()));
      register
          .opening(meanwhile.dataSource())
          .revoke(MATTER, license.id(), RegisterScene.penalty());
      assertEquals(List.of(RegisterException.Kind.OVERTAKEN), refused);
      assertEquals(2, others.history(license.id()).size());
    }

    @Test
    void secondProcess_leasesOtherNumbers() throws SQLException {
      DataSource file = UrlDatabase.at("jdbc:sqlite:" + folder.resolve("register.db"));
      JdbcRegister.of(settings).install(file);
      LicenseRegister one = JdbcRegister.of(settings.leasing(10)).opening(file);
      LicenseRegister two = JdbcRegister.of(settings.leasing(10)).opening(file);
      Set<String> serials = new java.util.TreeSet<>();
      for (int i = 0; i < 25; i++) {
        serials.add(one.issue(MATTER, SampleLicenses.facts()).id().serial());
        serials.add(two.issue(MATTER, SampleLicenses.facts()).id().serial());
      }
      assertEquals(50, serials.size());
    }
  }

  @Nested
  class Schema {

    private static final int MOST_CHARACTERS = 30;
    private static final Set<String> UNPORTABLE =
        Set.of("type", "level", "comment", "domain", "date", "user", "order", "group", "value");

    @Test
    void names_areShortPrefixedAndUnquoted() {
      for (String statement : SchemaInstaller.statements()) {
        assertEquals(statement.indexOf('"'), -1);
        Matcher name = Pattern.compile("CREATE (?:TABLE|INDEX) (\\w+)").matcher(statement);
        assertTrue(name.lookingAt(), statement);
        assertTrue(name.group(1).startsWith("el_"), statement);
        assertTrue(name.group(1).length() <= MOST_CHARACTERS, statement);
      }
    }

    @Test
    void columns_haveNoWordThatADatabaseReserves() {
      Pattern column = Pattern.compile("[(,] ?([a-z_]+) (?:VARCHAR|BIGINT|INTEGER|SMALLINT|TEXT)");
      for (String statement : SchemaInstaller.statements()) {
        Matcher each = column.matcher(statement);
        while (each.find()) {
          assertTrue(!UNPORTABLE.contains(each.group(1)), each.group(1));
        }
      }
    }

    @Test
    void types_areThoseThatAllShare() {
      for (String statement : SchemaInstaller.statements()) {
        String upper = statement.toUpperCase(Locale.ROOT);
        for (String word : List.of("BOOLEAN", "TIMESTAMP", "SERIAL", "IDENTITY", "JSON")) {
          assertTrue(!upper.contains(" " + word), statement);
        }
      }
    }

    @Test
    void installing_twice_changesNothing() throws SQLException {
      DataSource database = TestDatabase.H2.installed(settings);
      assertDoesNotThrow(() -> JdbcRegister.of(settings).install(database));
    }
  }

  @Test
  void eventsWithoutTheOneThatFounds_areADamagedRegister() throws SQLException {
    DataSource database = TestDatabase.SQLITE.installed(settings);
    LicenseRegister register = JdbcRegister.of(settings).opening(database);
    var id = register.issue(MATTER, SampleLicenses.facts()).id();
    register.revoke(MATTER.once("revoke"), id, RegisterScene.penalty());
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate("DELETE FROM el_event WHERE kind = 'ISSUED'"));
    }
    IllegalStateException damage =
        assertThrows(
            IllegalStateException.class,
            () -> register.statusOf(id, RegisterScene.MIDDLE, Instant.MAX));
    assertEquals("no event of " + id + " says what was granted", damage.getMessage());
  }

  @Nested
  class PersonalData {

    @Test
    void atRest_isConcealed_andFoundByItsKey() throws SQLException {
      var hidden =
          new RegisterSettings.PersonalData(
              text -> new StringBuilder(text).reverse().toString(),
              text -> new StringBuilder(text).reverse().toString(),
              FactRecords::sha256);
      DataSource database = TestDatabase.SQLITE.installed(settings);
      LicenseRegister register = JdbcRegister.of(settings.keeping(hidden)).opening(database);
      var license = register.issue(MATTER, SampleLicenses.facts());
      assertEquals(license, register.find(license.id()).orElseThrow());
      assertEquals(1, register.licensesOf(SampleLicenses.HOLDER, RegisterScene.MIDDLE).count());
      assertEquals(0, rowsWith(database, SampleLicenses.HOLDER.name()));
      assertEquals(0, rowsWith(database, SampleLicenses.HOLDER.code()));
    }

    private static int rowsWith(DataSource database, String text) throws SQLException {
      int found = 0;
      for (String column :
          List.of(
              "el_license.body", "el_holder.holder_key", "el_event.record", "el_outbox.payload")) {
        String table = column.substring(0, column.indexOf('.'));
        try (Connection connection = database.getConnection();
            var select =
                connection.prepareStatement(
                    "SELECT COUNT(*) FROM " + table + " WHERE " + column + " LIKE ?")) {
          select.setString(1, "%" + text + "%");
          try (var row = select.executeQuery()) {
            row.next();
            found += row.getInt(1);
          }
        }
      }
      return found;
    }
  }
}
