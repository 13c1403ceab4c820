package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.license.IllegalTransitionException;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.RegisterException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that asks the register about each of its arguments, or tells it something. */
abstract class RegisterVerb implements Callable<Integer> {

  /** The zone of the authorities, in which "today" is a legal date. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int OUTPUT_GONE = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli, as all below
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "Print one JSON object per argument, one line each, and nothing else.")
  private boolean json;

  @Option(
      names = "--jdbc",
      paramLabel = "URL",
      description =
          "The register's database (default: an SQLite file in $YINXIN_HOME or ~/.yinxin).")
  private @Nullable String jdbc;

  /** Returns what the line calls its argument: {@code file}, {@code license} or {@code holder}. */
  abstract String subject();

  /** Returns the arguments. */
  abstract List<String> items();

  /** Checks the options before the register is opened. */
  void prepare() {}

  /** Answers about one argument. */
  abstract Answer answer(LicenseRegister register, String item) throws Problem;

  @Override
  public final Integer call() throws JsonProcessingException {
    prepare();
    PrintWriter out = spec.commandLine().getOut();
    Tone worst = Tone.POSITIVE;
    @Nullable LicenseRegister register = null;
    for (String item : items()) {
      Answer answer;
      try {
        register = register == null ? RegisterFile.open(jdbc, clock()) : register;
        answer = guarded(register, item);
      } catch (Problem e) {
        answer = unanswered(item, "ERROR", e.reason(), e.detail());
      }
      worst = worst.worse(answer.tone());
      out.println(json ? answer.line() : answer.words());
      if (out.checkError()) {
        return OUTPUT_GONE;
      }
    }
    return worst.exitCode();
  }

  // What the register refuses is an answer; what breaks below it is none.
  private Answer guarded(LicenseRegister register, String item) throws Problem {
    try {
      return answer(register, item);
    } catch (IllegalTransitionException e) {
      return unanswered(item, "REFUSED", "ILLEGAL_TRANSITION", e.getMessage());
    } catch (RegisterException e) {
      String outcome = e.kind() == RegisterException.Kind.STORAGE ? "ERROR" : "REFUSED";
      return unanswered(item, outcome, e.kind().name(), e.detail());
    } catch (IllegalArgumentException | DateTimeException e) {
      return unanswered(item, "REFUSED", "INVALID_VALUE", e.getMessage());
    }
  }

  /** Answers that nothing was done, and why. */
  final Answer unanswered(String item, String outcome, String reason, @Nullable String detail) {
    return new Answer(
        outcome.equals("ERROR") ? Tone.UNKNOWN : Tone.NEGATIVE,
        new Fields()
            .put(subject(), item)
            .put("outcome", outcome)
            .put("reason", reason)
            .put("detail", detail)
            .toMap(),
        Escaped.of(item)
            + ": "
            + outcome
            + " "
            + reason
            + (detail == null ? "" : ": " + Escaped.of(detail)));
  }

  final Clock clock() {
    return Clock.systemUTC();
  }

  final LocalDate today() {
    return LocalDate.ofInstant(clock().instant(), ZONE);
  }

  /** Reads a date of an option. */
  final LocalDate date(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw usage(option + " '" + text + "' is not a date such as 2026-03-01");
    }
  }

  /** Returns what ends a call whose options are wrong. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
