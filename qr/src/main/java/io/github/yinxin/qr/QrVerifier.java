package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Verifies codes without a network. Immutable and, as its status lookup is, thread-safe. */
public final class QrVerifier {

  static final String PREFIX = "EL1:";

  /**
   * Answers what became of a license, from a status list. Implementations are thread-safe; where
   * one throws, the status stays undetermined.
   */
  @FunctionalInterface
  public interface StatusLookup {

    /** Returns the answer, or nothing if no list at hand speaks of the index. */
    Optional<StatusAnswer> find(StatusIndex index);
  }

  /**
   * What a status list says of a license.
   *
   * @param status its legal status
   * @param asOf when that was so
   */
  public record StatusAnswer(LegalStatus status, Instant asOf) {
    /** Refuses missing parts. */
    public StatusAnswer {
      requireNonNull(status, "status");
      requireNonNull(asOf, "asOf");
    }
  }

  /** What decides beside the code itself. */
  record Policy(
      TrustList trusted,
      Optional<StatusLookup> lookup,
      boolean statusIgnored,
      boolean expiredAccepted,
      Duration freshFor,
      Duration usableFor) {}

  private final Policy policy;

  private QrVerifier(Policy policy) {
    this.policy = policy;
  }

  /**
   * Returns a verifier that accepts the codes of these issuers. Codes that stand in a status list
   * stay undetermined: nobody could say whether they were revoked.
   */
  public static QrVerifier trusting(TrustList trusted) {
    return builder(trusted).build();
  }

  /** Begins a verifier that accepts the codes of these issuers. */
  public static Builder builder(TrustList trusted) {
    return new Builder(trusted);
  }

  /**
   * Verifies the text of a code by the checks of {@link QrCheck}, all of which are reported in
   * their order.
   *
   * @param text any text whatsoever; never trusted
   * @param at the instant to judge at
   * @return undetermined if the key is unknown: the code may be good to somebody else
   */
  public Verification<VerifiedQr> verify(String text, Instant at) {
    return new QrVerification(policy, requireNonNull(at, "at"))
        .verify(requireNonNull(text, "text"));
  }

  /**
   * Verifies the text of a code and says what a counter shows and logs.
   *
   * @param text any text whatsoever; never trusted
   * @param at the instant to judge at
   */
  public KioskVerdict judge(String text, Instant at) {
    return KioskVerdict.of(text, verify(text, at), policy.trusted());
  }

  /** Puts a verifier together; what is not said is strict. */
  public static final class Builder {

    private final TrustList trusted;
    private Optional<StatusLookup> lookup = Optional.empty();
    private boolean statusIgnored;
    private boolean expiredAccepted;
    private Duration freshFor = Duration.ofDays(1);
    private Duration usableFor = Duration.ofDays(3);

    private Builder(TrustList trusted) {
      this.trusted = requireNonNull(trusted, "trusted");
    }

    /** Asks a status list what became of the license. */
    public Builder statusFrom(StatusLookup newLookup) {
      lookup = Optional.of(newLookup);
      return this;
    }

    /** Leaves open what became of the license, where another source will be asked. */
    public Builder withoutStatus() {
      statusIgnored = true;
      return this;
    }

    /** Accepts codes past their date, with a warning: for archives. */
    public Builder acceptingExpired() {
      expiredAccepted = true;
      return this;
    }

    /**
     * Sets how old an answer on the status may be.
     *
     * @param fresh until then nothing is said about it; 24 hours unless set
     * @param usable until then there is a warning, after it no answer; 72 hours unless set
     */
    public Builder statusAge(Duration fresh, Duration usable) {
      if (fresh.isNegative() || usable.compareTo(fresh) < 0) {
        throw new IllegalArgumentException("status is fresh for " + fresh + ", usable " + usable);
      }
      freshFor = fresh;
      usableFor = usable;
      return this;
    }

    /**
     * Returns the verifier.
     *
     * @throws IllegalArgumentException if the status is both asked for and left open
     */
    public QrVerifier build() {
      if (statusIgnored && lookup.isPresent()) {
        throw new IllegalArgumentException("statusFrom and withoutStatus contradict each other");
      }
      return new QrVerifier(
          new Policy(trusted, lookup, statusIgnored, expiredAccepted, freshFor, usableFor));
    }
  }
}
