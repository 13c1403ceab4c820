package io.github.yinxin.core.internal.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.core.internal.pki.Statement.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

  private static final Instant MADE = Instant.parse("2027-06-01T02:00:00Z");

  private static Statement revoked(int daysBefore, int reason) {
    Instant since = MADE.minus(Duration.ofDays(daysBefore));
    return Statement.revoked(new Validity(MADE, null, null), since, reason);
  }

  /**
   * Reasons of RFC 5280 5.3.1: 6 is a hold, 1 a stolen key, 4 superseded, 9 a privilege withdrawn.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 4, 5, 1, 5, 1",
    "6, 6, 5, 1, 6, 1",
    "9, 4, 2, 10, 9, 10",
    "5, 4, 5, 9, 5, 9",
    "5, 6, 3, 4, 5, 4",
    "5, -1, 3, 4, 5, -1"
  })
  void ofTwoRevocations_theEarlierDateAndTheGraverReasonCount(
      int oneDays, int oneReason, int otherDays, int otherReason, int days, int reason) {
    Statement one = revoked(oneDays, oneReason);
    Statement other = revoked(otherDays, otherReason);
    for (Statement both : new Statement[] {one.and(other), other.and(one)}) {
      assertEquals(Optional.of(MADE.minus(Duration.ofDays(days))), both.since());
      assertEquals(reason, both.reason());
    }
  }
}
