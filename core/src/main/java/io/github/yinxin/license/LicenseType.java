package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A license type 证照类型: a catalogue entry (GB/T 36902-2018) with the fields on the license's face.
 *
 * @param code type code 证照类型代码: the defining authority's credit code and three more characters
 * @param name type name 证照类型名称, also the title of the face
 * @param fields the face fields 照面信息, in printing order
 */
public record LicenseType(String code, String name, List<Field> fields) {

  private static final Pattern CODE_END = Pattern.compile("[0-9A-Z]{3}");
  private static final int CODE_LENGTH = UnifiedSocialCreditCode.LENGTH + 3;

  /**
   * A field of the face.
   *
   * @param key its key in records, for example {@code KZ_JYCS}
   * @param label what is printed before its value
   * @param required whether a license without it is refused
   */
  public record Field(String key, String label, boolean required) {

    /** Refuses missing parts. */
    public Field {
      requireNonNull(key, "key");
      requireNonNull(label, "label");
    }

    /** Returns a field that every license of the type has. */
    public static Field required(String key, String label) {
      return new Field(key, label, true);
    }

    /** Returns a field that a license may leave out. */
    public static Field optional(String key, String label) {
      return new Field(key, label, false);
    }
  }

  /** Refuses a code that does not begin with a valid credit code. */
  public LicenseType {
    if (code.length() != CODE_LENGTH) {
      throw new IllegalArgumentException(
          "license type code " + code + " has " + code.length() + " characters, not 21");
    }
    UnifiedSocialCreditCode.parse(code.substring(0, UnifiedSocialCreditCode.LENGTH));
    if (!CODE_END.matcher(code.substring(UnifiedSocialCreditCode.LENGTH)).matches()) {
      throw new IllegalArgumentException(
          "license type code " + code + " does not end in three digits or capital letters");
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("license type " + code + " has no name");
    }
    fields = List.copyOf(fields);
    Set<String> keys = new HashSet<>();
    for (Field field : fields) {
      if (!keys.add(field.key())) {
        throw new IllegalArgumentException(name + " has field " + field.key() + " twice");
      }
    }
  }

  /**
   * Checks the values of a license against the type.
   *
   * @throws IllegalArgumentException naming the field that is missing, empty or unknown
   */
  void requireFits(Map<String, String> values) {
    for (Field field : fields) {
      if (field.required() && values.getOrDefault(field.key(), "").isBlank()) {
        throw new IllegalArgumentException(
            name + " needs field " + field.key() + " " + field.label());
      }
    }
    for (String key : values.keySet()) {
      if (fields.stream().noneMatch(f -> f.key().equals(key))) {
        throw new IllegalArgumentException(name + " has no field " + key);
      }
    }
  }
}
