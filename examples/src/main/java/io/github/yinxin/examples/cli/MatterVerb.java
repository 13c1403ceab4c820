package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.license.License;
import io.github.yinxin.register.Matter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that carries out a matter. */
abstract class MatterVerb extends RegisterVerb {

  @Option(
      names = "--matter",
      paramLabel = "NUMBER",
      required = true,
      description = "The number of the matter on the platform.")
  @SuppressWarnings("NullAway.Init")
  private String number;

  @Option(
      names = "--decided",
      paramLabel = "DATE",
      description = "The day of the decision (default: today in China).")
  private @Nullable String decided;

  @Option(
      names = "--effective",
      paramLabel = "DATE",
      description = "The day from which it acts, where that is another.")
  private @Nullable String effective;

  @Option(
      names = "--decision",
      paramLabel = "NUMBER",
      defaultValue = "",
      description = "The number of the decision document.")
  @SuppressWarnings("NullAway.Init")
  private String decision;

  @Option(
      names = "--once",
      paramLabel = "STEP",
      description = "Name this step, so that giving it again has the same answer.")
  private @Nullable String once;

  @Option(
      names = "--clerk",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Who records it.")
  @SuppressWarnings("NullAway.Init")
  private String clerk;

  @Override
  void prepare() {
    try {
      matter(0);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** Returns the matter for one of the arguments; each is a step of its own. */
  final Matter matter(String item) {
    return matter(items().indexOf(item));
  }

  private Matter matter(int ordinal) {
    LocalDate day = decided == null ? today() : date("--decided", decided);
    Matter matter = new Matter(number, day).decidedBy(decision).recordedBy(clerk);
    Matter acting = effective == null ? matter : matter.actingFrom(date("--effective", effective));
    return given(once == null ? acting : acting.once(new Matter.Step(once, ordinal)));
  }

  /** Returns the same matter with who gives its reason, where that is said. */
  Matter given(Matter matter) {
    return matter;
  }

  /** Says what became of a license. */
  final Answer done(String item, String outcome, License license) {
    return new Answer(
        Tone.POSITIVE,
        new Fields()
            .put(subject(), item)
            .put("outcome", outcome)
            .put("result", license.id().toString())
            .put("cti", license.cti().toString())
            .put("statusIndex", license.names().statusIndex())
            .put("predecessor", license.predecessor().map(Object::toString).orElse(null))
            .toMap(),
        Escaped.of(item) + ": " + outcome + " " + license.id());
  }
}
