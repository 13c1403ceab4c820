package io.github.yinxin.license;

/** How the check character of a license identifier is computed, rightly and otherwise. */
enum CheckCharacter {
  /** ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008). */
  STANDARD {
    @Override
    char over(String text) {
      int product = MODULUS;
      for (int i = 0; i < text.length(); i++) {
        product = next(product + ALPHABET.indexOf(text.charAt(i)));
      }
      // The outer remainder matters: product 1 gives the check character 0, not 36.
      return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS);
    }
  },
  /**
   * A generator in production somewhere counts letters from 11 instead of 10 and shifts its table
   * by one to make up for it. To be recognised, never to be used.
   */
  LETTERS_FROM_ELEVEN {
    @Override
    char over(String text) {
      int product = MODULUS;
      for (int i = 0; i < text.length(); i++) {
        int value = ALPHABET.indexOf(text.charAt(i));
        value += value < DIGITS ? 0 : 1;
        product = next(reduced(value, product + value));
      }
      return ALPHABET.charAt(MODULUS - product);
    }

    // It reduces by another modulus after letters than after digits.
    private int reduced(int value, int sum) {
      if (value > DIGITS) {
        return sum > MODULUS + 1 ? sum % (MODULUS + 1) : sum;
      }
      return sum > MODULUS ? sum % MODULUS : sum;
    }
  };

  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MODULUS = ALPHABET.length();
  private static final int DIGITS = 10;

  /** Computes it over digits and capital letters. */
  abstract char over(String text);

  private static int next(int sum) {
    int remainder = sum % MODULUS;
    return 2 * (remainder == 0 ? MODULUS : remainder) % (MODULUS + 1);
  }
}
