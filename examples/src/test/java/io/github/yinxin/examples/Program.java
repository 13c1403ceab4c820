package io.github.yinxin.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packed program as a person starts it, in a heap of 512 MB. */
final class Program {

  private static final Path JAR = Path.of(System.getProperty("yinxin.jar"));
  private static final Path THIN_JAR = Path.of(System.getProperty("yinxin.jar.thin"));
  private static final Path LIBRARIES = JAR.resolveSibling("libraries");
  private static final String HEAP = "-Xmx512m";
  private static final String QUICK = "-XX:TieredStopAtLevel=1";
  private static final int WARNS_OF_NATIVE_CODE = 24;
  private static final long LONGEST_MINUTES = 10;

  private final Path folder;
  private final Path out;
  private final Path err;
  private final ProcessBuilder builder;

  private Program(Path folder, ProcessBuilder builder) throws IOException {
    this.folder = folder;
    this.builder = builder;
    this.out = Files.createTempFile(folder, "stdout", "");
    this.err = Files.createTempFile(folder, "stderr", "");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
  }

  /**
   * What a run came to.
   *
   * @param exitCode 128 and more for a signal
   */
  record Run(int exitCode, String out, String err) {

    List<JsonNode> lines() throws IOException {
      List<JsonNode> lines = new ArrayList<>();
      for (String line : out.lines().toList()) {
        lines.add(new ObjectMapper().readTree(line));
      }
      return lines;
    }
  }

  /** Prepares a run in a folder, with whatever the virtual machine does to be fast. */
  static Program in(Path folder, Object... arguments) throws IOException {
    return of(folder, List.of(HEAP, "-jar", JAR.toString()), arguments);
  }

  /** Prepares a short run, which the second compiler would only make longer. */
  static Program shortly(Path folder, Object... arguments) throws IOException {
    return of(folder, List.of(HEAP, QUICK, "-jar", JAR.toString()), arguments);
  }

  /** Prepares a short run with the libraries as modules; the program is on the class path. */
  static Program asModules(Path folder, Object... arguments) throws IOException {
    String program = THIN_JAR + File.pathSeparator + jars(jar -> !isModule(jar));
    List<String> options = new ArrayList<>(List.of(HEAP, QUICK));
    if (Runtime.version().feature() >= WARNS_OF_NATIVE_CODE) {
      options.add("--enable-native-access=org.xerial.sqlitejdbc");
    }
    options.addAll(List.of("--module-path", jars(Program::isModule)));
    options.addAll(List.of("--add-modules", "io.github.yinxin.pdfseal,io.github.yinxin.qr"));
    options.addAll(List.of("-cp", program, Main.class.getName()));
    return of(folder, options, arguments);
  }

  private static Program of(Path folder, List<String> options, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new Program(folder, new ProcessBuilder(command).directory(folder.toFile()));
  }

  // What only the program needs, not the libraries.
  private static boolean isModule(Path jar) {
    return !jar.getFileName()
        .toString()
        .matches(".*-tests\\.jar|picocli.*|jackson-(databind|annotations).*");
  }

  private static String jars(Predicate<Path> wanted) throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      return files
          .filter(wanted)
          .map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /**
   * Prepares a short run by a shell, which passes names on byte by byte: {@code $YINXIN} is the
   * program.
   */
  static Program byShell(Path folder, String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", script).directory(folder.toFile());
    builder
        .environment()
        .put(
            "YINXIN",
            String.join(" ", java(), HEAP, QUICK, "-jar", JAR.toAbsolutePath().toString()));
    return new Program(folder, builder);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  Program with(String variable, String value) {
    builder.environment().put(variable, value);
    return this;
  }

  Process start() throws IOException {
    Map<String, String> environment = builder.environment();
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    return builder.start();
  }

  Run run() throws IOException, InterruptedException {
    return ended(start());
  }

  Run ended(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + builder.command() + " in " + folder);
    }
    return new Run(process.exitValue(), text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
