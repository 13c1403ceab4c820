package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A verb that answers about each of its files with one line, in the order of its arguments; a bad
 * file gets its line too and stops nobody.
 */
abstract class FileVerb implements Callable<Integer> {

  // With the start of the program, a line comes within ten seconds.
  private static final String SECONDS = "8";
  private static final int OUTPUT_GONE = 3;
  private static final int PDF_WITHIN = 1024;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli, as all below
  CommandSpec spec;

  @Option(
      names = "--json",
      description = "Print one JSON object per file, one line each, and nothing else.")
  private boolean json;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = SECONDS,
      description = "Give a file up after this time. Default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "The files, in any number. Put -- before a name that begins with a dash.")
  @SuppressWarnings("NullAway.Init")
  List<String> files;

  /**
   * Prepares what all files share, before the first one is touched.
   *
   * @throws Problem if that spoils every file alike; each gets its line with it
   * @throws ParameterException if the options are wrong
   */
  void prepare() throws Problem {}

  /** Answers about a file that could be read. */
  abstract Answer answer(String file, byte[] bytes, Lease lease) throws Exception;

  /** Answers about a file that could not be read or brought down its reader. */
  abstract Answer unreadable(String file, Problem problem);

  @Override
  public final Integer call() throws InterruptedException, JsonProcessingException {
    if (timeout < 1) {
      throw usage("--timeout " + timeout + " is below 1 second");
    }
    @Nullable Problem ofAll = ofAll();
    PrintWriter out = spec.commandLine().getOut();
    Tone worst = Tone.POSITIVE;
    for (String file : files) {
      Answer answer = ofAll == null ? about(file) : unreadable(file, ofAll);
      worst = worst.worse(answer.tone());
      out.println(json ? answer.line() : answer.words());
      if (out.checkError()) { // Nobody reads on: the rest would be work for nothing.
        say("the output cannot be written; stopped at " + Escaped.of(file));
        return OUTPUT_GONE;
      }
    }
    return worst.exitCode();
  }

  private @Nullable Problem ofAll() {
    try {
      prepare();
      return null;
    } catch (Problem e) {
      return e;
    }
  }

  private Answer about(String file) throws InterruptedException {
    try {
      return new TimeLimit(timeLimit()).run(lease -> answer(file, InputFile.read(file), lease));
    } catch (Problem e) {
      return unreadable(file, e);
    }
  }

  /** Returns whether bytes are a PDF file, behind junk if need be, as its readers find it. */
  static boolean isPdf(byte[] bytes) {
    int length = Math.min(bytes.length, PDF_WITHIN);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("%PDF-");
  }

  final Duration timeLimit() {
    return Duration.ofSeconds(timeout);
  }

  /** Opens the folder of the results, as an option names it. */
  final OutputFolder outputFolder(String out) {
    try {
      return OutputFolder.open(Path.of(out), files, Clock.systemUTC().instant());
    } catch (InvalidPathException e) {
      throw usage("--out " + out + ": this name needs a UTF-8 locale, such as LC_ALL=C.UTF-8");
    }
  }

  /** Says something to the person, beside the answers. */
  final void say(String words) {
    spec.commandLine().getErr().println(spec.name() + ": " + words);
  }

  /** Returns what ends a call whose options are wrong. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
