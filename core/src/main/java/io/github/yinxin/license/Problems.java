package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.LicenseJson.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with a document, collected while it is read to its end. */
final class Problems {

  private final List<Problem> problems = new ArrayList<>();

  List<Problem> list() {
    return List.copyOf(problems);
  }

  void add(String field, String value, String rule) {
    problems.add(new Problem(field, value, rule));
  }

  /** Makes a value, or notes why it cannot be. */
  <T> Optional<T> attempt(String field, Supplier<? extends T> making) {
    try {
      return Optional.of(making.get());
    } catch (InvalidValueException e) {
      add(field, e.value(), e.rule());
      return Optional.empty();
    }
  }

  /**
   * Returns the text of an element that must be there and not be blank.
   *
   * @param path path of the object in which it is missed, with the dot after it
   */
  Optional<String> required(Element element, Map<Element, Given> elements, String path) {
    Given given = elements.get(element);
    if (given == null) {
      add(path + element.key(), "", "is missing");
      return Optional.empty();
    }
    Optional<String> text = text(given, given.shown(element));
    if (text.isPresent() && text.get().isBlank()) {
      add(given.path(), "", "is blank");
      return Optional.empty();
    }
    return text;
  }

  /** Returns the text of an element, if it is there and not blank. */
  Optional<String> optional(Element element, Map<Element, Given> elements) {
    return Optional.ofNullable(elements.get(element))
        .flatMap(given -> text(given, given.shown(element)))
        .filter(text -> !text.isBlank());
  }

  /**
   * Returns the text of a value that must be a string.
   *
   * @param shown what to quote if it is none
   */
  Optional<String> text(Given given, String shown) {
    if (given.json() instanceof Json.Text text) {
      return Optional.of(text.value());
    }
    add(given.path(), shown, "is " + given.json().kind() + ", not a string");
    return Optional.empty();
  }
}
