package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.core.internal.json.JsonReader;
import io.github.yinxin.core.internal.json.JsonRefusedException;
import io.github.yinxin.license.LicenseFile.Annotation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The members of a license record, sorted into base elements and business elements 扩展业务信息, whatever
 * keys they came under; and all that is wrong with them.
 */
final class Elements {

  // What the checks of the values are about, and where a document says it.
  private static final Map<String, Element> SUBJECTS =
      Map.of(
          LicenseFacts.NUMBER, Element.NUMBER,
          Holder.NAME, Element.HOLDER_NAME,
          IssuingAuthority.NAME, Element.ISSUER_NAME,
          Annotation.PURPOSE, Element.COPY_PURPOSE,
          Annotation.MAKER, Element.COPY_MAKER,
          Annotation.EXPIRY, Element.COPY_EXPIRES_AT);

  private final Problems problems = new Problems();
  private final Map<Element, Given> base = new EnumMap<>(Element.class);
  private final Map<String, Given> business = new LinkedHashMap<>();
  private final boolean deviantsAccepted;
  private Optional<LicenseType> type = Optional.empty();
  private boolean readable;

  private Elements(boolean deviantsAccepted) {
    this.deviantsAccepted = deviantsAccepted;
  }

  /** Sorts a document; whatever it holds, the answer is among the problems. */
  static Elements read(byte[] document, LicenseCatalogue catalogue) {
    Elements elements = new Elements(catalogue.deviantsAccepted());
    try {
      Given root = new Given("", JsonReader.read(document));
      if (root.json() instanceof Json.Members members) {
        elements.readable = true;
        elements.type = elements.type(members, catalogue);
        elements.sort(members);
      } else {
        elements.problems.add("", root.shown(), "is " + root.json().kind() + ", not an object");
      }
    } catch (JsonRefusedException e) {
      elements.problems.add(e.where(), "", e.rule());
    }
    return elements;
  }

  /** Returns whether identifiers of the generator known to be wrong are read. */
  boolean deviantsAccepted() {
    return deviantsAccepted;
  }

  Problems problems() {
    return problems;
  }

  /** Returns whether the document could be read at all. */
  boolean readable() {
    return readable;
  }

  /** Returns the license type, or nothing if the document names none that the catalogue knows. */
  Optional<LicenseType> type() {
    return type;
  }

  Map<Element, Given> base() {
    return base;
  }

  /** Returns the business elements by key. */
  Map<String, Given> business() {
    return business;
  }

  Optional<String> required(Element element) {
    return problems.required(element, base, "");
  }

  Optional<String> optional(Element element) {
    return problems.optional(element, base);
  }

  /** Returns where the document says an element, or would. */
  String path(Element element) {
    Given given = base.get(element);
    return given == null ? element.key() : given.path();
  }

  /** Makes a value of several elements, or notes which of them stands in its way. */
  <T> Optional<T> attempt(Element whole, Supplier<? extends T> making) {
    try {
      return Optional.of(making.get());
    } catch (InvalidValueException e) {
      problems.add(path(SUBJECTS.getOrDefault(e.subject(), whole)), e.value(), e.rule());
      return Optional.empty();
    }
  }

  /** Refuses elements that do not belong into this kind of record. */
  void refuse(Set<Element> unwanted, String rule) {
    for (Element element : unwanted) {
      if (base.containsKey(element)) {
        refuse(element, rule);
      }
    }
  }

  /** Refuses the value of an element. */
  void refuse(Element element, String rule) {
    Given given = base.get(element);
    problems.add(path(element), given == null ? "" : given.shown(element), rule);
  }

  // Before the others: only the type tells which keys are fields.
  private Optional<LicenseType> type(Json.Members members, LicenseCatalogue catalogue) {
    members
        .byName()
        .forEach(
            (key, json) -> {
              if (Element.withKey(key).equals(Optional.of(Element.TYPE_CODE))) {
                base.putIfAbsent(Element.TYPE_CODE, new Given(key, json));
              }
            });
    Optional<String> code = required(Element.TYPE_CODE);
    Optional<LicenseType> known = code.flatMap(catalogue::type);
    if (code.isPresent() && known.isEmpty()) {
      refuse(Element.TYPE_CODE, "is not in the catalogue");
    }
    return known;
  }

  private void sort(Json.Members members) {
    members.byName().forEach((key, json) -> sort(key, new Given(key, json)));
  }

  // A field of the type comes first: its key may be an alias of a base element elsewhere.
  private void sort(String key, Given given) {
    Optional<Element> element = Element.withKey(key);
    if (isField(key) || element.isEmpty()) {
      addBusiness(key, given);
    } else if (element.get() == Element.EXTEND_INFO) {
      addExtendInfo(given);
    } else {
      Given before = base.putIfAbsent(element.get(), given);
      if (before != null && !before.json().equals(given.json())) {
        problems.add(given.path(), given.shown(element.get()), "disagrees with " + before.path());
      }
    }
  }

  private void addExtendInfo(Given given) {
    if (given.json() instanceof Json.Members members) {
      members.byName().forEach((key, json) -> addBusiness(key, given.member(key, json)));
    } else {
      problems.add(given.path(), given.shown(), "is " + given.json().kind() + ", not an object");
    }
  }

  private void addBusiness(String key, Given given) {
    // Of a type that is not known nobody can say which fields it has.
    if (type.isPresent() && !isField(key) && !Element.mayBeExtra(key)) {
      problems.add(given.path(), "", "is unknown");
    } else if (business.putIfAbsent(key, given) != null) {
      problems.add(given.path(), "", "is there twice");
    }
  }

  private boolean isField(String key) {
    return type.isPresent() && type.get().field(key).isPresent();
  }
}
