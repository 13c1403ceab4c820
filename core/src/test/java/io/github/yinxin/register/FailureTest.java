package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.License;
import io.github.yinxin.register.FaultyDatabase.Fault;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.UrlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call to the driver fails once, in each way, in every command: no invariant of the tables
 * may break, and the same step given again has the answer that it would have had.
 */
class FailureTest {

  /** Where. */
  enum Where {
    SQLITE,
    POSTGRES
  }

  private final RegisterSettings settings =
      RegisterSettings.of(
              AdjustableClock.at(Instant.parse("2027-06-01T02:00:00Z")), new SplittableRandom(4))
          .rules(type -> new RegisterSettings.TypeRules(0, true, 30, true))
          .leasing(3);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private int number;

  @SuppressWarnings("NullAway.Init") // set by each test, as below
  private JdbcRegister jdbc;

  @SuppressWarnings("NullAway.Init")
  private LicenseRegister healthy;

  private DataSource open(Where where) throws SQLException {
    DataSource database =
        switch (where) {
          // A crash of the machine is not what is tried here.
          case SQLITE ->
              new Reusing(
                      UrlDatabase.at(
                          "jdbc:sqlite:"
                              + folder.resolve("register.db")
                              + "?synchronous=OFF&journal_mode=WAL&busy_timeout=5000"))
                  .dataSource();
          case POSTGRES -> {
            UrlDatabase schema = RealPostgres.schema("failures");
            TestDatabase.emptied(schema);
            yield new Reusing(schema).dataSource();
          }
        };
    JdbcRegister.of(settings).install(database);
    return database;
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void everyCall_ofARegisterThatCommits_mayFail(Where where) throws SQLException {
    DataSource database = open(where);
    FaultyDatabase faulty = new FaultyDatabase(database);
    // A server is no quicker to answer because the call before never reached it: within the
    // driver, failures are tried on SQLite, and on PostgreSQL where somebody asks for all.
    if (where == Where.POSTGRES && !"all".equals(System.getProperty("yinxin.failures"))) {
      faulty.countingRoundTrips();
    }
    jdbc = JdbcRegister.of(settings);
    LicenseRegister register = jdbc.opening(faulty.dataSource());
    healthy = jdbc.opening(database);
    Invariants invariants = new Invariants(database);
    for (Scenario scenario : Scenario.values()) {
      int call = 0;
      while (attempt(register, faulty, scenario, Fault.BEFORE, call)) {
        // A call that never leaves the driver has nothing to lose on the way back.
        if (!faulty.local()) {
          attempt(register, faulty, scenario, Fault.AFTER, call);
          attempt(register, faulty, scenario, Fault.LOST, call);
        }
        call++;
      }
      assertTrue(call >= 5, scenario + " made only " + call + " calls");
      invariants.hold();
    }
    invariants.headsFold(settings);
  }

  private boolean attempt(
      LicenseRegister register, FaultyDatabase faulty, Scenario scenario, Fault fault, int call) {
    int one = number++;
    LicenseCommand command = scenario.prepare(healthy, one);
    Matter matter = Scenario.matter("try", one);
    Optional<License> first = Optional.empty();
    faulty.fail(call, fault);
    try {
      first = Optional.of(register.carryOut(matter, command));
    } catch (RegisterException e) {
      assertEquals(Kind.STORAGE, e.kind(), () -> scenario + " " + fault + " " + call + " " + e);
    }
    boolean failed = faulty.failed();
    License again = healthy.carryOut(matter, command);
    first.ifPresent(license -> assertEquals(license, again));
    return failed;
  }

  @ParameterizedTest
  @EnumSource(Where.class)
  void everyRoundTrip_ofAGuest_mayFail(Where where) throws SQLException {
    DataSource database = open(where);
    FaultyDatabase faulty = new FaultyDatabase(database).countingRoundTrips();
    jdbc = JdbcRegister.of(settings);
    healthy = jdbc.opening(database);
    Invariants invariants = new Invariants(database);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS matters (name VARCHAR(50) PRIMARY KEY)");
    }
    for (Scenario scenario : Scenario.values()) {
      for (Fault fault : Fault.values()) {
        int call = 0;
        while (joined(database, faulty, scenario, fault, call)) {
          call++;
        }
        assertTrue(call >= 7, scenario + " made only " + call + " round trips");
        invariants.hold();
      }
    }
    invariants.headsFold(settings);
  }

  // The platform writes its own row, the register joins; if that fails, the platform carries on.
  private boolean joined(
      DataSource database, FaultyDatabase faulty, Scenario scenario, Fault fault, int call)
      throws SQLException {
    int one = number++;
    LicenseCommand command = scenario.prepare(healthy, one);
    Matter matter = Scenario.matter("try", one);
    boolean done = false;
    boolean committed;
    boolean failed;
    try (Connection real = database.getConnection()) {
      real.setAutoCommit(false);
      insert(real, matter.number());
      faulty.fail(call, fault);
      boolean usable = true;
      try {
        jdbc.joining(faulty.connection(real)).carryOut(matter, command);
        done = true;
      } catch (RegisterException e) {
        assertEquals(Kind.STORAGE, e.kind(), () -> scenario + " " + fault + " " + call + " " + e);
        usable = !faulty.lost() && !e.detail().contains("roll back");
      }
      failed = faulty.failed();
      faulty.heal();
      committed = usable && committed(real);
    }
    long events = new Invariants(database).events(matter.number());
    assertEquals(done && committed, events > 0, scenario + " " + fault + " " + call);
    License again = healthy.carryOut(matter, command);
    assertEquals(again, healthy.carryOut(matter, command));
    return failed;
  }

  private static boolean committed(Connection connection) throws SQLException {
    // Where the transaction were poisoned, this very statement would fail with 25P02.
    insert(connection, "after " + System.nanoTime());
    connection.commit();
    return true;
  }

  private static void insert(Connection connection, String name) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO matters (name) VALUES (?)")) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
  }
}
