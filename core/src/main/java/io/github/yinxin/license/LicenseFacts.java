package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.core.internal.json.JsonReader;
import io.github.yinxin.core.internal.json.JsonRefusedException;
import io.github.yinxin.license.LicenseId.Printed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an authority decides when it grants a license (GB/T 36903-2018 base and business elements).
 *
 * @param type license type
 * @param number license number 证照编号 as printed
 * @param holders holders, one or more, in the order of the face; none twice
 * @param issuer issuing authority
 * @param validity first and last day, or long-term
 * @param fields the face fields by key; every required one is there, none is unknown
 * @param extras what other systems attached to the license, by key, each value as JSON text;
 *     carried unread
 */
public record LicenseFacts(
    LicenseType type,
    String number,
    List<Holder> holders,
    IssuingAuthority issuer,
    Validity validity,
    Map<String, String> fields,
    Map<String, String> extras) {

  /** The subject of refusals of a license number. */
  static final String NUMBER = "license number";

  private static final int MAX_NUMBER = 128;
  // Together they keep a record within what is read back.
  private static final int MAX_HOLDERS = 500;
  private static final int MAX_EXTRAS = 150_000;
  private static final int MAX_EXTRA_DEPTH = JsonReader.MAX_DEPTH - 2;

  /** Refuses a blank number, no holder or one twice, and fields that do not fit the type. */
  public LicenseFacts {
    requireNonNull(issuer, "issuer");
    requireNonNull(validity, "validity");
    Text.requireLine(NUMBER, number, MAX_NUMBER);
    holders = List.copyOf(holders);
    requireHolders(holders);
    type.requireFits(holders);
    fields = Map.copyOf(fields);
    type.requireFits(fields);
    extras = checked(type, extras);
  }

  /** Describes a license to which no other system attached anything. */
  public LicenseFacts(
      LicenseType type,
      String number,
      List<Holder> holders,
      IssuingAuthority issuer,
      Validity validity,
      Map<String, String> fields) {
    this(type, number, holders, issuer, validity, fields, Map.of());
  }

  private static void requireHolders(List<Holder> holders) {
    if (holders.isEmpty() || holders.size() > MAX_HOLDERS) {
      throw new InvalidValueException(
          "number of holders", holders.size() + "", "is not within 1 to " + MAX_HOLDERS);
    }
    Set<String> codes = new HashSet<>();
    for (Holder holder : holders) {
      if (!codes.add(holder.codeType().system() + holder.codeType().code() + holder.code())) {
        throw new InvalidValueException("holder", holder.toString(), "is there twice");
      }
    }
  }

  private static Map<String, String> checked(LicenseType type, Map<String, String> extras) {
    Map<String, String> checked = new HashMap<>();
    extras.forEach(
        (key, text) -> {
          if (!Element.mayBeExtra(key) || type.field(key).isPresent()) {
            throw new InvalidValueException(
                "extra element", key, "is neither an unknown KZ_ key nor a known base element");
          }
          checked.put(key, extra(key, text));
        });
    int length = checked.values().stream().mapToInt(String::length).sum();
    if (length > MAX_EXTRAS) {
      throw new InvalidValueException(
          "extra elements", "", "have " + length + " characters, more than " + MAX_EXTRAS);
    }
    return Map.copyOf(checked);
  }

  /** Returns the JSON text of an extra element without white space. */
  static String extra(String key, String text) {
    try {
      return JsonReader.read(text, MAX_EXTRA_DEPTH).compact();
    } catch (JsonRefusedException e) {
      throw new InvalidValueException("extra element " + key, "", e.rule());
    }
  }

  /** Returns the same facts with another validity. */
  public LicenseFacts withValidity(Validity newValidity) {
    return new LicenseFacts(type, number, holders, issuer, newValidity, fields, extras);
  }

  /** Returns the same facts with other holders. */
  public LicenseFacts withHolders(List<Holder> newHolders) {
    return new LicenseFacts(type, number, newHolders, issuer, validity, fields, extras);
  }

  /** Returns the same facts with one field changed or added. */
  public LicenseFacts withField(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return new LicenseFacts(type, number, holders, issuer, validity, changed, extras);
  }

  // The identifier itself is kept in parts and printed with the right check character.
  LicenseFacts printedAs(Printed printed) {
    if (printed.by(CheckCharacter.STANDARD)) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(extras);
    more.put(Element.PRINTED_IDENTIFIER, new Json.Text(printed.text()).compact());
    return new LicenseFacts(type, number, holders, issuer, validity, fields, more);
  }

  /** Names type and number, no holder and no field. */
  @Override
  public String toString() {
    return type.name() + " " + number;
  }
}
