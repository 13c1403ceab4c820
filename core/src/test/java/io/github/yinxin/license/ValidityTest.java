package io.github.yinxin.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2031, 2, 28);
  private static final Validity VALIDITY = Validity.of(FIRST, LAST);

  @Test
  void validity_ofOneDay_isAccepted() {
    assertEquals(Optional.of(FIRST), Validity.of(FIRST, FIRST).until());
  }

  @Test
  void validity_endingBeforeItStarts_isRefusedNamingBothDays() {
    LocalDate before = FIRST.minusDays(1);
    String message = Refusal.of(() -> Validity.of(FIRST, before));
    assertTrue(message.contains("2026-02-28") && message.contains("2026-03-01"));
  }

  @Test
  void years_fromTheFirstOfMarch_endOnTheLastOfFebruary() {
    assertEquals(VALIDITY, Validity.years(FIRST, 5));
  }

  @Test
  void years_endingInALeapYear_endOnThe29th() {
    assertEquals(Optional.of(LocalDate.of(2028, 2, 29)), Validity.years(FIRST, 2).until());
  }

  @Test
  void years_none_areRefused() {
    assertThrows(IllegalArgumentException.class, () -> Validity.years(FIRST, 0));
  }

  @Test
  void startsAfter_dayBeforeTheFirst_isTrue() {
    assertTrue(VALIDITY.startsAfter(FIRST.minusDays(1)));
  }

  @Test
  void startsAfter_firstDay_isFalse() {
    assertFalse(VALIDITY.startsAfter(FIRST));
  }

  @Test
  void endsBefore_lastDay_isFalse() {
    assertFalse(VALIDITY.endsBefore(LAST));
  }

  @Test
  void endsBefore_dayAfterTheLast_isTrue() {
    assertTrue(VALIDITY.endsBefore(LAST.plusDays(1)));
  }

  @Test
  void longTerm_hasNoLastDay_andNeverEnds() {
    Validity longTerm = Validity.longTerm(FIRST);
    assertEquals(Optional.empty(), longTerm.until());
    assertFalse(longTerm.endsBefore(LocalDate.MAX));
    assertTrue(longTerm.startsAfter(FIRST.minusDays(1)));
  }

  @Test
  void end_thatStandsForNone_isLongTerm() {
    assertEquals(Validity.longTerm(FIRST), Validity.of(FIRST, LocalDate.of(9999, 12, 31)));
    LocalDate dayBefore = LocalDate.of(9999, 12, 30);
    assertEquals(Optional.of(dayBefore), Validity.of(FIRST, dayBefore).until());
  }

  @Test
  void text_namesBothDaysOrSaysLongTerm() {
    assertEquals("2026-03-01/2031-02-28", VALIDITY.toString());
    assertEquals("2026-03-01/长期", Validity.longTerm(FIRST).toString());
  }
}
