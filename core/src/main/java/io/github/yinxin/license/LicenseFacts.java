package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an authority decides when it grants a license (GB/T 36903-2018 base and business elements).
 *
 * @param type license type
 * @param number license number 证照编号 as printed
 * @param holder holder
 * @param issuer issuing authority
 * @param validity first and last day
 * @param fields the face fields by key; every required one is there, none is unknown
 */
public record LicenseFacts(
    LicenseType type,
    String number,
    Holder holder,
    IssuingAuthority issuer,
    Validity validity,
    Map<String, String> fields) {

  /** Refuses a blank number and fields that do not fit the type. */
  public LicenseFacts {
    requireNonNull(holder, "holder");
    requireNonNull(issuer, "issuer");
    requireNonNull(validity, "validity");
    if (number.isBlank()) {
      throw new IllegalArgumentException(type.name() + " has no license number");
    }
    fields = Map.copyOf(fields);
    type.requireFits(fields);
  }

  /** Returns the same facts with another validity. */
  public LicenseFacts withValidity(Validity newValidity) {
    return new LicenseFacts(type, number, holder, issuer, newValidity, fields);
  }

  /** Returns the same facts with one field changed or added. */
  public LicenseFacts withField(String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return new LicenseFacts(type, number, holder, issuer, validity, changed);
  }
}
