package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.LegalStatus;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Cause;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Entry;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.license.Reason.Category;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.RegisterSettings.TypeRules;
import io.github.yinxin.register.Storage.Stored;
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
import org.junit.jupiter.params.provider.ValueSource;

class StatusFoldTest {

  private static final LicenseId ID =
      LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "1", 1);
  private static final LocalDate FIRST = SampleLicenses.VALIDITY.from();
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static Entry entry(int sequence, LocalDate day) {
    Cause cause = new Cause("BJ-1", "示决1号", "张三", day, day);
    return new Entry(ID, sequence, cause, NOW.minusSeconds(1000 - sequence), false);
  }

  private static final Stored INSTANCE = granted(SampleLicenses.VALIDITY);

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

  @ParameterizedTest
  @ValueSource(strings = {"BJ-1", "1 2 3", "{\"decision\":\"x\"}", "两行\n文字", "\uD842\uDFB7"})
  void event_ofAnyMatter_isStoredAndRead(String matter) {
    LicenseEvent event =
        new LicenseEvent.Issued(
            new Entry(ID, 1, new Cause(matter, "", "李四", FIRST, FIRST.plusDays(1)), NOW, true));
    for (Validity validity : List.of(SampleLicenses.VALIDITY, Validity.longTerm(FIRST))) {
      StoredEvent read =
          StoredEvent.read(StoredEvent.of(event, granted(validity)).text(), event.license());
      assertEquals(event, read.event());
      assertEquals(validity, read.validity());
      assertEquals("key", read.typeKey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1 1 ISSUED",
        "1 1 ISSUED 20260301 20260301 0 0 5 BJ",
        "1 1 NEWKIND 20260301 20260301 0 0 2 BJ",
        "one 1 REVOKED 20260301 20260301 0 0 2 BJ",
        "1 1 REVOKED 20261301 20260301 0 0 2 BJ",
        "1 1 REVOKED 20260301 20260301 0 0 2 BJ{"
      })
  void recordThatCannotBeRead_isADamagedRegister(String record) {
    assertThrows(IllegalStateException.class, () -> StoredEvent.read(record, ID));
  }

  private static Stored granted(Validity validity) {
    License.Names names = new License.Names(ID, new Cti(1), 1);
    return new Stored(
        1, 1, "key", License.first(names, FIRST, SampleLicenses.facts().withValidity(validity)));
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
    StoredEvent stored = StoredEvent.of(event, INSTANCE);
    StoredEvent read = StoredEvent.read(stored.text(), event.license().withVersion(9));
    assertEquals(event, read.event());
    assertEquals(stored.kind(), read.kind());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void event_writtenByALaterVersion_isReadAllTheSame(LicenseEvent event) {
    StoredEvent stored = StoredEvent.of(event, INSTANCE);
    Map<String, Object> body = new TreeMap<>(stored.body());
    body.put("unheardOf", "1");
    String later = new StoredEvent(event, stored.kind(), body).text();
    assertEquals(event, StoredEvent.read(later, event.license()).event());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 42})
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
