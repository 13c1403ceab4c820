package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Cti;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a code says (CBOR Web Token, RFC 8392). Times are whole seconds. Not the license's
 * identifier: the register knows which license has the {@code cti}.
 *
 * @param issuerCode issuing authority 证照颁发机构代码, as it stands in trust lists; not blank
 * @param cti name of the license instance in codes
 * @param issuedAt when the code was made
 * @param expiresAt from when on the code is refused; not before {@code issuedAt}
 * @param status where status lists speak of the license
 * @param face what it repeats of the license's face
 */
public record QrClaims(
    String issuerCode,
    Cti cti,
    Instant issuedAt,
    Instant expiresAt,
    StatusIndex status,
    Face face) {

  /**
   * Refuses claims that no code can carry; the messages name fields by number and never quote them.
   */
  public QrClaims {
    requireNonNull(cti, "cti");
    requireNonNull(status, "status");
    requireNonNull(face, "face");
    requireText("issuerCode", issuerCode);
    if (issuerCode.isBlank()) {
      throw new IllegalArgumentException("issuerCode is blank");
    }
    requireWholeSeconds("issuedAt", issuedAt);
    requireWholeSeconds("expiresAt", expiresAt);
    if (expiresAt.isBefore(issuedAt)) {
      throw new IllegalArgumentException(
          "code expires at " + expiresAt + ", before it is issued at " + issuedAt);
    }
  }

  private static void requireWholeSeconds(String name, Instant instant) {
    if (!instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(name + " " + instant + " is not a whole second");
    }
  }

  // A lone surrogate has no UTF-8 form: it would be signed as a question mark.
  private static void requireText(String name, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(requireNonNull(text, name))) {
      throw new IllegalArgumentException(name + " is not well-formed Unicode");
    }
  }

  /** Names the code and its field numbers; never the texts, which may be personal. */
  @Override
  public String toString() {
    return "QrClaims["
        + String.join(
            ", ",
            "issuerCode=" + issuerCode,
            "cti=" + cti,
            "issuedAt=" + issuedAt,
            "expiresAt=" + expiresAt,
            "status=" + status,
            "face=" + face)
        + "]";
  }

  /**
   * Where to look in the status lists. The numbers tell nothing about the license.
   *
   * @param list number of the list, 1 or more; 0 if none speaks of the license
   * @param index place in it, 0 or more
   */
  public record StatusIndex(int list, int index) {

    /** No status list speaks of the license: only the register knows what became of it. */
    public static final StatusIndex UNLISTED = new StatusIndex(0, 0);

    /** Refuses negative numbers, and a place in no list. */
    public StatusIndex {
      if (list < 0 || index < 0 || (list == 0 && index != 0)) {
        throw new IllegalArgumentException("status list " + list + ", index " + index);
      }
    }
  }

  /** For whom a code is made. Codes for tests are refused where real ones are accepted. */
  public enum Environment {
    /** Real licenses. */
    PROD,
    /** Tests and training. */
    TEST
  }

  /**
   * Fields of the face by the numbers that a profile gives them.
   *
   * @param profile which meaning the numbers have: 0 or more
   * @param environment for whom the code is made
   * @param values by field number, 1 or more; at most 100, in the order of their numbers
   */
  public record Face(int profile, Environment environment, Map<Integer, Value> values) {

    // With the other claims this stays below the 256 items that a verifier reads.
    private static final int MAX_FIELDS = 100;

    /** Refuses numbers out of range. */
    public Face {
      requireNonNull(environment, "environment");
      if (profile < 0) {
        throw new IllegalArgumentException("profile " + profile + " is negative");
      }
      values = Collections.unmodifiableMap(new TreeMap<>(values));
      if (values.size() > MAX_FIELDS) {
        throw new IllegalArgumentException(
            "there are " + values.size() + " fields, more than " + MAX_FIELDS);
      }
      for (int number : values.keySet()) {
        if (number < 1) {
          throw new IllegalArgumentException("field number " + number + " is not 1 or more");
        }
      }
    }

    @Override
    public String toString() {
      return "profile " + profile + " " + environment + " " + values.keySet();
    }
  }

  /** What a code says about one field. */
  public sealed interface Value permits Text, Commitment {}

  /**
   * A text, readable by everybody who scans the code.
   *
   * @param text any Unicode; as printed, or masked
   */
  public record Text(String text) implements Value {
    /** Refuses text that is not well-formed Unicode. */
    public Text {
      requireText("field", text);
    }

    /** Tells the length; the text may be personal. */
    @Override
    public String toString() {
      return "Text[" + text.length() + "]";
    }
  }

  /**
   * A salted digest: it tells nothing, until somebody shows salt and value ({@link
   * QrProfile.Disclosure}).
   */
  public static final class Commitment implements Value {

    /** How many bytes a digest has: SM3, cut to 128 bits. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private Commitment(byte[] bytes) {
      this.bytes = bytes;
    }

    /**
     * Wraps a digest.
     *
     * @throws IllegalArgumentException if it does not have {@link #LENGTH} bytes
     */
    public static Commitment of(byte[] bytes) {
      if (bytes.length != LENGTH) {
        throw new IllegalArgumentException(
            "commitment has " + bytes.length + " bytes, not " + LENGTH);
      }
      return new Commitment(bytes.clone());
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Commitment that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Commitment[" + HexFormat.of().formatHex(bytes) + "]";
    }
  }
}
