package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.pdf.PdfVerdict.Integrity;

/** The verdict on a file or on one of its signatures, from integrity and trust. */
enum Verdict {
  VALID(Tone.POSITIVE),
  UNDETERMINED(Tone.UNKNOWN),
  INVALID(Tone.NEGATIVE);

  private final Tone tone;

  Verdict(Tone tone) {
    this.tone = tone;
  }

  Tone tone() {
    return tone;
  }

  /**
   * Joins whether the bytes are as signed with what the checks, trust included, came to: what
   * cannot be judged is undetermined even though a check failed on the way.
   */
  static Verdict of(Integrity integrity, Tone checks) {
    return switch (integrity) {
      case UNREADABLE, UNSUPPORTED -> UNDETERMINED;
      case VALID, VALID_WITH_ALLOWED_UPDATES -> of(checks);
      case NO_SIGNATURE, MALFORMED, BROKEN, CHANGED_AFTER_SIGNING -> INVALID;
    };
  }

  private static Verdict of(Tone checks) {
    return switch (checks) {
      case POSITIVE -> VALID;
      case UNKNOWN -> UNDETERMINED;
      case NEGATIVE -> INVALID;
    };
  }

  /** Returns an integrity for people. */
  static String words(Integrity integrity) {
    return switch (integrity) {
      case VALID -> "unchanged since it was signed";
      case VALID_WITH_ALLOWED_UPDATES -> name(integrity) + ": added to as a signed file may be";
      default -> name(integrity);
    };
  }

  /** Returns the name of an integrity on the command line. */
  static String name(Integrity integrity) {
    return integrity == Integrity.VALID_WITH_ALLOWED_UPDATES
        ? "VALID+ALLOWED_UPDATES"
        : integrity.name();
  }
}
