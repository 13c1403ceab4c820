package io.github.yinxin.license;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An administrative division code 行政区划代码: six digits down to the county (GB/T 2260), nine down to
 * the township, twelve down to the village; zeros stand for levels left out. Only the shape is
 * checked: divisions come and go, and licenses outlive them.
 *
 * @param value the digits
 */
public record DivisionCode(String value) {

  private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{5}(?:[0-9]{3}){0,2}");
  private static final Pattern WHOLE_COUNTRY = Pattern.compile("100+");
  private static final int SHORTEST = 6;

  /** How far down a code goes. */
  public enum Level {
    /** 国家: 100000. */
    COUNTRY(0),
    /** 省级. */
    PROVINCE(2),
    /** 地级. */
    PREFECTURE(4),
    /** 县级. */
    COUNTY(6),
    /** 乡级. */
    TOWNSHIP(9),
    /** 村级. */
    VILLAGE(12);

    private final int digits;

    Level(int digits) {
      this.digits = digits;
    }
  }

  /** Refuses what is not 6, 9 or 12 digits, the first one not 0. */
  public DivisionCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new InvalidValueException("division code", value, "is not 6, 9 or 12 digits");
    }
  }

  /**
   * Reads a code.
   *
   * @throws IllegalArgumentException if it is not 6, 9 or 12 digits
   */
  public static DivisionCode parse(String text) {
    return new DivisionCode(text);
  }

  /** Returns how far down it goes. */
  public Level level() {
    Level level = Level.COUNTRY;
    if (WHOLE_COUNTRY.matcher(value).matches()) {
      return level;
    }
    int start = 0;
    for (Level next : Level.values()) {
      int end = Math.min(next.digits, value.length());
      if (!value.substring(start, end).matches("0*")) {
        level = next;
      }
      start = end;
    }
    return level;
  }

  /** Returns the next higher division, or nothing for the country. */
  public Optional<DivisionCode> parent() {
    String prefix = prefix();
    Optional<String> parent = Optional.empty();
    for (Level higher : Level.values()) {
      if (higher.digits < prefix.length()) {
        parent = Optional.of(higher == Level.COUNTRY ? "10" : prefix.substring(0, higher.digits));
      }
    }
    return parent.map(p -> new DivisionCode(p + "0".repeat(Math.max(0, SHORTEST - p.length()))));
  }

  /** Returns whether it is that division or lies in it. */
  public boolean isWithin(DivisionCode other) {
    return value.startsWith(other.prefix());
  }

  /** Returns the digits that all divisions in it begin with. */
  private String prefix() {
    return value.substring(0, level().digits);
  }

  /** Returns the digits. */
  @Override
  public String toString() {
    return value;
  }
}
