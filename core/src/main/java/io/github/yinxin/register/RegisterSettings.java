package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.LicenseType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * What a register needs to know from its platform, whatever its storage.
 *
 * @param clock when events are recorded
 * @param random where names in verification codes come from; unpredictable for real licenses
 * @param serials how serial numbers look
 * @param rules what the law leaves to the license type
 * @param guard who may object to a command
 * @param personalData how personal data are kept at rest
 * @param block how many numbers a register that commits itself leases at a time, 1 to 100,000
 */
public record RegisterSettings(
    Clock clock,
    RandomGenerator random,
    SerialSource serials,
    Function<LicenseType, TypeRules> rules,
    Guard guard,
    PersonalData personalData,
    int block) {

  private static final int DEFAULT_BLOCK = 256;
  private static final int MAX_BLOCK = 100_000;

  /**
   * What the law leaves to the license type.
   *
   * @param graceDays how many days after its end a license may still be renewed; 0 by default
   * @param transferable whether it may be transferred to another authority; not by default
   * @param renewalLeadDays how many days before its end renewal must be applied for; 30 unless a
   *     law, regulation or rule sets another term (行政许可法 art. 50)
   * @param deemedRenewal whether a renewal applied for in time and not decided at the end counts as
   *     granted 视为准予延续 (行政许可法 art. 50); so by default
   */
  public record TypeRules(
      int graceDays, boolean transferable, int renewalLeadDays, boolean deemedRenewal) {

    /** The law's own rules. */
    public static final TypeRules DEFAULT = new TypeRules(0, false, 30, true);

    /** Refuses negative numbers of days. */
    public TypeRules {
      if (graceDays < 0 || renewalLeadDays < 0) {
        throw new IllegalArgumentException(
            "days of grace " + graceDays + " and of lead " + renewalLeadDays + " count from 0");
      }
    }
  }

  /** Somebody who may object to a command before anything is recorded. */
  @FunctionalInterface
  public interface Guard {

    /** Returns why the command must not be carried out, or nothing. */
    Optional<Veto> objection(Matter matter, LicenseCommand command);
  }

  /**
   * An objection to a command.
   *
   * @param code the guard's own code for it
   * @param text the same for people, without personal data
   */
  public record Veto(String code, String text) {

    /** Refuses a blank code. */
    public Veto {
      requireNonNull(text, "text");
      if (code.isBlank()) {
        throw new IllegalArgumentException("veto '" + text + "' has no code");
      }
    }
  }

  /**
   * How personal data are kept at rest.
   *
   * @param conceal how a text is stored: facts of licenses, events, changes of holders
   * @param reveal the inverse
   * @param holderIndex under which key a holder is found: the same for the same code, and not to be
   *     reversed without a secret, such as an HMAC; at most 100 characters
   */
  public record PersonalData(
      UnaryOperator<String> conceal,
      UnaryOperator<String> reveal,
      UnaryOperator<String> holderIndex) {

    /** Stored as they are. */
    public static final PersonalData PLAIN =
        new PersonalData(
            UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());

    /** Refuses missing parts. */
    public PersonalData {
      requireNonNull(conceal, "conceal");
      requireNonNull(reveal, "reveal");
      requireNonNull(holderIndex, "holderIndex");
    }
  }

  /** Refuses missing parts and a block that is not within 1 to 100,000. */
  public RegisterSettings {
    requireNonNull(clock, "clock");
    requireNonNull(random, "random");
    requireNonNull(serials, "serials");
    requireNonNull(rules, "rules");
    requireNonNull(guard, "guard");
    requireNonNull(personalData, "personalData");
    if (block < 1 || block > MAX_BLOCK) {
      throw new IllegalArgumentException("block of " + block + " is not within 1 to " + MAX_BLOCK);
    }
  }

  /** Takes what has no default; the rest is the law's, and nobody objects. */
  public static RegisterSettings of(Clock clock, RandomGenerator random) {
    return new RegisterSettings(
        clock,
        random,
        SerialSource.yearly(),
        type -> TypeRules.DEFAULT,
        (matter, command) -> Optional.empty(),
        PersonalData.PLAIN,
        DEFAULT_BLOCK);
  }

  /** Returns the same settings with other serial numbers. */
  public RegisterSettings serials(SerialSource newSerials) {
    return new RegisterSettings(clock, random, newSerials, rules, guard, personalData, block);
  }

  /** Returns the same settings with other rules for license types. */
  public RegisterSettings rules(Function<LicenseType, TypeRules> newRules) {
    return new RegisterSettings(clock, random, serials, newRules, guard, personalData, block);
  }

  /** Returns the same settings with a guard. */
  public RegisterSettings guardedBy(Guard newGuard) {
    return new RegisterSettings(clock, random, serials, rules, newGuard, personalData, block);
  }

  /** Returns the same settings with personal data kept otherwise. */
  public RegisterSettings keeping(PersonalData newPersonalData) {
    return new RegisterSettings(clock, random, serials, rules, guard, newPersonalData, block);
  }

  /** Returns the same settings with another size of leased blocks. */
  public RegisterSettings leasing(int newBlock) {
    return new RegisterSettings(clock, random, serials, rules, guard, personalData, newBlock);
  }
}
