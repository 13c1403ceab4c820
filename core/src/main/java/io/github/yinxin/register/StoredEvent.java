package io.github.yinxin.register;

import io.github.yinxin.core.internal.json.JsonMaps;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Cause;
import io.github.yinxin.license.LicenseEvent.Entry;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Validity;
import io.github.yinxin.register.EventRecords.Kind;
import io.github.yinxin.register.Storage.Stored;
import java.time.DateTimeException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event as it is stored: one text, over which the digests of its line are chained as it stands,
 * before it is concealed.
 *
 * <pre>{@code 1 3 REVOKED 20260301 20260301 1772330400000000 0 9 BJ-2026-1{"category":"PENALTY"}}
 * </pre>
 *
 * <p>First what every event says: file version of the instance, place among the events, kind, days
 * of decision and of effect, microsecond of recording, 1 if it was recorded late, the matter with
 * the length of its number; then, if there is more to say, a JSON object. The event that founds an
 * instance says which type and validity were granted, so that a status needs nothing but events.
 *
 * @param body what only its kind says, with the decision's number and the clerk
 */
record StoredEvent(LicenseEvent event, Kind kind, Map<String, Object> body) {

  private static final String TYPE = "type";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final int LIKELY_LENGTH = 256;

  /** Describes an event of an instance. */
  static StoredEvent of(LicenseEvent event, Stored instance) {
    Map<String, Object> body = new TreeMap<>();
    Kind kind = EventRecords.describe(event, body);
    if (kind.founds()) {
      Validity validity = instance.license().facts().validity();
      body.put(TYPE, instance.typeKey());
      body.put(FROM, SqlDates.number(validity.from()));
      validity.until().ifPresent(day -> body.put(UNTIL, SqlDates.number(day)));
    }
    return new StoredEvent(event, kind, body);
  }

  /** Returns the text under which it is stored. */
  String text() {
    Cause cause = event.entry().cause();
    StringBuilder text = new StringBuilder(LIKELY_LENGTH);
    text.append(event.license().version()).append(' ').append(event.sequence()).append(' ');
    text.append(kind).append(' ').append(SqlDates.number(cause.decidedOn())).append(' ');
    text.append(SqlDates.number(cause.effectiveFrom())).append(' ');
    text.append(SqlDates.micros(event.recordedAt())).append(' ');
    text.append(event.entry().retroactive() ? 1 : 0).append(' ');
    text.append(cause.matter().length()).append(' ').append(cause.matter());
    return body.isEmpty() ? text.toString() : text.append(JsonMaps.write(body)).toString();
  }

  /**
   * Reads what {@link #text} gave.
   *
   * @param license the instance, of whatever version
   * @throws IllegalStateException if it was damaged, or written by a later edition
   */
  static StoredEvent read(String text, LicenseId license) {
    try {
      return new Reader(text).event(license);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalStateException("stored event cannot be read", e);
    }
  }

  /** Returns the key of the type that was granted; only of an event that founds. */
  String typeKey() {
    return EventRecords.text(body, TYPE);
  }

  /** Returns the validity that was granted; only of an event that founds. */
  Validity validity() {
    var from = SqlDates.day(EventRecords.number(body, FROM));
    return body.containsKey(UNTIL)
        ? Validity.of(from, SqlDates.day(EventRecords.number(body, UNTIL)))
        : Validity.longTerm(from);
  }

  /** Goes through a text; words end at a space. */
  private static final class Reader {

    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    StoredEvent event(LicenseId license) {
      int version = number();
      int sequence = number();
      Kind kind = Kind.valueOf(word());
      int decidedOn = number();
      int effectiveFrom = number();
      long recordedAt = Long.parseLong(word());
      boolean retroactive = number() != 0;
      int length = number();
      String matter = until(at + length);
      Map<String, Object> body = EventRecords.body(text.substring(at));
      Cause cause =
          new Cause(
              matter,
              EventRecords.find(body, EventRecords.DECISION).orElse(""),
              EventRecords.find(body, EventRecords.CLERK).orElse(""),
              SqlDates.day(decidedOn),
              SqlDates.day(effectiveFrom));
      Entry entry =
          new Entry(
              license.version() == version ? license : license.withVersion(version),
              sequence,
              cause,
              SqlDates.instant(recordedAt),
              retroactive);
      return new StoredEvent(EventRecords.read(entry, kind, body), kind, body);
    }

    private int number() {
      return Integer.parseInt(word());
    }

    private String word() {
      String word = until(text.indexOf(' ', at));
      at++;
      return word;
    }

    private String until(int end) {
      if (end < at || end > text.length()) {
        throw new IllegalStateException("stored event breaks off after " + at + " characters");
      }
      String part = text.substring(at, end);
      at = end;
      return part;
    }
  }
}
