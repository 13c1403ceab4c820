package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A license type 证照类型: a catalogue entry (GB/T 36902-2018) with the fields on the license's face.
 *
 * @param code type code 证照类型代码: the defining authority's credit code and three more characters
 * @param name type name 证照类型名称, also the title of the face
 * @param holders who can hold it 持证主体类别
 * @param fields the face fields 照面信息, in printing order
 */
public record LicenseType(String code, String name, HolderCategory holders, List<Field> fields) {

  private static final Pattern CODE_END = Pattern.compile("[0-9A-Z]{3}");
  private static final int CODE_LENGTH = UnifiedSocialCreditCode.LENGTH + 3;
  private static final int MAX_NAME = 256;
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final int MAX_LABEL = 64;

  /** Who can hold a license 持证主体类别. */
  public enum HolderCategory {
    /** 自然人. */
    NATURAL_PERSON,
    /** 法人和其他组织. */
    ORGANISATION,
    /** 混合: anybody. */
    MIXED;

    boolean admits(Holder.Kind kind) {
      // Of a code of an unknown system nobody can say whose it is.
      return this == MIXED || kind == Holder.Kind.UNKNOWN || kind.name().equals(name());
    }
  }

  /** How sure it is that a field belongs to a type under this key. */
  public enum Confidence {
    /** Known from the platform itself, or from several independent systems. */
    SURE,
    /** Known from one good source, or printed on the face but the key is not published. */
    LIKELY,
    /** General knowledge only. */
    GUESS
  }

  /**
   * A field of the face.
   *
   * @param key its key in records, for example {@code KZ_JYCS}
   * @param label what is printed before its value
   * @param required whether a license without it is refused
   * @param kind what its value is
   * @param confidence how sure the field is
   */
  public record Field(
      String key, String label, boolean required, Kind kind, Confidence confidence) {

    /** What the value of a field is. */
    public enum Kind {
      /** Up to 4000 characters, line breaks allowed. */
      TEXT,
      /** A day, {@code yyyy-MM-dd}. */
      DATE,
      /** 统一社会信用代码. */
      CREDIT_CODE,
      /** 公民身份号码. */
      RESIDENT_ID,
      /** A photograph: JPEG or PNG of at most 50 KB in base64. */
      PHOTO
    }

    /** Refuses a key that is no name, and a blank label. */
    public Field {
      requireNonNull(kind, "kind");
      requireNonNull(confidence, "confidence");
      if (!KEY.matcher(key).matches()) {
        throw new InvalidValueException("field key", key, "does not match " + KEY);
      }
      Text.requireLine("field label", label, MAX_LABEL);
    }

    /** Returns a text that every license of the type has. */
    public static Field required(String key, String label) {
      return new Field(key, label, true, Kind.TEXT, Confidence.SURE);
    }

    /** Returns a text that a license may leave out. */
    public static Field optional(String key, String label) {
      return new Field(key, label, false, Kind.TEXT, Confidence.SURE);
    }
  }

  /**
   * Refuses a code that does not begin with a valid credit code, and a field that is there twice.
   */
  public LicenseType {
    requireNonNull(holders, "holders");
    requireCode(code);
    Text.requireLine("license type name", name, MAX_NAME);
    fields = List.copyOf(fields);
    Set<String> keys = new HashSet<>();
    for (Field field : fields) {
      if (!keys.add(field.key())) {
        throw new InvalidValueException("field key", field.key(), "is there twice in " + name);
      }
    }
  }

  /** Describes a type that anybody can hold. */
  public LicenseType(String code, String name, List<Field> fields) {
    this(code, name, HolderCategory.MIXED, fields);
  }

  /** Returns the credit code of the authority that defines the type 证照定义机构代码. */
  public UnifiedSocialCreditCode definingAuthority() {
    return UnifiedSocialCreditCode.parse(code.substring(0, UnifiedSocialCreditCode.LENGTH));
  }

  private static void requireCode(String code) {
    if (code.length() != CODE_LENGTH) {
      throw new InvalidValueException(
          "license type code", code, "has " + code.length() + " characters, not " + CODE_LENGTH);
    }
    UnifiedSocialCreditCode.parse(code.substring(0, UnifiedSocialCreditCode.LENGTH));
    if (!CODE_END.matcher(code.substring(UnifiedSocialCreditCode.LENGTH)).matches()) {
      throw new InvalidValueException(
          "license type code", code, "does not end in three digits or capital letters");
    }
  }

  /** Returns the field with a key. */
  Optional<Field> field(String key) {
    return fields.stream().filter(f -> f.key().equals(key)).findFirst();
  }

  /** Refuses values of which one is missing, unknown or not of its kind, naming the field. */
  void requireFits(Map<String, String> values) {
    for (Field field : fields) {
      if (field.required() && !values.containsKey(field.key())) {
        throw new InvalidValueException(
            "field " + field.key(), "", "(" + field.label() + ") is missing in " + name);
      }
    }
    values.forEach(
        (key, value) -> {
          Optional<Field> field = field(key);
          if (field.isEmpty()) {
            throw new InvalidValueException("field key", key, "is unknown in " + name);
          }
          FieldRules.require(field.get().kind(), "field " + key, value);
        });
  }

  /** Refuses a holder of another category. */
  void requireFits(List<Holder> values) {
    for (Holder holder : values) {
      if (!holders.admits(holder.codeType().kind())) {
        throw new InvalidValueException(
            "holder", holder.toString(), "is none of the category " + holders + " of " + name);
      }
    }
  }
}
