package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as real seals have them: of the other type, as text, with fractions, without a zone. */
final class LenientTime {

  private static final Pattern DIGITS =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?"
              + "(?:[.,](\\d{1,9}))?(Z|[+-]\\d{4})?");
  private static final Pattern TEXT =
      Pattern.compile(
          "(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}))?"
              + "(?:[.,](\\d{1,9}))? ?(Z|[+-]\\d{2}:?\\d{2})?");
  // The makers of seals share one zone; a time without any is theirs.
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final int LONGEST = 64;

  private LenientTime() {}

  /**
   * Reads a time.
   *
   * @param due the tag that the edition has there; BIT_STRING for a time wrapped in one
   */
  static Instant read(DerInput in, int due, String name) throws DerException {
    Element element = in.next(name);
    if (element.tag() != DerInput.BIT_STRING) {
      return plain(element, due == DerInput.BIT_STRING ? element.tag() : due, in, name);
    }
    byte[] inside = Lenient.bits(element, in, name);
    if (inside.length > 0 && isTime(inside[0])) {
      if (due != DerInput.BIT_STRING) {
        in.tolerate(Leniency.TIME_TYPE);
      }
      Element time = DerInput.of(inside).next(name);
      return plain(time, time.tag(), in, name);
    }
    if (inside.length > 0 && inside[0] == DerInput.SEQUENCE) {
      return TimeStampInfo.ofToken(inside).time();
    }
    in.tolerate(Leniency.TIME_TEXT);
    return parse(inside, shortYear(inside), in, name);
  }

  private static boolean isTime(byte tag) {
    return tag == DerInput.UTC_TIME || tag == DerInput.GENERALIZED_TIME;
  }

  private static Instant plain(Element element, int due, DerInput in, String name)
      throws DerException {
    if (!isTime((byte) element.tag())) {
      Lenient.requireText(element, name);
      in.tolerate(Leniency.TIME_TEXT);
    } else if (element.tag() != due) {
      in.tolerate(Leniency.TIME_TYPE);
    }
    byte[] content = element.content();
    boolean shortYear =
        element.tag() == DerInput.UTC_TIME || (!isTime((byte) element.tag()) && shortYear(content));
    return parse(content, shortYear, in, name);
  }

  // Digits alone: twelve are a UTCTime, fourteen have the century.
  private static boolean shortYear(byte[] text) {
    int digits = 0;
    while (digits < text.length && text[digits] >= '0' && text[digits] <= '9') {
      digits++;
    }
    return digits == 12;
  }

  private static Instant parse(byte[] bytes, boolean shortYear, DerInput in, String name)
      throws DerException {
    if (bytes.length > LONGEST) {
      throw new DerException(name + " is no time");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
    if (shortYear) {
      text = (text.compareTo("5") < 0 ? "20" : "19") + text; // RFC 5280 4.1.2.5.1
    }
    Matcher matcher = DIGITS.matcher(text);
    if (!matcher.matches()) {
      matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new DerException(name + " is no time");
      }
      in.tolerate(Leniency.TIME_TEXT);
    }
    try {
      return local(matcher, in).atZone(zone(matcher.group(8), in)).toInstant();
    } catch (DateTimeException e) {
      throw new DerException(name + " is no time", e);
    }
  }

  private static LocalDateTime local(Matcher matcher, DerInput in) {
    String fraction = matcher.group(7) == null ? "" : matcher.group(7);
    if (!fraction.isEmpty()) {
      in.tolerate(Leniency.TIME_FRACTION);
    }
    return LocalDateTime.of(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)),
        Integer.parseInt(matcher.group(5)),
        matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6)),
        Integer.parseInt((fraction + "000000000").substring(0, 9)));
  }

  private static ZoneId zone(@Nullable String zone, DerInput in) {
    if (zone == null) {
      in.tolerate(Leniency.TIME_WITHOUT_ZONE);
      return CHINA;
    }
    return zone.equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
  }
}
