package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Reason;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The matter 办件 that causes a change in the register.
 *
 * @param number its number on the platform
 * @param decidedOn the day of the decision
 * @param actsFrom the day from which it acts, where the decision names another one than its own
 * @param decision number of the decision document 文书号, empty if there is none
 * @param clerk who records it, empty if the platform does not say
 * @param step the step of the matter that is done once only, if the platform names it
 * @param givenBy who gives its reasons; the authority unless the platform says otherwise
 */
public record Matter(
    String number,
    LocalDate decidedOn,
    Optional<LocalDate> actsFrom,
    String decision,
    String clerk,
    Optional<Step> step,
    Reason.User givenBy) {

  private static final int MAX_LENGTH = 100;

  /**
   * A step of a matter. The same step given twice with the same command has the first answer again;
   * with another command it is refused.
   *
   * @param name name of the step
   * @param ordinal its number, where a step is taken for several licenses of one type
   */
  public record Step(String name, int ordinal) {

    /** Refuses a blank name and a negative number. */
    public Step {
      if (name.isBlank() || name.length() > MAX_LENGTH || ordinal < 0) {
        throw new IllegalArgumentException(
            "step '" + name + "' number " + ordinal + " needs a name of 1 to 100 characters");
      }
    }
  }

  /** Refuses a blank number and texts of more than 100 characters. */
  public Matter {
    requireNonNull(decidedOn, "decidedOn");
    requireNonNull(actsFrom, "actsFrom");
    requireNonNull(step, "step");
    requireNonNull(givenBy, "givenBy");
    if (number.isBlank()) {
      throw new IllegalArgumentException("matter has no number");
    }
    requireStorable("number", number);
    requireStorable("decision", decision);
    requireStorable("clerk", clerk);
  }

  /** Makes a matter that acts from the day of its decision. */
  public Matter(String number, LocalDate decidedOn) {
    this(number, decidedOn, Optional.empty(), "", "", Optional.empty(), Reason.User.AUTHORITY);
  }

  /** Returns the same matter, acting from another day. */
  public Matter actingFrom(LocalDate day) {
    return new Matter(number, decidedOn, Optional.of(day), decision, clerk, step, givenBy);
  }

  /** Returns the same matter with the number of the decision document 文书号. */
  public Matter decidedBy(String newDecision) {
    return new Matter(number, decidedOn, actsFrom, newDecision, clerk, step, givenBy);
  }

  /** Returns the same matter, recorded by somebody. */
  public Matter recordedBy(String newClerk) {
    return new Matter(number, decidedOn, actsFrom, decision, newClerk, step, givenBy);
  }

  /** Returns the same matter at a step that is done once, however often it is asked for. */
  public Matter once(String name) {
    return once(new Step(name, 0));
  }

  /** Returns the same matter at a step that is done once, however often it is asked for. */
  public Matter once(Step newStep) {
    return new Matter(number, decidedOn, actsFrom, decision, clerk, Optional.of(newStep), givenBy);
  }

  /**
   * Returns the same matter with reasons that somebody else gives: a holder who asks for the end of
   * a license, or who keeps the register. A reason of a category that is not his is refused.
   */
  public Matter givenBy(Reason.User user) {
    return new Matter(number, decidedOn, actsFrom, decision, clerk, step, user);
  }

  /** Refuses a reason that is not for whoever gives it. */
  void requireMayGive(Reason reason) {
    if (!givenBy.mayGive(reason.category())) {
      throw new RegisterException(
          RegisterException.Kind.REASON_NOT_THEIRS,
          reason.category() + " cannot be given by " + givenBy);
    }
  }

  /** Returns the day from which it acts. */
  public LocalDate effectiveFrom() {
    return actsFrom.orElse(decidedOn);
  }

  private static void requireStorable(String name, String value) {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "matter's " + name + " has " + value.length() + " characters, more than " + MAX_LENGTH);
    }
    // Databases refuse the one, or store something else for the other.
    boolean storable =
        value.chars().noneMatch(Character::isISOControl)
            && StandardCharsets.UTF_8.newEncoder().canEncode(value);
    if (!storable) {
      throw new IllegalArgumentException(
          "matter's " + name + " has a character that cannot be stored");
    }
  }
}
