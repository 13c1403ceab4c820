package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.yinxin.examples.cli.Answer.Tone;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A verb that answers about each of its files with one line, in the order of its arguments; a bad
 * file gets its line too and stops nobody.
 */
abstract class FileVerb implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();
  // The program lives in a heap of 512 MB, and a file is held a few times over.
  private static final long MAX_BYTES = 100L << 20;
  private static final int OUTPUT_GONE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli, as all below
  CommandSpec spec;

  @Option(
      names = "--json",
      description = "Print one JSON object per file, one line each, and nothing else.")
  private boolean json;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files, in any number.")
  @SuppressWarnings("NullAway.Init")
  List<String> files;

  /** Prepares what all files share, before the first one is touched. */
  void prepare() throws Exception {}

  /** Answers about a file that could be read. */
  abstract Answer answer(String file, byte[] bytes) throws Exception;

  /** Answers about a file that could not be read or brought down its reader. */
  abstract Answer unreadable(String file, Problem problem);

  @Override
  public Integer call() throws Exception {
    prepare();
    PrintWriter out = spec.commandLine().getOut();
    Tone worst = Tone.POSITIVE;
    for (String file : files) {
      Answer answer = guarded(file);
      worst = worst.worse(answer.tone());
      out.println(json ? line(answer) : answer.words());
      if (out.checkError()) {
        return OUTPUT_GONE; // Nobody reads on: the rest would be work for nothing.
      }
    }
    return worst.exitCode();
  }

  // One file may break a parser of another project in any way; the next one still gets its line.
  private Answer guarded(String file) {
    try {
      return answer(file, read(file));
    } catch (Problem e) {
      return unreadable(file, e);
    } catch (StackOverflowError | OutOfMemoryError e) {
      return unreadable(file, new Problem("TOO_COMPLEX", "needs more memory than there is"));
    } catch (Exception e) {
      return unreadable(file, new Problem("FAILED", String.valueOf(e.getMessage())));
    }
  }

  private static byte[] read(String file) throws Problem {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw new Problem("NOT_A_FILE", "is a folder");
      }
      long size = Files.size(path);
      if (size > MAX_BYTES) {
        throw new Problem("TOO_LARGE", size + " bytes, more than " + MAX_BYTES);
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new Problem("NOT_FOUND", "there is no such file");
    } catch (AccessDeniedException e) {
      throw new Problem("NOT_READABLE", "may not be read");
    } catch (InvalidPathException e) {
      throw new Problem(
          "NAME_NOT_REPRESENTABLE", "this name needs a UTF-8 locale, for example LC_ALL=C.UTF-8");
    } catch (IOException e) {
      throw new Problem("NOT_READABLE", String.valueOf(e.getMessage()));
    }
  }

  private static String line(Answer answer) throws JsonProcessingException {
    return JSON.writeValueAsString(answer.fields());
  }

  /** Why there is no answer about a file. */
  static final class Problem extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Problem(String reason, String detail) {
      super(detail);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }

    String detail() {
      return String.valueOf(getMessage());
    }
  }
}
