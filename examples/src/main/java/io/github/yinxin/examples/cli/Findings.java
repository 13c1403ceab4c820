package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Findings and verdicts as the command line words them. */
final class Findings {

  private Findings() {}

  static List<Map<String, Object>> json(List<Finding> findings) {
    return findings.stream().map(Findings::json).toList();
  }

  static Map<String, Object> json(Finding finding) {
    return new Fields()
        .put("check", finding.check().name())
        .put("outcome", finding.outcome().name())
        .put("clause", text(finding.check().clause()))
        .put("detail", text(detail(finding)))
        .toMap();
  }

  /** Words what did not simply pass, one line each. */
  static String words(List<Finding> findings) {
    return findings.stream()
        .filter(f -> f.outcome() != Outcome.PASSED && f.outcome() != Outcome.SKIPPED)
        .map(f -> "\n    " + f.outcome() + " " + f.check().name() + ": " + Escaped.of(detail(f)))
        .collect(Collectors.joining());
  }

  static String verdict(Verification<?> verification) {
    return switch (tone(verification)) {
      case POSITIVE -> "VALID";
      case NEGATIVE -> "INVALID";
      case UNKNOWN -> "UNDETERMINED";
    };
  }

  static Tone tone(Verification<?> verification) {
    if (verification instanceof Verification.Valid) {
      return Tone.POSITIVE;
    }
    return verification instanceof Verification.Invalid ? Tone.NEGATIVE : Tone.UNKNOWN;
  }

  static Tone tone(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.outcome() == Outcome.FAILED)) {
      return Tone.NEGATIVE;
    }
    return findings.stream().anyMatch(f -> f.outcome() == Outcome.UNDETERMINED)
        ? Tone.UNKNOWN
        : Tone.POSITIVE;
  }

  private static String detail(Finding finding) {
    return finding.zh().equals(finding.en())
        ? finding.en()
        : (finding.zh() + "  " + finding.en()).strip();
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }
}
