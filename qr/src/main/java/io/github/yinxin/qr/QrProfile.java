package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Holder;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.qr.QrClaims.Commitment;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrClaims.Value;
import io.github.yinxin.qr.internal.Commitments;
import io.github.yinxin.qr.internal.Masking;
import io.github.yinxin.qr.internal.PersonalFields;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which fields of a license type's face go into its codes, and how much of each. Profiles travel in
 * trust lists, so that a code carries numbers instead of names.
 *
 * @param number number of the profile in codes, 0 or more
 * @param licenseType type code 证照类型代码
 * @param environment for whom its codes are made
 * @param fields the fields by their numbers in codes, 1 or more; no key twice
 */
public record QrProfile(
    int number, String licenseType, Environment environment, Map<Integer, Field> fields) {

  /** How much of a field everybody may read who scans the code. */
  public enum Treatment {
    /** All of it. */
    CLEAR,
    /** Enough to compare it with the license at hand: the ends, the rest as asterisks. */
    MASKED,
    /** Nothing: a salted digest, that salt and value together can be checked against. */
    DIGEST
  }

  /**
   * A field of the face.
   *
   * @param key its key in records, for example {@code KZ_JYCS}
   * @param label what is shown before its value
   * @param treatment how much of it the code shows
   */
  public record Field(String key, String label, Treatment treatment) {
    /** Refuses a field without key or label. */
    public Field {
      requireNonNull(treatment, "treatment");
      if (key.isBlank() || label.isBlank()) {
        throw new IllegalArgumentException("field has key '" + key + "', label '" + label + "'");
      }
    }
  }

  /**
   * What the holder shows to prove a field that the code holds as a digest.
   *
   * @param field number of the field
   * @param salt 32 hexadecimal digits, known to nobody else before
   * @param value the field's text
   */
  public record Disclosure(int field, String salt, String value) {
    /** Tells the field; salt and value are secrets. */
    @Override
    public String toString() {
      return "Disclosure[field=" + field + "]";
    }
  }

  /** Refuses a profile without license type, numbers out of range and a key that stands twice. */
  public QrProfile {
    requireNonNull(environment, "environment");
    if (number < 0 || licenseType.isBlank()) {
      throw new IllegalArgumentException(
          "profile " + number + " of license type '" + licenseType + "'");
    }
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    Set<String> keys = new HashSet<>();
    fields.forEach(
        (place, field) -> {
          if (place < 1 || !keys.add(field.key())) {
            throw new IllegalArgumentException("field " + place + " " + field.key());
          }
        });
  }

  // Elements of every license (GB/T 36903-2018), with the keys seen in deployed systems.
  private static final String NUMBER = "ZZBH";
  private static final String HOLDER = "CZZT";
  private static final String HOLDER_CODE = "CZZTDM";
  private static final String FROM = "ZZYXQQSRQ";
  private static final String UNTIL = "ZZYXQJZRQ";
  private static final String ISSUED = "ZZBFRQ";
  private static final List<Field> BASE =
      List.of(
          new Field(NUMBER, "证照编号", Treatment.CLEAR),
          new Field(HOLDER, "持证主体", Treatment.CLEAR),
          new Field(HOLDER_CODE, "持证主体代码", Treatment.CLEAR),
          new Field(FROM, "有效期起始日期", Treatment.CLEAR),
          new Field(UNTIL, "有效期截止日期", Treatment.CLEAR),
          new Field(ISSUED, "证照颁发日期", Treatment.CLEAR));

  /**
   * Returns the profile of a type with the treatments that protect people: on their licenses every
   * field is masked that tells one from the other; on those of organizations, the fields whose
   * label speaks of a person. Elements of every license come first: number {@code ZZBH}, holder
   * {@code CZZT} and code {@code CZZTDM}, first and last day {@code ZZYXQQSRQ}, {@code ZZYXQJZRQ},
   * day of issue {@code ZZBFRQ}.
   *
   * @param holders whose licenses these are; of whom nothing is known is taken for a person
   */
  public static QrProfile of(int number, LicenseType type, Holder.Kind holders) {
    Map<Integer, Field> fields = new TreeMap<>();
    boolean persons = holders != Holder.Kind.ORGANISATION;
    for (Field field : BASE) {
      fields.put(fields.size() + 1, protecting(field.key(), field.label(), persons));
    }
    for (LicenseType.Field field : type.fields()) {
      fields.put(fields.size() + 1, protecting(field.key(), field.label(), persons));
    }
    return new QrProfile(number, type.code(), Environment.PROD, fields);
  }

  private static Field protecting(String key, String label, boolean persons) {
    boolean personal = PersonalFields.speaksOfAPerson(label, persons);
    return new Field(key, label, personal ? Treatment.MASKED : Treatment.CLEAR);
  }

  /** Returns the profile with these fields shown in full. */
  public QrProfile showing(String... keys) {
    return treating(Treatment.CLEAR, List.of(keys));
  }

  /** Returns the profile with these fields masked. */
  public QrProfile masking(String... keys) {
    return treating(Treatment.MASKED, List.of(keys));
  }

  /** Returns the profile with these fields as salted digests. */
  public QrProfile digesting(String... keys) {
    return treating(Treatment.DIGEST, List.of(keys));
  }

  /** Returns the profile with these fields alone; the others keep their numbers unused. */
  public QrProfile only(String... keys) {
    Map<Integer, Field> kept = new TreeMap<>(fields);
    kept.values().removeIf(field -> !List.of(keys).contains(field.key()));
    requireAll(List.of(keys));
    return new QrProfile(number, licenseType, environment, kept);
  }

  /** Returns the profile for tests and training. */
  public QrProfile forTests() {
    return new QrProfile(number, licenseType, Environment.TEST, fields);
  }

  private QrProfile treating(Treatment treatment, List<String> keys) {
    requireAll(keys);
    Map<Integer, Field> changed = new TreeMap<>(fields);
    changed.replaceAll(
        (place, field) ->
            keys.contains(field.key()) ? new Field(field.key(), field.label(), treatment) : field);
    return new QrProfile(number, licenseType, environment, changed);
  }

  private void requireAll(List<String> keys) {
    for (String key : keys) {
      if (fields.values().stream().noneMatch(field -> field.key().equals(key))) {
        throw new IllegalArgumentException("profile " + number + " has no field " + key);
      }
    }
  }

  /**
   * Returns what a code says of a license.
   *
   * @param secret 16 unpredictable bytes or more, kept with the license: the salts come from it
   */
  public Face face(License license, byte[] secret) {
    LicenseFacts facts = license.facts();
    Map<String, String> values = new LinkedHashMap<>(facts.fields());
    values.put(NUMBER, facts.number());
    values.put(HOLDER, joined(facts, Holder::name));
    values.put(HOLDER_CODE, joined(facts, Holder::code));
    values.put(FROM, facts.validity().from().toString());
    values.put(UNTIL, facts.validity().until().map(LocalDate::toString).orElse("长期"));
    values.put(ISSUED, license.issuedOn().toString());
    return face(values, secret);
  }

  private static String joined(LicenseFacts facts, Function<Holder, String> part) {
    return facts.holders().stream().map(part).collect(Collectors.joining("、"));
  }

  /**
   * Returns what a code says of a face.
   *
   * @param values by key; those that the profile does not have stay out, and what is missing too
   * @param secret 16 unpredictable bytes or more, kept with the license: the salts come from it
   */
  public Face face(Map<String, String> values, byte[] secret) {
    Map<Integer, Value> face = new TreeMap<>();
    fields.forEach(
        (place, field) ->
            Optional.ofNullable(values.get(field.key()))
                .ifPresent(text -> face.put(place, value(place, field, text, secret))));
    return new Face(number, environment, face);
  }

  private static Value value(int place, Field field, String text, byte[] secret) {
    // Refuses what is not Unicode: its digest would be that of a question mark.
    Text whole = new Text(text);
    return switch (field.treatment()) {
      case CLEAR -> whole;
      case MASKED -> new Text(Masking.mask(text));
      case DIGEST -> Commitments.of(place, Commitments.salt(place, secret), text);
    };
  }

  /**
   * Returns what the holder shows to prove one field of a code.
   *
   * @param key a field that the profile digests
   * @param secret the one that the code was made with
   */
  public Disclosure disclosure(String key, String value, byte[] secret) {
    return fields.entrySet().stream()
        .filter(field -> field.getValue().key().equals(key))
        .filter(field -> field.getValue().treatment() == Treatment.DIGEST)
        .findFirst()
        .map(
            field ->
                new Disclosure(field.getKey(), Commitments.salt(field.getKey(), secret), value))
        .orElseThrow(
            () -> new IllegalArgumentException("profile " + number + " digests no field " + key));
  }

  /**
   * Returns whether this profile tells codes of an earlier one as that did, fields added or not.
   */
  boolean reads(QrProfile earlier) {
    return licenseType.equals(earlier.licenseType)
        && earlier.fields.entrySet().stream()
            .allMatch(
                field ->
                    Optional.ofNullable(fields.get(field.getKey()))
                        .filter(now -> now.key().equals(field.getValue().key()))
                        .filter(now -> isDigest(now) == isDigest(field.getValue()))
                        .isPresent());
  }

  private static boolean isDigest(Field field) {
    return field.treatment() == Treatment.DIGEST;
  }

  /** Returns whether a face holds a disclosure's digest. */
  static boolean confirms(Face face, Disclosure disclosure) {
    Commitment expected = Commitments.of(disclosure.field(), disclosure.salt(), disclosure.value());
    return Optional.ofNullable(face.values().get(disclosure.field()))
        .filter(expected::equals)
        .isPresent();
  }
}
