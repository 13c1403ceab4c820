package io.github.yinxin.license;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * A citizen's identity number 公民身份号码 (GB 11643): address, date of birth, sequence number and check
 * character. Messages and {@link #toString} show the first and the last character only.
 *
 * @param value the 18 characters, a final X in upper case
 */
public record ResidentIdNumber(String value) {

  private static final String NAME = "resident id number";
  private static final int LENGTH = 18;
  private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  // By the remainder of the weighted sum divided by 11.
  private static final String CHECK_CHARACTERS = "10X98765432";

  /** Refuses a wrong shape, a day of birth that does not exist and a wrong check character. */
  public ResidentIdNumber {
    if (!SHAPE.matcher(value).matches()) {
      // The old 15 digits have no check character: adding one would vouch for what nobody checked.
      throw refusal(value, "is not 17 digits and a digit or X");
    }
    birthDate(value);
    if (value.charAt(LENGTH - 1) != checkCharacter(value)) {
      throw refusal(value, "has the wrong check character");
    }
  }

  /**
   * Reads a number as printed; a final x may be in lower case.
   *
   * @throws IllegalArgumentException if its shape, its day of birth or its check character is wrong
   */
  public static ResidentIdNumber parse(String text) {
    return new ResidentIdNumber(
        text.endsWith("x") ? text.substring(0, text.length() - 1) + "X" : text);
  }

  /** Returns the county of the first registration; it may no longer exist. */
  public DivisionCode division() {
    return new DivisionCode(value.substring(0, 6));
  }

  /** Returns the day of birth. */
  public LocalDate birthDate() {
    return birthDate(value);
  }

  /** Returns whether the sequence number is one for women: an even one. */
  public boolean isFemale() {
    return (value.charAt(LENGTH - 2) - '0') % 2 == 0;
  }

  private static LocalDate birthDate(String value) {
    try {
      return LocalDate.parse(value.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw refusal(value, "has a day of birth that does not exist");
    }
  }

  private static char checkCharacter(String value) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (value.charAt(i) - '0');
    }
    return CHECK_CHARACTERS.charAt(sum % CHECK_CHARACTERS.length());
  }

  private static InvalidValueException refusal(String value, String rule) {
    return new InvalidValueException(NAME, Masked.code(value), rule);
  }

  /** Returns the first and the last character, the others masked. */
  @Override
  public String toString() {
    return Masked.code(value);
  }
}
