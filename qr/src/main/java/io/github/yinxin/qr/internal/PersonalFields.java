package io.github.yinxin.qr.internal;

import java.util.List;

/** Which fields speak of people, told by words in their labels; the words are data. */
public final class PersonalFields {

  private static final List<String> WORDS = DataLines.of("personal-fields.txt");
  private static final List<String> HARMLESS = DataLines.of("impersonal-fields.txt");

  private PersonalFields() {}

  /**
   * Returns whether a field is to be masked by default.
   *
   * @param onAPersonsLicense then every field counts, but for those that the license shares with
   *     all others of its kind
   */
  public static boolean speaksOfAPerson(String label, boolean onAPersonsLicense) {
    return onAPersonsLicense ? !HARMLESS.contains(label) : WORDS.stream().anyMatch(label::contains);
  }
}
