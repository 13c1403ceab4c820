package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answer of a verifier, with every check it made. The verified value exists only inside {@link
 * Valid}.
 *
 * @param <T> what is held once it is verified
 */
public sealed interface Verification<T> {

  /** Returns every finding, in the order of the procedure; never empty. */
  List<Finding> findings();

  /** Returns the verified value, or nothing if the answer is not {@link Valid}. */
  Optional<T> verified();

  /**
   * Draws the conclusion: one failed check makes it {@link Invalid}; else one that could not be
   * found out, or none that passed, makes it {@link Undetermined}; else it is {@link Valid}.
   *
   * @param value asked for only when valid
   * @throws IllegalArgumentException if there is no finding: nothing checked is nothing proven
   */
  static <T> Verification<T> of(List<Finding> findings, Supplier<T> value) {
    if (has(findings, Outcome.FAILED)) {
      return new Invalid<>(findings);
    }
    return has(findings, Outcome.UNDETERMINED) || !has(findings, Outcome.PASSED)
        ? new Undetermined<>(findings)
        : new Valid<>(value.get(), findings);
  }

  private static boolean has(List<Finding> findings, Outcome outcome) {
    return findings.stream().anyMatch(f -> f.outcome() == outcome);
  }

  private static List<Finding> copy(List<Finding> findings) {
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("findings is empty: nothing was checked");
    }
    return List.copyOf(findings);
  }

  /**
   * All checks passed.
   *
   * @param value what was verified
   * @param findings every check
   */
  record Valid<T>(T value, List<Finding> findings) implements Verification<T> {
    /** Refuses a verdict without checks. */
    public Valid {
      requireNonNull(value, "value");
      findings = copy(findings);
    }

    @Override
    public Optional<T> verified() {
      return Optional.of(value);
    }
  }

  /**
   * At least one check failed.
   *
   * @param findings every check
   */
  record Invalid<T>(List<Finding> findings) implements Verification<T> {
    /** Refuses a verdict without checks. */
    public Invalid {
      findings = copy(findings);
    }

    @Override
    public Optional<T> verified() {
      return Optional.empty();
    }
  }

  /**
   * No check failed, but at least one could not be carried out: neither yes nor no.
   *
   * @param findings every check
   */
  record Undetermined<T>(List<Finding> findings) implements Verification<T> {
    /** Refuses a verdict without checks. */
    public Undetermined {
      findings = copy(findings);
    }

    @Override
    public Optional<T> verified() {
      return Optional.empty();
    }
  }
}
