package io.github.yinxin.license;

/**
 * A unified social credit code 统一社会信用代码 (GB 32100-2015): 18 characters, the last one a check
 * character.
 *
 * @param value the 18 characters, upper case
 */
public record UnifiedSocialCreditCode(String value) {

  /** How many characters a code has. */
  static final int LENGTH = 18;

  // 31 symbols: the standard leaves out I, O, S, V and Z.
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  /** Refuses what is not 18 characters of the alphabet with the right check character. */
  public UnifiedSocialCreditCode {
    if (value.length() != LENGTH) {
      throw refusal(value, "has " + value.length() + " characters, not " + LENGTH);
    }
    char check = checkCharacter(value.substring(0, LENGTH - 1));
    if (value.charAt(LENGTH - 1) != check) {
      throw refusal(value, "should end in " + check);
    }
  }

  /**
   * Reads a code as printed.
   *
   * @throws IllegalArgumentException naming the character or the check character that is wrong
   */
  public static UnifiedSocialCreditCode parse(String text) {
    return new UnifiedSocialCreditCode(text);
  }

  /**
   * Computes the check character (GB 32100-2015).
   *
   * @param body the first 17 characters
   */
  static char checkCharacter(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int symbol = ALPHABET.indexOf(body.charAt(i));
      if (symbol < 0) {
        throw refusal(body, "has '" + body.charAt(i) + "' at position " + (i + 1));
      }
      sum += WEIGHTS[i] * symbol;
    }
    int modulus = ALPHABET.length();
    // The outer remainder matters: a sum divisible by 31 gives the check character 0, not 31.
    return ALPHABET.charAt((modulus - sum % modulus) % modulus);
  }

  private static InvalidValueException refusal(String value, String rule) {
    return new InvalidValueException("unified social credit code", value, rule);
  }

  /** Returns the 18 characters. */
  @Override
  public String toString() {
    return value;
  }
}
