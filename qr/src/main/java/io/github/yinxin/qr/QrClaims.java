package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Cti;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a code says (CBOR Web Token, RFC 8392). Times are whole seconds. Field texts may be any
 * Unicode and are readable by everybody who scans the code: mask natural persons before.
 *
 * @param issuerCode issuing authority 证照颁发机构代码, as it stands in trust lists; not blank
 * @param cti name of the license instance in codes; the register knows which one it is
 * @param issuedAt when the code was made
 * @param expiresAt from when on the code is refused; not before {@code issuedAt}
 * @param profile which meaning the field numbers have: 0 or more
 * @param fields texts by field number, 1 or more; at most 100, in the order of their numbers
 */
public record QrClaims(
    String issuerCode,
    Cti cti,
    Instant issuedAt,
    Instant expiresAt,
    int profile,
    Map<Integer, String> fields) {

  // With the other claims this stays below the 256 items that a verifier reads.
  private static final int MAX_FIELDS = 100;

  /**
   * Refuses claims that no code can carry; the messages name fields by number and never quote them.
   */
  public QrClaims {
    requireNonNull(cti, "cti");
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
    if (profile < 0) {
      throw new IllegalArgumentException("profile " + profile + " is negative");
    }
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    requireFields(fields);
  }

  private static void requireFields(Map<Integer, String> fields) {
    if (fields.size() > MAX_FIELDS) {
      throw new IllegalArgumentException(
          "there are " + fields.size() + " fields, more than " + MAX_FIELDS);
    }
    fields.forEach(
        (number, text) -> {
          if (number < 1) {
            throw new IllegalArgumentException("field number " + number + " is not 1 or more");
          }
          requireText("field " + number, text);
        });
  }

  // A lone surrogate has no UTF-8 form: it would be signed as a question mark.
  private static void requireText(String name, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(requireNonNull(text, name))) {
      throw new IllegalArgumentException(name + " is not well-formed Unicode");
    }
  }

  private static void requireWholeSeconds(String name, Instant instant) {
    if (!instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(name + " " + instant + " is not a whole second");
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
            "profile=" + profile,
            "fields=" + fields.keySet())
        + "]";
  }
}
