package io.github.yinxin.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program on the search path, asked for a second opinion; a test without it skips visibly. */
public final class ExternalProgram {

  private final Path file;

  private ExternalProgram(Path file) {
    this.file = file;
  }

  /**
   * What a run came to.
   *
   * @param exitCode 0 for success
   * @param output standard output and standard error together
   */
  public record Run(int exitCode, String output) {}

  /** Looks a program up on the search path. */
  public static Optional<ExternalProgram> find(String name) {
    String searchPath = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(searchPath)
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(ExternalProgram::new);
  }

  /** Runs it to its end. */
  public Run run(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(file.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (InputStream output = process.getInputStream()) {
        String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(file + " was interrupted", e);
    }
  }
}
