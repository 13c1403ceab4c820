package io.github.yinxin.examples;

import io.github.yinxin.examples.cli.ChangeCommand;
import io.github.yinxin.examples.cli.HolderCommand;
import io.github.yinxin.examples.cli.IssueCommand;
import io.github.yinxin.examples.cli.RenewCommand;
import io.github.yinxin.examples.cli.RevokeCommand;
import io.github.yinxin.examples.cli.ScanCommand;
import io.github.yinxin.examples.cli.SealCommand;
import io.github.yinxin.examples.cli.SealInfoCommand;
import io.github.yinxin.examples.cli.StatusCommand;
import io.github.yinxin.examples.cli.TamperCommand;
import io.github.yinxin.examples.cli.VerifyCommand;
import io.github.yinxin.examples.demo.DemoCommand;
import io.github.yinxin.examples.picture.PackedFonts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code java -jar yinxin.jar VERB}. */
@Command(
    name = "yinxin",
    description = "E-licenses 电子证照 and e-seals 电子印章: seal files, verify them, read their codes.",
    footerHeading = "%nA first try, which needs no preparation:%n",
    footer = {
      "  java -jar yinxin.jar seal --out sealed contract.pdf",
      "  java -jar yinxin.jar verify sealed/contract.pdf",
      "",
      "Each verb explains itself: java -jar yinxin.jar seal --help"
    },
    mixinStandardHelpOptions = true,
    version = "0.1.0-SNAPSHOT",
    subcommands = {
      SealCommand.class,
      VerifyCommand.class,
      IssueCommand.class,
      RenewCommand.class,
      ChangeCommand.class,
      RevokeCommand.class,
      StatusCommand.class,
      HolderCommand.class,
      ScanCommand.class,
      SealInfoCommand.class,
      TamperCommand.class,
      DemoCommand.class
    })
public final class Main {

  // PDFBox speaks through java.util.logging; held here so that the setting is not collected.
  private static final Logger PDFBOX = Logger.getLogger("org.apache");

  private static final int USAGE = 2;
  private static final int COULD_NOT_FIND_OUT = 3;
  private static final int HELP_WIDTH = 100;

  private Main() {}

  /** Runs one verb and exits with its code. */
  public static void main(String[] args) {
    // UTF-8 whatever the locale: the output is Chinese.
    PrintWriter err = utf8(FileDescriptor.err);
    if (!hasNameableFolder()) {
      err.println(
          "yinxin: the name of the working directory needs a UTF-8 locale;"
              + " start the program with LC_ALL=C.UTF-8");
      System.exit(USAGE);
    }
    PDFBOX.setLevel(Level.OFF);
    // Nothing is written outside the output folder: no image cache, no list of the system's fonts.
    ImageIO.setUseCache(false);
    PackedFonts.use();
    System.exit(commandLine(utf8(FileDescriptor.out), err).execute(Arguments.restored(args)));
  }

  // Java itself fails in many places if it cannot name the folder that it runs in.
  private static boolean hasNameableFolder() {
    try {
      return Path.of(System.getProperty("user.dir")).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Returns the command line, writing where it is told. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setUsageHelpWidth(HELP_WIDTH)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A file may be called "@list.pdf".
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Main::usage)
        .setExecutionExceptionHandler(Main::report);
  }

  private static int usage(ParameterException e, String... args) {
    CommandLine verb = e.getCommandLine();
    String name = verb.getCommandSpec().qualifiedName();
    verb.getErr().println(name + ": " + words(e) + " (" + name + " --help explains)");
    return USAGE;
  }

  // A mistyped option is also a missing one: what was typed helps more than what was not.
  private static String words(ParameterException e) {
    List<String> unknown = e.getCommandLine().getUnmatchedArguments();
    if (unknown.isEmpty()) {
      return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
    List<String> meant =
        new UnmatchedArgumentException(e.getCommandLine(), unknown).getSuggestions();
    return "what is "
        + unknown.get(0)
        + "?"
        + (meant.isEmpty() ? "" : " Perhaps " + String.join(", ", meant));
  }

  // What stops a verb altogether: one line, no stack trace.
  private static int report(Exception e, CommandLine commandLine, ParseResult arguments) {
    commandLine.getErr().println(commandLine.getCommandSpec().qualifiedName() + ": " + e);
    return COULD_NOT_FIND_OUT;
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
