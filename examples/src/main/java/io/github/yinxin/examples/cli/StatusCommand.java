package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.register.LicenseRegister;
import io.github.yinxin.register.StatusAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code status}: what the register says about licenses, on a day, as known at an instant. */
@Command(
    name = "status",
    description = "Tells the status of licenses; exit code 1 if one is not in force.",
    mixinStandardHelpOptions = true)
public final class StatusCommand extends QuestionVerb {

  @Option(
      names = "--known-as",
      paramLabel = "INSTANT",
      converter = InstantText.class,
      description = "What was known then (default: now).")
  private @Nullable Instant knownAs;

  @Parameters(
      paramLabel = "LICENSE",
      arity = "1..*",
      description = "The identifiers of the licenses, in full.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private List<String> licenses;

  @Override
  String subject() {
    return "license";
  }

  @Override
  List<String> items() {
    return licenses;
  }

  @Override
  Answer answer(LicenseRegister register, String item) {
    LicenseId id = LicenseId.parse(item);
    if (register.find(id).isEmpty()) {
      return unanswered(item, "REFUSED", "NOT_RECORDED", "the register has no such license");
    }
    StatusAnswer answer =
        register.statusOf(id, day(), knownAs == null ? clock().instant() : knownAs);
    return new Answer(
        answer.inForce() ? Tone.POSITIVE : Tone.NEGATIVE,
        StatusFacts.put(new Fields().put("license", item).put("outcome", "FOUND"), answer).toMap(),
        Escaped.of(item) + ": " + StatusFacts.words(answer));
  }
}
