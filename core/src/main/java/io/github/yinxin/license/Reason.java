package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Why an authority ended a license. Its category decides the legal status that follows; the codes
 * below the categories are an open catalogue that each authority keeps.
 *
 * @param category the closed class of the reason
 * @param code the authority's own code for it, if it keeps a catalogue
 * @param text the reason in words
 * @param actOn the day of the act that is punished, if the reason is a penalty and it is known
 */
public record Reason(
    Category category, Optional<Code> code, String text, Optional<LocalDate> actOn) {

  private static final int MAX_TEXT = 1000;
  private static final int MAX_CODE = 100;

  /** The closed classes of reasons, each with the legal status it leads to. */
  public enum Category {
    /** Its purpose is fulfilled or its period over: 注销 (行政许可法 art. 70). */
    NORMAL_END(LegalStatus.DEREGISTERED, User.AUTHORITY),
    /** The holder asked for it: 注销. */
    HOLDER_REQUEST(LegalStatus.DEREGISTERED, User.HOLDER),
    /** The holder died or was dissolved: 注销 (行政许可法 art. 70). */
    HOLDER_GONE(LegalStatus.DEREGISTERED, User.AUTHORITY),
    /** Granting was unlawful: 撤销 (行政许可法 art. 69). */
    UNLAWFUL_GRANT(LegalStatus.ANNULLED, User.AUTHORITY),
    /** It was obtained by fraud: 撤销 (行政许可法 art. 69). */
    FRAUD(LegalStatus.ANNULLED, User.AUTHORITY),
    /** Unlawful conduct: 吊销 (行政处罚法 art. 9). */
    PENALTY(LegalStatus.PENALTY_REVOKED, User.AUTHORITY),
    /** Law or facts changed: 撤回 (行政许可法 art. 8). */
    LAW_CHANGED(LegalStatus.WITHDRAWN, User.AUTHORITY),
    /** The electronic license was made in error: 注销. */
    FILE_ERROR(LegalStatus.DEREGISTERED, User.REGISTRAR),
    /** A license that the register does not hold takes its place: 注销. */
    SUPERSEDED(LegalStatus.DEREGISTERED, User.AUTHORITY),
    /** 其他: the text says it. */
    OTHER(LegalStatus.OTHER, User.AUTHORITY);

    private final LegalStatus ending;
    private final User user;

    Category(LegalStatus ending, User user) {
      this.ending = ending;
      this.user = user;
    }

    /** Returns the legal status that follows. */
    public LegalStatus ending() {
      return ending;
    }

    /** Returns who may give such a reason. */
    public User user() {
      return user;
    }
  }

  /** Who may give a reason. */
  public enum User {
    /** The holder may ask for it, and the authority may give it. */
    HOLDER,
    /** Only the authority that decides. */
    AUTHORITY,
    /** Only who keeps the register. */
    REGISTRAR;

    /** Returns whether he may give a reason of a category. */
    public boolean mayGive(Category category) {
      return this == category.user() || (this == AUTHORITY && category.user() == HOLDER);
    }
  }

  /**
   * An entry of an authority's catalogue of reasons; the same code means other things elsewhere.
   *
   * @param authority whose catalogue
   * @param value the code
   * @param version version of the catalogue, empty if it has none
   */
  public record Code(String authority, String value, String version) {

    /** Refuses a code without its authority. */
    public Code {
      Text.requireLine("authority of reason code", authority, MAX_CODE);
      Text.requireLine("reason code", value, MAX_CODE);
      if (!version.isEmpty()) {
        Text.requireLine("version of reason code", version, MAX_CODE);
      }
    }
  }

  /**
   * Refuses text that is blank or has more than 1000 characters, and the day of an act where
   * nothing is punished.
   */
  public Reason {
    requireNonNull(code, "code");
    Text.requireLines("text of reason " + category, text, MAX_TEXT);
    if (actOn.isPresent() && category != Category.PENALTY) {
      throw new IllegalArgumentException(category + " has no day of an act, only PENALTY has");
    }
  }

  /** Makes a reason of a category, without a catalogue's code. */
  public static Reason of(Category category, String text) {
    return new Reason(category, Optional.empty(), text, Optional.empty());
  }

  /** Returns the same reason with an authority's code for it. */
  public Reason coded(Code newCode) {
    return new Reason(category, Optional.of(newCode), text, actOn);
  }

  /** Returns the same penalty for an act of that day. */
  public Reason forActOn(LocalDate day) {
    return new Reason(category, code, text, Optional.of(day));
  }

  /** Returns the legal status that follows. */
  public LegalStatus ending() {
    return category.ending();
  }
}
