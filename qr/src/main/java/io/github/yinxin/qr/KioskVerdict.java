package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.internal.Escapes;
import io.github.yinxin.qr.internal.ForeignCodes;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a counter makes of a code: a word for the screen that tells a forger nothing, and for the
 * log the reason.
 */
public final class KioskVerdict {

  /** Why a code is accepted or not. */
  public enum Reason {
    /** Every check passed. */
    VALID,
    /** The license has ended; the finding of {@link QrCheck#STATUS} says how. */
    REVOKED,
    /** The license is withheld 暂扣. */
    SUSPENDED,
    /** The code has expired. */
    EXPIRED,
    /** The code is made for later. */
    NOT_YET,
    /** The signature is wrong, or its key in wrong hands. */
    BAD_SIGNATURE,
    /** The trust list does not know the key, or what its codes need. */
    UNKNOWN_ISSUER,
    /** The key is good, but not for this issuer, license type or time. */
    WRONG_USAGE,
    /** It begins like one of ours and is none. */
    MALFORMED,
    /** It is a code of somebody else. */
    FOREIGN,
    /** Nobody can say what became of the license. */
    STATUS_STALE
  }

  private final Reason reason;
  private final Verification<VerifiedQr> verification;
  private final String text;
  private final TrustList trusted;

  private KioskVerdict(
      Reason reason, Verification<VerifiedQr> verification, String text, TrustList trusted) {
    this.reason = reason;
    this.verification = verification;
    this.text = text;
    this.trusted = trusted;
  }

  static KioskVerdict of(String text, Verification<VerifiedQr> verification, TrustList trusted) {
    Reason reason =
        verification.findings().stream()
            .filter(f -> f.outcome() == Outcome.FAILED)
            .findFirst()
            .or(
                () ->
                    verification.findings().stream()
                        .filter(f -> f.outcome() == Outcome.UNDETERMINED)
                        .findFirst())
            .map(KioskVerdict::reason)
            .orElse(Reason.VALID);
    return new KioskVerdict(reason, verification, requireNonNull(text, "text"), trusted);
  }

  private static Reason reason(Finding finding) {
    boolean unknown = finding.outcome() == Outcome.UNDETERMINED;
    return switch ((QrCheck) finding.check()) {
      case PREFIX -> Reason.FOREIGN;
      case ENCODING, STRUCTURE, CLAIMS, TEXT -> Reason.MALFORMED;
      case ISSUER_KEY -> Reason.UNKNOWN_ISSUER;
      case ALGORITHM, SIGNATURE, KEY_COMPROMISE -> Reason.BAD_SIGNATURE;
      // A number that the trust list does not have: a newer one may.
      case COMPRESSION, PROFILE -> unknown ? Reason.UNKNOWN_ISSUER : Reason.MALFORMED;
      case ISSUER_CODE, KEY_USAGE, KEY_PERIOD -> Reason.WRONG_USAGE;
      case ISSUED_AT -> Reason.NOT_YET;
      case TIME -> Reason.EXPIRED;
      case STATUS -> unknown ? Reason.STATUS_STALE : Reason.REVOKED;
      case SUSPENSION -> Reason.SUSPENDED;
      case FRESHNESS -> Reason.STATUS_STALE;
    };
  }

  /** Returns the reason. */
  public Reason reason() {
    return reason;
  }

  /** Returns every check. */
  public Verification<VerifiedQr> verification() {
    return verification;
  }

  /** Returns what kind of foreign code it is, for people in Chinese; nothing for ours. */
  public Optional<String> foreignFamily() {
    return reason == Reason.FOREIGN
        ? Optional.of(ForeignCodes.familyOf(text).zh())
        : Optional.empty();
  }

  /**
   * Returns the text of a foreign code, fit to be shown: invisible characters as escapes. Never to
   * be opened, and not to be made a link of.
   */
  public String escapedText() {
    return Escapes.shown(text);
  }

  /**
   * Returns the word for the public screen: one and the same for every failure, so that trying
   * tells a forger nothing.
   */
  public String screen() {
    return switch (reason) {
      case VALID -> "有效 Valid";
      case FOREIGN -> "非证照验证码 Not a license code";
      default -> "无法确认 Cannot be confirmed";
    };
  }

  /**
   * Returns the line for the log: reason, deciding check, as of when the status is, edition of the
   * trust list, issuer and {@code cti}; nothing of the holder.
   */
  public String log() {
    String decisive =
        verification.findings().stream()
            .filter(f -> f.outcome() != Outcome.SKIPPED)
            // A pass that says something tells as of when the status is.
            .filter(f -> f.outcome() != Outcome.PASSED || !f.en().isEmpty())
            .map(KioskVerdict::line)
            .collect(Collectors.joining("; "));
    String list = trusted.edition().map(e -> e.list() + " " + e.version()).orElse("unpublished");
    String code =
        verification
            .verified()
            .map(qr -> " issuer=" + qr.issuer().code() + " cti=" + qr.claims().cti())
            .orElse("");
    return reason
        + code
        + " trust-list="
        + list
        + (decisive.isEmpty() ? "" : " [" + decisive + "]");
  }

  private static String line(Finding finding) {
    return finding.check().name() + " " + finding.outcome() + " " + finding.en();
  }

  /** Returns the line for the log. */
  @Override
  public String toString() {
    return log();
  }
}
