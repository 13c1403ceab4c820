package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Cause;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Entry;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.register.RegisterSettings.TypeRules;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.testkit.SampleLicenses;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusFoldTest {

  private static final LicenseId ID =
      LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "1", 1);
  private static final LocalDate FIRST = SampleLicenses.VALIDITY.from();
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static Entry entry(int sequence, LocalDate day) {
    Cause cause = new Cause("BJ-1", "示决1号", "张三", day, day);
    return new Entry(ID, sequence, cause, NOW.minusSeconds(1000 - sequence), false);
  }

  private static List<Function<Entry, LicenseEvent>> legalKinds() {
    return List.of(
        e -> new LicenseEvent.Withheld(e, Optional.empty()),
        e -> new LicenseEvent.Withheld(e, Optional.of(e.cause().effectiveFrom().plusDays(9))),
        LicenseEvent.Resumed::new,
        e -> new LicenseEvent.TransferredOut(e, "另一市"),
        e -> new LicenseEvent.Revoked(e, Reason.of(Category.PENALTY, "违法经营")),
        e -> new LicenseEvent.Revoked(e, Reason.of(Category.FRAUD, "材料虚假")),
        e -> new LicenseEvent.Revoked(e, Reason.of(Category.NORMAL_END, "终止")),
        e -> new LicenseEvent.Replaced(e, ID));
  }

  // Legal facts with different dates: what is true does not depend on which was told first.
  @RepeatedTest(200)
  void events_arrivingInAnyOrder_giveTheSameStatusOnEveryDay(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Integer> days = new ArrayList<>();
    List<Function<Entry, LicenseEvent>> kinds = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      days.add(10 * i + random.nextInt(9));
      kinds.add(legalKinds().get(random.nextInt(legalKinds().size())));
    }
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    List<LegalStatus> inOrder = statuses(days, kinds, order);
    Collections.shuffle(order, random);
    assertEquals(
        inOrder,
        statuses(days, kinds, order),
        () -> "seed " + repetition.getCurrentRepetition() + " order " + order);
  }

  private static List<LegalStatus> statuses(
      List<Integer> days, List<Function<Entry, LicenseEvent>> kinds, List<Integer> order) {
    List<LicenseEvent> events = new ArrayList<>();
    events.add(new LicenseEvent.Issued(entry(1, FIRST)));
    for (int place : order) {
      LocalDate day = FIRST.plusDays(days.get(place));
      events.add(kinds.get(place).apply(entry(events.size() + 1, day)));
    }
    List<LegalStatus> statuses = new ArrayList<>();
    for (int day = 0; day < 70; day++) {
      statuses.add(
          StatusFold.of(
                  SampleLicenses.VALIDITY, TypeRules.DEFAULT, events, FIRST.plusDays(day), NOW)
              .legal());
    }
    return statuses;
  }

  static List<LicenseEvent> everyKind() {
    Entry entry = entry(7, FIRST);
    List<LicenseEvent> events = new ArrayList<>();
    legalKinds().forEach(kind -> events.add(kind.apply(entry)));
    events.add(new LicenseEvent.Issued(entry));
    events.add(new LicenseEvent.Adopted(entry));
    events.add(new LicenseEvent.RenewalApplied(entry));
    events.add(new LicenseEvent.RenewalRefused(entry));
    events.add(new LicenseEvent.Rerendered(entry, 2));
    events.add(new LicenseEvent.Coded(entry));
    events.add(
        new LicenseEvent.FileSealed(entry, Digest.compute(Digest.Algorithm.SM3, new byte[1])));
    events.add(
        new LicenseEvent.Objected(entry, new Objection("异1号", Objection.State.RAISED, "有误")));
    Reason coded =
        Reason.of(Category.PENALTY, "违法经营")
            .coded(new Reason.Code("示例市", "A03", "2026"))
            .forActOn(FIRST);
    events.add(new LicenseEvent.Revoked(entry, coded));
    events.add(new LicenseEvent.Corrected(entry, 3, new Correction.NeverHappened()));
    events.add(new LicenseEvent.Corrected(entry, 3, new Correction.ActsFrom(FIRST)));
    events.add(new LicenseEvent.Corrected(entry, 3, new Correction.Because(coded)));
    return events;
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void event_storedAndRead_isTheSame(LicenseEvent event) {
    EventRecords.Stored stored = EventRecords.write(event);
    assertEquals(
        event, EventRecords.read(event.entry(), stored.kind(), EventRecords.body(stored.body())));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void event_writtenByALaterVersion_isReadAllTheSame(LicenseEvent event) {
    EventRecords.Stored stored = EventRecords.write(event);
    Map<String, Object> body = new TreeMap<>(EventRecords.body(stored.body()));
    body.put("unheardOf", "1");
    assertEquals(event, EventRecords.read(event.entry(), stored.kind(), body));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 42})
  void slots_ofABlock_areAPermutationOfIt(long salt) {
    for (long first : new long[] {0, 1024, 1024L * 1024 * 1024}) {
      java.util.Set<Long> slots = new java.util.TreeSet<>();
      for (long number = first; number < first + 1024; number++) {
        slots.add(StatusSlots.slot(number, salt));
      }
      assertEquals(1024, slots.size());
      assertEquals(first, Collections.min(slots));
      assertEquals(first + 1023, Collections.max(slots));
    }
  }
}
