package io.github.yinxin.license;

import io.github.yinxin.license.LicenseType.Field.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;

/** What the value of a face field must be, by the field's kind. */
final class FieldRules {

  private static final int MAX_TEXT = 4000;
  // 住建部 asks for photographs of at most 50 KB (license.md section 3).
  private static final int MAX_PHOTO = 50 * 1024;
  private static final String PHOTO = "(photo)";
  private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
  private static final byte[] PNG = "\u0089PNG".getBytes(StandardCharsets.ISO_8859_1);

  private FieldRules() {}

  /** Refuses a value that is not of a kind, naming the subject. */
  static void require(Kind kind, String subject, String value) {
    switch (kind) {
      case TEXT -> Text.requireLines(subject, value, MAX_TEXT);
      case DATE -> date(subject, value);
      case CREDIT_CODE -> of(subject, () -> UnifiedSocialCreditCode.parse(value));
      case RESIDENT_ID -> of(subject, () -> ResidentIdNumber.parse(value));
      case PHOTO -> photo(subject, value);
    }
  }

  private static void of(String subject, Runnable rule) {
    try {
      rule.run();
    } catch (InvalidValueException e) {
      throw e.of(subject);
    }
  }

  private static void date(String subject, String value) {
    try {
      LocalDate.parse(value);
    } catch (DateTimeException e) {
      throw new InvalidValueException(subject, Text.printable(value), "is no day as yyyy-MM-dd");
    }
  }

  private static void photo(String subject, String value) {
    byte[] picture = decoded(subject, value);
    if (picture.length > MAX_PHOTO) {
      throw new InvalidValueException(subject, PHOTO, "is larger than " + MAX_PHOTO + " bytes");
    }
    if (!startsWith(picture, JPEG) && !startsWith(picture, PNG)) {
      throw new InvalidValueException(subject, PHOTO, "is neither JPEG nor PNG");
    }
  }

  private static byte[] decoded(String subject, String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(subject, PHOTO, "is not base64");
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length >= start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }
}
