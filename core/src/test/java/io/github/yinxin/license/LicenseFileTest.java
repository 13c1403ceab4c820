package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.LicenseFile.AnnotatedCopy;
import io.github.yinxin.license.LicenseFile.Annotation;
import io.github.yinxin.license.LicenseFile.Duplicate;
import io.github.yinxin.license.LicenseFile.MainLicense;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Digest.Algorithm;
import io.github.yinxin.testkit.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseFileTest {

  private static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-03-02T00:00:00Z");
  private static final Digest MAIN = Digest.compute(Algorithm.SHA256, new byte[] {1});
  private static final Digest COPY = Digest.compute(Algorithm.SHA256, new byte[] {2});

  private static Annotation annotation(String purpose) {
    return new Annotation(purpose, "示例人", MADE, EXPIRES);
  }

  @Test
  void copy_hasItsOwnDigestAndNumber_andTheIdentifierOfTheLicense() {
    LicenseFile main = new MainLicense(Records.ID, MAIN);
    AnnotatedCopy copy = new AnnotatedCopy(Records.ID, COPY, "FZ-1", annotation("投标"));
    assertEquals(main.license(), copy.license());
    assertFalse(main.digest().equals(copy.digest()));
  }

  @Test
  void purpose_of200Characters_isAccepted() {
    assertEquals(400, annotation("𠮷".repeat(200)).purpose().length());
  }

  @Test
  void purpose_of201Characters_isRefused() {
    assertTrue(
        Refusal.of(() -> annotation("用".repeat(201))).contains("201 characters, more than 200"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "投标\n", "投\u202E标"})
  void purpose_thatCannotBePrinted_isRefused(String purpose) {
    assertThrows(IllegalArgumentException.class, () -> annotation(purpose));
  }

  @Test
  void expiry_aSecondAfterTheMaking_isAccepted() {
    Instant expiry = MADE.plusSeconds(1);
    assertEquals(expiry, new Annotation("投标", "示例人", MADE, expiry).expiresAt());
  }

  @Test
  void expiry_atTheMaking_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Annotation("投标", "示例人", MADE, MADE));
  }

  @Test
  void time_notInWholeSeconds_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Annotation("投标", "示例人", MADE.plusNanos(1), EXPIRES));
  }

  @Test
  void copy_isExpiredFromItsExpiryOn() {
    assertFalse(annotation("投标").expired(EXPIRES.minusNanos(1)));
    assertTrue(annotation("投标").expired(EXPIRES));
  }

  @Test
  void duplicates_countFromOne() {
    assertEquals(1, new Duplicate(Records.ID, MAIN, 1).number());
    assertThrows(IllegalArgumentException.class, () -> new Duplicate(Records.ID, MAIN, 0));
  }

  @Test
  void copyNumber_blank_isRefused() {
    Annotation annotation = annotation("投标");
    assertThrows(
        IllegalArgumentException.class, () -> new AnnotatedCopy(Records.ID, COPY, "", annotation));
  }
}
