package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.register.FaultyDatabase.Fault;
import io.github.yinxin.register.RegisterException.Kind;
import io.github.yinxin.register.Scenario.Trial;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.UrlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls to the driver fail once, in each way, in all that a register can be told or asked: no
 * invariant of the tables may break, nothing is there by halves, and the same step given again has
 * the answer that it would have had.
 *
 * <p>{@code -Dyinxin.failures=all} lets every call fail in every way; otherwise all that reach the
 * database do, and of those that stay within the driver a part drawn by {@code
 * yinxin.failures.seed}.
 */
class FailureTest {

  static final Instant NOW = Instant.parse("2027-06-01T02:00:00Z");
  private static final boolean ALL = "all".equals(System.getProperty("yinxin.failures"));
  private static final long SEED = Long.getLong("yinxin.failures.seed", 20270601);
  private static final int ONE_IN = 25;
  private static final int DRY_RUNS = 4;

  /** Where. */
  enum Where {
    SQLITE,
    POSTGRES
  }

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int number;
  private int failures;

  @SuppressWarnings("NullAway.Init") // set by open, as all below
  private RegisterSettings settings;

  @SuppressWarnings("NullAway.Init")
  private DataSource database;

  @SuppressWarnings("NullAway.Init")
  private FaultyDatabase faulty;

  @SuppressWarnings("NullAway.Init")
  private JdbcRegister jdbc;

  @SuppressWarnings("NullAway.Init")
  private LicenseRegister healthy;

  // A lease of one number is never kept, one of three is, and is found again after a failure.
  static Stream<Arguments> places() {
    return Stream.of(Where.values())
        .flatMap(where -> Stream.of(1, 3).map(block -> Arguments.of(where, block)))
        .filter(place -> ALL || place.get()[1].equals(3));
  }

  private void open(Where where, int block) throws SQLException {
    settings =
        RegisterSettings.of(AdjustableClock.at(NOW), new SplittableRandom(4))
            .rules(type -> new RegisterSettings.TypeRules(0, true, 30, true))
            .leasing(block);
    database = new Reusing(raw(where)).dataSource();
    faulty = new FaultyDatabase(database);
    jdbc = JdbcRegister.of(settings);
    jdbc.install(database);
    healthy = jdbc.opening(database);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS matters (name VARCHAR(50) PRIMARY KEY)");
      statement.execute("DELETE FROM matters");
    }
  }

  private DataSource raw(Where where) throws SQLException {
    if (where == Where.SQLITE) {
      // A crash of the machine is not what is tried here.
      return UrlDatabase.at(
          "jdbc:sqlite:"
              + folder.resolve("register.db")
              + "?synchronous=OFF&journal_mode=WAL&busy_timeout=5000");
    }
    UrlDatabase schema = RealPostgres.schema("failures");
    TestDatabase.emptied(schema);
    return schema;
  }

  /** Tries something while one call fails; returns whether the call was reached. */
  private interface Attempt {
    boolean fails(Scenario scenario, Fault fault, int call) throws SQLException;
  }

  @ParameterizedTest
  @MethodSource("places")
  void callsOfARegisterThatCommits_mayFail(Where where, int block) throws SQLException {
    open(where, block);
    LicenseRegister register = jdbc.opening(faulty.dataSource());
    walk(
        where + " committing, block " + block,
        where == Where.SQLITE,
        one -> one.act().on(register),
        (scenario, fault, call) -> committing(register, scenario, fault, call));
  }

  @ParameterizedTest
  @MethodSource("places")
  void callsOfAGuest_mayFail(Where where, int block) throws SQLException {
    open(where, block);
    walk(where + " as a guest, block " + block, false, this::healthyGuest, this::joined);
  }

  /** Acts without a failure. */
  private interface DryRun {
    void act(Trial trial) throws SQLException;
  }

  /**
   * Lets calls fail: round trips in every way; of the others each once if all are wanted, else
   * some.
   */
  private void walk(String place, boolean each, DryRun dry, Attempt attempt) throws SQLException {
    Invariants invariants = new Invariants(database);
    for (Scenario scenario : Scenario.values()) {
      List<Boolean> calls = calls(scenario, dry);
      for (int call = 0; call < calls.size(); call++) {
        for (Fault fault : Fault.values()) {
          boolean drawn = fault == Fault.BEFORE && (each || random.nextInt(ONE_IN) == 0);
          if (ALL || calls.get(call) || drawn) {
            failures += attempt.fails(scenario, fault, call) ? 1 : 0;
          }
        }
      }
      invariants.hold();
    }
    invariants.headsFold(settings);
    System.out.printf("%s: %d failures, seed %d%n", place, failures, SEED);
    assertTrue(failures > Scenario.values().length * 10, place + " failed " + failures + " times");
  }

  // Whether numbers have to be leased differs from run to run: the longest one counts.
  private List<Boolean> calls(Scenario scenario, DryRun dry) throws SQLException {
    List<Boolean> longest = new ArrayList<>();
    for (int run = 0; run < DRY_RUNS; run++) {
      Trial trial = scenario.prepare(healthy, number++);
      faulty.heal();
      dry.act(trial);
      if (faulty.calls().size() > longest.size()) {
        longest = faulty.calls();
      }
      assertEquals(traces(trial) > 0, !trial.traces().isEmpty(), scenario + " leaves its traces");
    }
    return longest;
  }

  private boolean committing(LicenseRegister register, Scenario scenario, Fault fault, int call)
      throws SQLException {
    Trial trial = scenario.prepare(healthy, number++);
    faulty.fail(call, fault);
    @Nullable Object first = attempted(trial, register, scenario, fault, call);
    boolean failed = faulty.failed();
    faulty.heal();
    settle(trial, first, scenario + " " + fault + " " + call);
    return failed;
  }

  private static @Nullable Object attempted(
      Trial trial, LicenseRegister register, Scenario scenario, Fault fault, int call) {
    try {
      return trial.act().on(register);
    } catch (RegisterException e) {
      assertEquals(Kind.STORAGE, e.kind(), () -> scenario + " " + fault + " " + call + " " + e);
      return null;
    }
  }

  // Given again, it has one answer, whether it was carried out before or not, and leaves no more.
  private void settle(Trial trial, @Nullable Object first, String what) throws SQLException {
    Object again = trial.act().on(healthy);
    if (first != null) {
      assertEquals(first, again, what);
    }
    long traces = traces(trial);
    assertEquals(again, trial.act().on(healthy), what);
    assertEquals(traces, traces(trial), what);
  }

  private void healthyGuest(Trial trial) throws SQLException {
    try (Connection real = database.getConnection()) {
      real.setAutoCommit(false);
      trial.act().on(jdbc.joining(faulty.connection(real)));
      real.commit();
    }
  }

  // The platform writes its own row, the register joins; if that fails, the platform carries on.
  private boolean joined(Scenario scenario, Fault fault, int call) throws SQLException {
    Trial trial = scenario.prepare(healthy, number++);
    String what = scenario + " " + fault + " " + call;
    @Nullable Object first = null;
    boolean committed = false;
    boolean failed;
    try (Connection real = database.getConnection()) {
      real.setAutoCommit(false);
      insert(real, "before " + number);
      faulty.fail(call, fault);
      boolean usable = true;
      try {
        first = trial.act().on(jdbc.joining(faulty.connection(real)));
      } catch (RegisterException e) {
        assertEquals(Kind.STORAGE, e.kind(), () -> what + " " + e);
        usable = !faulty.lost() && !e.detail().contains("roll back");
      }
      failed = faulty.failed();
      faulty.heal();
      if (usable) {
        // Where the transaction were poisoned, this very statement would fail with 25P02.
        insert(real, "after " + number);
        real.commit();
        committed = true;
      }
    }
    if (!trial.traces().isEmpty()) {
      assertEquals(first != null && committed, traces(trial) > 0, what);
    }
    settle(trial, committed ? first : null, what);
    return failed;
  }

  private static void insert(Connection connection, String name) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO matters (name) VALUES (?)")) {
      insert.setString(1, name);
      insert.executeUpdate();
    }
  }

  private long traces(Trial trial) throws SQLException {
    return trial.traces().isEmpty() ? 0 : new Invariants(database).number(trial.traces());
  }
}
