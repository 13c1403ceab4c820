package io.github.yinxin.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL, started once for the whole JVM: the one whose JDBC URL stands in the
 * environment variable {@code YINXIN_POSTGRES_URL}; else the newest local binaries, run as another
 * user where this one is root; else the embedded binaries of the test dependencies. Without any,
 * tests are skipped loudly, or fail if the system property {@code yinxin.postgres} is {@code
 * required}.
 */
public final class RealPostgres {

  private static final String VARIABLE = "YINXIN_POSTGRES_URL";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int START_SECONDS = 60;
  private static final List<String> REASONS = new ArrayList<>();
  private static final Optional<UrlDatabase> SERVER = start();

  private RealPostgres() {}

  /** Returns the server, or ends the test as skipped, or failed where it is required. */
  public static UrlDatabase require() {
    if (SERVER.isEmpty()) {
      String reasons = "no PostgreSQL: " + String.join("; ", REASONS);
      if ("required".equals(System.getProperty("yinxin.postgres"))) {
        throw new IllegalStateException(reasons);
      }
      System.err.println("SKIPPED, the register was not tried on PostgreSQL: " + reasons);
      Assumptions.abort(reasons);
    }
    return SERVER.orElseThrow();
  }

  /** Returns the server with a schema of its own, made if need be. */
  public static UrlDatabase schema(String name) throws SQLException {
    UrlDatabase server = require();
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + name);
    }
    String separator = server.url().contains("?") ? "&" : "?";
    return UrlDatabase.at(server.url() + separator + "currentSchema=" + name);
  }

  private static Optional<UrlDatabase> start() {
    String url = System.getenv(VARIABLE);
    if (url != null && !url.isBlank()) {
      return Optional.of(UrlDatabase.at(url));
    }
    REASONS.add("variable " + VARIABLE + " is not set");
    Optional<UrlDatabase> local = attempt("local binaries", RealPostgres::local);
    return local.isPresent() ? local : attempt("embedded binaries", Embedded::start);
  }

  /** A way to start a server. */
  private interface Way {
    UrlDatabase start() throws IOException, InterruptedException;
  }

  private static Optional<UrlDatabase> attempt(String name, Way way) {
    try {
      return Optional.of(way.start());
    } catch (IOException | RuntimeException | LinkageError e) {
      REASONS.add(name + ": " + e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      REASONS.add(name + ": interrupted");
      return Optional.empty();
    }
  }

  private static UrlDatabase local() throws IOException, InterruptedException {
    Path binaries = newest();
    Path home = Files.createTempDirectory("yinxin-postgres");
    List<String> as = otherUser(home);
    run(
        as,
        binaries.resolve("initdb"),
        "-D",
        home.resolve("data"),
        "-U",
        "yinxin",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "--no-sync");
    int port = freePort();
    // A test's data may be lost in a crash of the machine: fsync would cost most of the time.
    String options =
        String.format(
            Locale.ROOT,
            "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off",
            port,
            home);
    run(
        as,
        binaries.resolve("pg_ctl"),
        "-D",
        home.resolve("data"),
        "-w",
        "-l",
        home.resolve("log"),
        "-o",
        options,
        "start");
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(as, binaries.resolve("pg_ctl"), home)));
    return UrlDatabase.at("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=yinxin");
  }

  private static Path newest() throws IOException {
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .filter(version -> Files.isExecutable(version.resolve("bin").resolve("initdb")))
          .max(
              Comparator.comparing(
                  version -> Integer.parseInt(String.valueOf(version.getFileName()))))
          .orElseThrow(() -> new IOException("no initdb below " + DEBIAN))
          .resolve("bin");
    }
  }

  // PostgreSQL refuses to run as root.
  private static List<String> otherUser(Path home) throws IOException, InterruptedException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    run(List.of(), Path.of("/bin/chown"), "postgres", home);
    return List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(List<String> as, Path program, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(as);
    command.add(program.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path output = Files.createTempFile("yinxin-postgres", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed: " + Files.readString(output));
    }
    Files.delete(output);
  }

  private static void stop(List<String> as, Path program, Path home) {
    try {
      run(as, program, "-D", home.resolve("data"), "-m", "immediate", "stop");
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Apart, so that whoever uses a local server does not need the dependency. */
  private static final class Embedded {

    static UrlDatabase start() throws IOException {
      EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
      return UrlDatabase.at(server.getJdbcUrl("postgres", "postgres"));
    }
  }
}
