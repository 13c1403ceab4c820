package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.License;
import io.github.yinxin.register.FaultyDatabase.Fault;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.RealPostgres;
import io.github.yinxin.testkit.SampleLicenses;
import io.github.yinxin.testkit.UrlDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Calls to the driver fail once, in each way, while the tables are made, and while those that are
 * there are left alone: either all of it is there afterwards or nothing, and what was there stays.
 *
 * <p>{@code -Dyinxin.failures=all} lets every call fail; otherwise those that reach the database,
 * on a server some of them.
 */
class InstallerFailureTest {

  private static final boolean ALL = "all".equals(System.getProperty("yinxin.failures"));
  private static final Matter MATTER = new Matter("BJ-1", RegisterScene.MIDDLE);

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private final JdbcRegister jdbc =
      JdbcRegister.of(
          RegisterSettings.of(AdjustableClock.at(FailureTest.NOW), new SplittableRandom(4)));
  private final SplittableRandom random = new SplittableRandom(20270601);
  private int number;
  private int failures;
  private int tried;

  private DataSource fresh(FailureTest.Where where) throws SQLException {
    if (where == FailureTest.Where.SQLITE) {
      number++;
      return UrlDatabase.at(
          "jdbc:sqlite:" + folder.resolve(number + ".db") + "?synchronous=OFF&busy_timeout=10000");
    }
    UrlDatabase schema = RealPostgres.schema("installing");
    try (Connection connection = schema.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA installing CASCADE");
      statement.execute("CREATE SCHEMA installing");
    }
    return schema;
  }

  @ParameterizedTest
  @EnumSource
  void tables_areMadeWhollyOrNotAtAll(FailureTest.Where where) throws SQLException {
    List<String> whole = made(where);
    List<Boolean> calls = calls(fresh(where));
    for (int call = 0; call < calls.size(); call++) {
      for (Fault fault : Fault.values()) {
        if (!wanted(where, calls.get(call))) {
          continue;
        }
        DataSource database = fresh(where);
        String what = where + " " + fault + " " + call;
        boolean failed = install(database, call, fault);
        List<String> left = relations(database);
        assertTrue(left.isEmpty() || left.equals(whole), () -> what + " leaves " + left);
        assertTrue(failed || left.equals(whole), what);
        jdbc.install(database);
        assertEquals(whole, relations(database), what);
      }
    }
    System.out.printf("%s, tables to be made: %d failures%n", where, failures);
    assertTrue(failures > 5, "failed " + failures + " times");
  }

  @ParameterizedTest
  @EnumSource
  void tablesThatAreThere_areLeftAlone(FailureTest.Where where) throws SQLException {
    List<String> whole = made(where);
    DataSource database = fresh(where);
    jdbc.install(database);
    License license = jdbc.opening(database).issue(MATTER, SampleLicenses.facts());
    List<Boolean> calls = calls(database);
    for (int call = 0; call < calls.size(); call++) {
      for (Fault fault : Fault.values()) {
        if (wanted(where, calls.get(call))) {
          tried++;
          install(database, call, fault);
          assertEquals(whole, relations(database), where + " " + fault + " " + call);
        }
      }
    }
    assertEquals(license, jdbc.opening(database).find(license.id()).orElseThrow());
    System.out.printf("%s, tables that are there: %d calls failed%n", where, tried);
    assertTrue(tried > 2, "tried " + tried + " times");
  }

  @ParameterizedTest
  @EnumSource
  void programsThatInstallAtTheSameTime_bothSucceed(FailureTest.Where where) throws Exception {
    List<String> whole = made(where);
    for (int round = 0; round < 8; round++) {
      DataSource database = fresh(where);
      CyclicBarrier both = new CyclicBarrier(2);
      Callable<Void> program =
          () -> {
            both.await();
            jdbc.install(database);
            return null;
          };
      ExecutorService programs = Executors.newFixedThreadPool(2);
      try {
        for (Future<Void> done : programs.invokeAll(List.of(program, program))) {
          done.get();
        }
      } finally {
        programs.shutdownNow();
      }
      assertEquals(whole, relations(database));
    }
  }

  // A server needs a new schema for each: by default some of the round trips.
  private boolean wanted(FailureTest.Where where, boolean roundTrip) {
    return ALL || (roundTrip && (where == FailureTest.Where.SQLITE || random.nextInt(5) == 0));
  }

  private List<String> made(FailureTest.Where where) throws SQLException {
    DataSource database = fresh(where);
    jdbc.install(database);
    return relations(database);
  }

  private List<Boolean> calls(DataSource database) throws SQLException {
    FaultyDatabase healthy = new FaultyDatabase(database);
    jdbc.install(healthy.dataSource());
    return healthy.calls();
  }

  private boolean install(DataSource database, int call, Fault fault) {
    FaultyDatabase faulty = new FaultyDatabase(database);
    faulty.fail(call, fault);
    try {
      jdbc.install(faulty.dataSource());
      return false;
    } catch (SQLException e) {
      failures++;
      return true;
    }
  }

  // Tables and indexes with names of their own, in order.
  private static List<String> relations(DataSource database) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    try (Connection connection = database.getConnection()) {
      DatabaseMetaData data = connection.getMetaData();
      for (String statement : SchemaInstaller.statements()) {
        String[] words = statement.split(" ", -1);
        String table = words[1].equals("TABLE") ? words[2] : words[4];
        try (ResultSet row =
            words[1].equals("TABLE")
                ? data.getTables(null, connection.getSchema(), table, null)
                : data.getIndexInfo(null, connection.getSchema(), table, false, false)) {
          while (row.next()) {
            String name = row.getString(words[1].equals("TABLE") ? "TABLE_NAME" : "INDEX_NAME");
            if (words[2].equals(name)) {
              names.add(name);
            }
          }
        }
      }
    }
    return new ArrayList<>(names);
  }
}
