package io.github.yinxin.examples;

import io.github.yinxin.examples.cli.ScanCommand;
import io.github.yinxin.examples.cli.SealCommand;
import io.github.yinxin.examples.cli.SealInfoCommand;
import io.github.yinxin.examples.cli.VerifyCommand;
import io.github.yinxin.examples.demo.DemoCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** {@code java -jar yinxin.jar VERB}. */
@Command(
    name = "yinxin",
    description = "E-licenses and e-seals: issue, seal, scan, verify.",
    mixinStandardHelpOptions = true,
    version = "0.1.0-SNAPSHOT",
    subcommands = {
      DemoCommand.class,
      SealCommand.class,
      SealInfoCommand.class,
      ScanCommand.class,
      VerifyCommand.class
    })
public final class Main {

  // PDFBox speaks through java.util.logging; held here so that the setting is not collected.
  private static final Logger PDFBOX = Logger.getLogger("org.apache");

  private static final int COULD_NOT_FIND_OUT = 3;

  private Main() {}

  /** Runs one verb and exits with its code. */
  public static void main(String[] args) {
    PDFBOX.setLevel(Level.OFF);
    // UTF-8 whatever the locale: the output is Chinese.
    System.exit(commandLine(utf8(FileDescriptor.out), utf8(FileDescriptor.err)).execute(args));
  }

  /** Returns the command line, writing where it is told. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::report);
  }

  // What stops a verb altogether, such as a folder that cannot be written: one line, no stack
  // trace.
  private static int report(Exception e, CommandLine commandLine, ParseResult arguments) {
    commandLine.getErr().println(commandLine.getCommandName() + ": " + e);
    return COULD_NOT_FIND_OUT;
  }

  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
