package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.HolderCategory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from a record what was granted. */
final class FactsReader {

  static final String LONG_TERM = "长期";

  private final Elements elements;
  private final Problems problems;
  private final boolean missingExpiryAccepted;

  FactsReader(Elements elements, boolean missingExpiryAccepted) {
    this.elements = elements;
    this.problems = elements.problems();
    this.missingExpiryAccepted = missingExpiryAccepted;
  }

  /**
   * Reads the facts.
   *
   * @param issuedOn from when on it is valid if the record does not say
   */
  Optional<LicenseFacts> read(Optional<LocalDate> issuedOn) {
    Optional<String> number = elements.required(Element.NUMBER);
    Optional<IssuingAuthority> issuer = issuer();
    Optional<Validity> validity = validity(issuedOn);
    List<Holder> holders = new HolderReader(problems).read(elements.base());
    Map<String, String> fields = fields();
    Map<String, String> extras = extras();
    if (!problems.list().isEmpty()) {
      return Optional.empty();
    }
    return elements.attempt(
        holdersElement(),
        () ->
            new LicenseFacts(
                elements.type().orElseThrow(),
                number.orElseThrow(),
                holders,
                issuer.orElseThrow(),
                validity.orElseThrow(),
                fields,
                extras));
  }

  private Element holdersElement() {
    return elements.base().containsKey(Element.HOLDERS) ? Element.HOLDERS : Element.HOLDER_CODE;
  }

  private Optional<IssuingAuthority> issuer() {
    Optional<String> name = elements.required(Element.ISSUER_NAME);
    Optional<UnifiedSocialCreditCode> code =
        elements
            .required(Element.ISSUER_CODE)
            .flatMap(
                text ->
                    elements.attempt(
                        Element.ISSUER_CODE, () -> UnifiedSocialCreditCode.parse(text)));
    return code.flatMap(
        c ->
            name.flatMap(
                n -> elements.attempt(Element.ISSUER_NAME, () -> new IssuingAuthority(n, c))));
  }

  private Optional<Validity> validity(Optional<LocalDate> issuedOn) {
    Optional<LocalDate> from = day(Element.VALID_FROM);
    if (!elements.base().containsKey(Element.VALID_FROM)) {
      from = issuedOn;
      if (from.isEmpty()) {
        elements.refuse(Element.VALID_FROM, "is missing");
      }
    }
    return from.flatMap(this::validityFrom);
  }

  private Optional<Validity> validityFrom(LocalDate from) {
    Optional<String> text = elements.optional(Element.VALID_UNTIL);
    if (text.equals(Optional.of(LONG_TERM))) {
      return Optional.of(Validity.longTerm(from));
    }
    if (!elements.base().containsKey(Element.VALID_UNTIL) && missingExpiryAccepted) {
      return Optional.of(Validity.longTerm(from));
    }
    if (!elements.base().containsKey(Element.VALID_UNTIL)) {
      elements.refuse(Element.VALID_UNTIL, "is missing; " + LONG_TERM + " is without end");
    }
    return day(Element.VALID_UNTIL)
        .flatMap(until -> elements.attempt(Element.VALID_UNTIL, () -> Validity.of(from, until)));
  }

  /** Returns a day, if the record has it. */
  Optional<LocalDate> day(Element element) {
    Given given = elements.base().get(element);
    if (given == null) {
      return Optional.empty();
    }
    if (given.json() instanceof Json.Numeral number) {
      return problems.attempt(given.path(), () -> Dates.dayOfMillis(number.digits()));
    }
    return problems
        .text(given, given.shown())
        .flatMap(text -> problems.attempt(given.path(), () -> Dates.day(text)));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (Field field : elements.type().map(LicenseType::fields).orElse(List.of())) {
      Given given = elements.business().get(field.key());
      if (given != null) {
        value(field, given).ifPresent(value -> fields.put(field.key(), value));
      } else if (field.required()) {
        problems.add("extendInfo." + field.key(), "", "(" + field.label() + ") is missing");
      }
    }
    return fields;
  }

  private Optional<String> value(Field field, Given given) {
    Optional<String> text = problems.text(given, shown(field, given));
    if (text.isPresent() && text.get().isBlank()) {
      // To deployed systems an empty text and none are the same.
      if (field.required()) {
        problems.add(given.path(), "", "(" + field.label() + ") is blank");
      }
      return Optional.empty();
    }
    try {
      return text.map(t -> checked(field, t));
    } catch (InvalidValueException e) {
      problems.add(given.path(), shown(field, given), e.rule());
      return Optional.empty();
    }
  }

  private static String checked(Field field, String text) {
    String value = field.kind() == Field.Kind.DATE ? Dates.day(text).toString() : text;
    FieldRules.require(field.kind(), field.key(), value);
    return value;
  }

  // On the licenses of natural persons nearly every field is personal.
  private String shown(Field field, Given given) {
    boolean personal =
        field.kind() == Field.Kind.RESIDENT_ID
            || elements.type().orElseThrow().holders() == HolderCategory.NATURAL_PERSON;
    return personal ? given.masked() : given.shown();
  }

  private Map<String, String> extras() {
    Map<String, String> extras = new HashMap<>();
    if (elements.type().isEmpty()) {
      return extras;
    }
    LicenseType type = elements.type().get();
    elements
        .business()
        .forEach(
            (key, given) -> {
              if (type.field(key).isEmpty()) {
                problems
                    .attempt(given.path(), () -> LicenseFacts.extra(key, given.json().compact()))
                    .ifPresent(text -> extras.put(key, text));
              }
            });
    carryName(Element.TYPE_NAME, type, extras);
    carryName(Element.NAME, type, extras);
    return extras;
  }

  // A name other than the catalogue's is carried along: it may be printed on the face.
  private void carryName(Element element, LicenseType type, Map<String, String> extras) {
    elements
        .optional(element)
        .filter(name -> !name.equals(type.name()))
        .ifPresent(name -> extras.put(element.key(), new Json.Text(name).compact()));
  }
}
