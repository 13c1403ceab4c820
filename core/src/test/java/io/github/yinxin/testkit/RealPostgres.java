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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL, started once for the whole JVM: the one whose JDBC URL stands in the
 * environment variable {@code YINXIN_POSTGRES_URL}; else the newest local binaries, run as another
 * user where this one is root; else the embedded binaries of the test dependencies. Without any,
 * tests are skipped loudly. The system property {@code yinxin.postgres} lets them fail instead if
 * it is {@code required}, or {@code url}, {@code local} or {@code embedded}, which also rule out
 * the other ways.
 */
public final class RealPostgres {

  private static final String VARIABLE = "YINXIN_POSTGRES_URL";
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
  private static final int START_SECONDS = 60;
  private static final String WANTED = System.getProperty("yinxin.postgres", "");
  private static final Search FOUND = Search.among(WANTED, ways());

  private RealPostgres() {}

  /** Returns the server, or ends the test as skipped, or failed where it is required. */
  public static UrlDatabase require() {
    if (FOUND.server().isEmpty()) {
      System.err.println("NOT TRIED ON POSTGRESQL: " + String.join("; ", FOUND.reasons()));
    }
    return FOUND.require();
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

  private static Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("url", () -> named(System.getenv(VARIABLE)));
    ways.put("local", RealPostgres::local);
    ways.put("embedded", Embedded::start);
    return ways;
  }

  private static UrlDatabase named(@Nullable String url) throws IOException {
    if (url == null || url.isBlank()) {
      throw new IOException("variable " + VARIABLE + " is not set");
    }
    return UrlDatabase.at(url);
  }

  /** A way to a server. */
  interface Way {
    UrlDatabase start() throws IOException, InterruptedException;
  }

  /**
   * The first way that led to a server.
   *
   * @param required whether there must be one
   * @param reasons why the ways before it did not
   */
  record Search(Optional<UrlDatabase> server, boolean required, List<String> reasons) {

    /** Tries ways in their order; {@code wanted} may name one, or say that there must be one. */
    static Search among(String wanted, Map<String, Way> ways) {
      boolean one = ways.containsKey(wanted);
      if (!one && !wanted.isEmpty() && !wanted.equals("required")) {
        throw new IllegalArgumentException(
            "yinxin.postgres=" + wanted + " is neither required nor one of " + ways.keySet());
      }
      List<String> reasons = new ArrayList<>();
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        if (one && !way.getKey().equals(wanted)) {
          continue;
        }
        try {
          return new Search(Optional.of(way.getValue().start()), true, reasons);
        } catch (IOException | RuntimeException | LinkageError e) {
          reasons.add(way.getKey() + ": " + e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          reasons.add(way.getKey() + ": interrupted");
        }
      }
      return new Search(Optional.empty(), !wanted.isEmpty(), reasons);
    }

    UrlDatabase require() {
      if (server.isEmpty()) {
        String missing = "no PostgreSQL: " + String.join("; ", reasons);
        if (required) {
          throw new IllegalStateException(missing);
        }
        Assumptions.abort(missing);
      }
      return server.orElseThrow();
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
