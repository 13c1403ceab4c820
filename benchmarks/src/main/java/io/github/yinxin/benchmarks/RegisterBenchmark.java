package io.github.yinxin.benchmarks;

import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.RegisterSettings;
import io.github.yinxin.register.StatusAnswer;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.SampleLicenses;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does the register cost beside the database that it stands on, and does it stay so
 * when the tables grow?
 *
 * <p>Workload: {@code import}: 1000 licenses in one transaction that is rolled back, five rows
 * each. {@code status}: one license at random, with one event.
 *
 * <p>Limits: the same rows of the same tables in plain batches through the same driver; a select by
 * primary key. Goals: {@code importPlain / importYinxin ≥ 0.6}, {@code statusYinxin / selectByKey ≤
 * 3}, with 10,000,000 licenses as with 1,000.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar RegisterBenchmark -p
 * size=1000,10000000}; the large tables are made once, below {@code benchmarks/target} or in the
 * PostgreSQL that {@code YINXIN_POSTGRES_URL} names, and take about 12 GB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RegisterBenchmark {

  /** On which database. */
  public enum Place {
    /** A file. */
    SQLITE,
    /** A server: see {@link io.github.yinxin.testkit.RealPostgres}. */
    POSTGRES
  }

  /** How many licenses one import has. */
  static final int IMPORTED = 1000;

  private static final LocalDate DAY = LocalDate.of(2027, 6, 1);
  private static final Instant NOW = Instant.parse("2027-06-01T02:00:00Z");
  @Param Place place = Place.SQLITE;

  @Param({"1000"})
  int size = 1000;

  private final SplittableRandom random = new SplittableRandom(20260301);
  private final List<LicenseFacts> facts = Collections.nCopies(IMPORTED, SampleLicenses.facts());

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first, as for all below.
  private Connection connection;

  @SuppressWarnings("NullAway.Init")
  private LicenseRegister register;

  @SuppressWarnings("NullAway.Init")
  private LicenseId sample;

  @SuppressWarnings("NullAway.Init")
  private PlainRows plain;

  /** Opens the tables. */
  @Setup
  public void setUp() throws IOException, SQLException {
    // Another seed each time: the tables are kept, and with them the names that were drawn.
    RegisterSettings settings =
        RegisterSettings.of(AdjustableClock.at(NOW), new SplittableRandom());
    RegisterTables tables = RegisterTables.open(place, settings, size);
    connection = tables.connect();
    register = tables.register().joining(connection);
    sample = register.issue(RegisterTables.matter(), SampleLicenses.facts()).id();
    connection.commit();
    long last = RegisterTables.last(connection);
    register.issueTogether(RegisterTables.matter(), facts);
    plain = PlainRows.after(connection, last);
    connection.rollback();
  }

  /** Closes the connection. */
  @TearDown(Level.Trial)
  public void tearDown() throws SQLException {
    connection.rollback();
    connection.close();
  }

  /** Ours: a thousand licenses in one matter. */
  @Benchmark
  public int importYinxin() throws SQLException {
    int count = register.issueTogether(RegisterTables.matter(), facts).size();
    connection.rollback();
    return count;
  }

  /** The limit: the very rows that ours writes, in plain batches. */
  @Benchmark
  public int importPlain() throws SQLException {
    int count = plain.insert(connection);
    connection.rollback();
    return count;
  }

  /** Ours: the status of a license on a day, as known at an instant. */
  @Benchmark
  public StatusAnswer statusYinxin() {
    String serial = "B" + (1 + random.nextInt(size));
    LicenseId id = new LicenseId(sample.typeCode(), sample.issuerCode(), serial, 1);
    return register.statusOf(id, DAY, NOW);
  }

  /** The limit: one row by its primary key. */
  @Benchmark
  public String selectByKey() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT lic_id, valid_from, valid_until FROM el_license WHERE lic_no = ?")) {
      select.setLong(1, RegisterTables.FIRST + 1 + random.nextInt(size));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString(1) + row.getInt(2) + row.getInt(3);
      }
    }
  }
}
