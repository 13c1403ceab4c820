package io.github.yinxin.benchmarks;

import io.github.yinxin.license.Holder;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.LicenseRegister.Holding;
import io.github.yinxin.register.RegisterSettings;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.SampleLicenses;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Question: does the view of a holder with very many licenses need more memory than one page?
 *
 * <p>Writes all of them into a file and says how many there were, on SQLite or on PostgreSQL. The
 * heap is the test, so it is given on the command line:
 *
 * <pre>{@code
 * java -Xmx64m -cp benchmarks/target/benchmarks.jar io.github.yinxin.benchmarks.RegisterExport 1000000 SQLITE
 * }</pre>
 */
public final class RegisterExport {

  private static final LocalDate DAY = LocalDate.of(2027, 6, 1);

  private RegisterExport() {}

  /** Exports as many licenses as the first argument says, from the place that the second names. */
  public static void main(String[] arguments) throws IOException, SQLException {
    int size = Integer.parseInt(arguments[0]);
    RegisterBenchmark.Place place = RegisterBenchmark.Place.valueOf(arguments[1]);
    RegisterSettings settings =
        RegisterSettings.of(
            AdjustableClock.at(Instant.parse("2027-06-01T02:00:00Z")), new SplittableRandom());
    RegisterTables tables = RegisterTables.open(place, settings, size);
    Path file = Files.createTempFile("register", ".txt");
    try (Connection connection = tables.connect()) {
      long count = export(tables.register().joining(connection), SampleLicenses.HOLDER, file);
      connection.rollback();
      System.out.printf(
          "%s: %d licenses, %d bytes, with at most %d MB of heap%n",
          place, count, Files.size(file), Runtime.getRuntime().maxMemory() >> 20);
    } finally {
      Files.delete(file);
    }
  }

  /** Writes a line for each license of a holder. */
  static long export(LicenseRegister register, Holder holder, Path file) throws IOException {
    long[] count = {0};
    try (BufferedWriter lines = Files.newBufferedWriter(file);
        Stream<Holding> holdings = register.licensesOf(holder, DAY)) {
      holdings.forEach(
          holding -> {
            count[0]++;
            write(lines, holding.license().id() + " " + holding.status().legal() + "\n");
          });
    }
    return count[0];
  }

  private static void write(BufferedWriter lines, String line) {
    try {
      lines.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
