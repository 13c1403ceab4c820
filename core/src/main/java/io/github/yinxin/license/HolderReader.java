package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.Holder.CodeType;
import io.github.yinxin.license.Holder.LocalCodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the holders of a record: an array of objects, or parallel lists of names and codes. */
final class HolderReader {

  /** The code system of the Guangdong family's {@code CYRSFZJLX}. */
  static final String GUANGDONG = "DB44/T 2167 CYRSFZJLX";

  /** The system of codes that stand where the standard's belong, but that it does not have. */
  static final String EXTENSION = "GB/T 36903-2018 extension";

  private static final Set<String> EXTENSION_CODES = Set.of("400", "551", "552");
  private static final List<Element> PARTS =
      List.of(
          Element.HOLDER_NAME,
          Element.HOLDER_CODE,
          Element.HOLDER_CODE_TYPE,
          Element.HOLDER_CODE_TYPE_NAME,
          Element.HOLDER_CODE_SYSTEM,
          Element.HOLDER_CODE_TYPE_GUANGDONG);
  private static final String SEPARATOR = ",";

  private final Problems problems;

  HolderReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads all holders; those with problems are left out. */
  List<Holder> read(Map<Element, Given> elements) {
    List<Holder> holders = new ArrayList<>();
    for (Parts one : split(elements)) {
      holder(one).ifPresent(holders::add);
    }
    return holders;
  }

  /**
   * What is said of one holder.
   *
   * @param path path of the object it stands in, with the dot after it; empty for none
   */
  private record Parts(String path, Map<Element, Given> given) {}

  private List<Parts> split(Map<Element, Given> elements) {
    Given array = elements.get(Element.HOLDERS);
    if (array == null) {
      return parallel(elements);
    }
    for (Element part : PARTS) {
      if (elements.containsKey(part)) {
        problems.add(elements.get(part).path(), "", "is there beside " + array.path());
      }
    }
    return objects(array);
  }

  private List<Parts> objects(Given array) {
    List<Parts> holders = new ArrayList<>();
    if (!(array.json() instanceof Json.Items items)) {
      problems.add(array.path(), array.shown(), "is " + array.json().kind() + ", not an array");
      return holders;
    }
    for (Json item : items.items()) {
      String path = array.path() + "[" + holders.size() + "]";
      holders.add(new Parts(path + ".", object(path, item)));
    }
    if (holders.isEmpty()) {
      problems.add(array.path(), "[]", "names no holder");
    }
    return holders;
  }

  private Map<Element, Given> object(String path, Json item) {
    Map<Element, Given> parts = new EnumMap<>(Element.class);
    if (!(item instanceof Json.Members members)) {
      problems.add(path, "", "is " + item.kind() + ", not an object");
      return parts;
    }
    members
        .byName()
        .forEach(
            (key, json) -> {
              Optional<Element> part = Element.withKey(key).filter(PARTS::contains);
              Given given = new Given(path + "." + key, json);
              if (part.isEmpty()) {
                problems.add(given.path(), "", "is unknown");
              } else if (parts.put(part.get(), given) != null) {
                problems.add(given.path(), "", "is there under another key too");
              }
            });
    return parts;
  }

  private List<Parts> parallel(Map<Element, Given> elements) {
    Given codes = elements.get(Element.HOLDER_CODE);
    int count = codes == null ? 1 : Math.max(1, pieces(codes).size());
    List<Map<Element, Given>> holders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      holders.add(new EnumMap<>(Element.class));
    }
    for (Element part : PARTS) {
      Given given = elements.get(part);
      if (given != null && !distribute(part, given, holders)) {
        return List.of();
      }
    }
    return holders.stream().map(parts -> new Parts("", parts)).toList();
  }

  /** Gives each holder its piece, or notes that there are too few or too many. */
  private boolean distribute(Element part, Given given, List<Map<Element, Given>> holders) {
    int count = holders.size();
    // One holder's name may have a comma in it.
    List<Json> pieces =
        count == 1 && given.json() instanceof Json.Text ? List.of(given.json()) : pieces(given);
    boolean shared = pieces.size() == 1 && part != Element.HOLDER_NAME;
    if (pieces.size() != count && !shared) {
      problems.add(
          given.path(), "", "has " + pieces.size() + " parts for " + count + " holder codes");
      return false;
    }
    for (int i = 0; i < count; i++) {
      String path = count == 1 ? given.path() : given.path() + "[" + i + "]";
      holders.get(i).put(part, new Given(path, pieces.get(shared ? 0 : i)));
    }
    return true;
  }

  private static List<Json> pieces(Given given) {
    if (given.json() instanceof Json.Items items) {
      return items.items();
    }
    if (given.json() instanceof Json.Text text) {
      return Arrays.stream(text.value().split(SEPARATOR, -1)).<Json>map(Json.Text::new).toList();
    }
    return List.of(given.json());
  }

  private Optional<Holder> holder(Parts one) {
    Map<Element, Given> parts = one.given();
    Optional<String> name = problems.required(Element.HOLDER_NAME, parts, one.path());
    Optional<String> code = problems.required(Element.HOLDER_CODE, parts, one.path());
    Optional<CodeType> type = codeType(one);
    if (name.isEmpty() || code.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Holder(name.get(), type.get(), code.get()));
    } catch (InvalidValueException e) {
      Element part = e.subject().equals(Holder.NAME) ? Element.HOLDER_NAME : Element.HOLDER_CODE;
      problems.add(requireNonNull(parts.get(part)).path(), e.value(), e.rule());
      return Optional.empty();
    }
  }

  private Optional<CodeType> codeType(Parts one) {
    Map<Element, Given> parts = one.given();
    Given guangdong = parts.get(Element.HOLDER_CODE_TYPE_GUANGDONG);
    Given code = parts.get(Element.HOLDER_CODE_TYPE);
    if (guangdong != null) {
      if (code != null) {
        problems.add(code.path(), code.shown(), "is there beside " + guangdong.path());
        return Optional.empty();
      }
      return local(guangdong, GUANGDONG);
    }
    Optional<String> system = problems.optional(Element.HOLDER_CODE_SYSTEM, parts);
    if (code == null) {
      return byLabel(one);
    }
    return system.isPresent() && !system.get().equals(StandardCodeType.SYSTEM)
        ? local(code, system.get())
        : standard(code, parts);
  }

  private Optional<CodeType> local(Given code, String system) {
    return problems
        .text(code, code.shown())
        .flatMap(text -> problems.attempt(code.path(), () -> new LocalCodeType(system, text)));
  }

  private Optional<CodeType> standard(Given given, Map<Element, Given> parts) {
    Optional<String> code = problems.text(given, given.shown());
    if (code.isEmpty()) {
      return Optional.empty();
    }
    if (EXTENSION_CODES.contains(code.get())) {
      return local(given, EXTENSION);
    }
    Optional<StandardCodeType> type = StandardCodeType.withCode(code.get());
    if (type.isEmpty()) {
      problems.add(given.path(), given.shown(), "is not in GB/T 36903-2018 Appendix A");
    }
    Optional<String> label = problems.optional(Element.HOLDER_CODE_TYPE_NAME, parts);
    Optional<StandardCodeType> named = label.flatMap(StandardCodeType::withLabel);
    if (type.isPresent() && named.isPresent() && !named.equals(type)) {
      problems.add(given.path(), given.shown(), "is not the code of " + named.get().label());
      return Optional.empty();
    }
    return type.map(t -> t);
  }

  private Optional<CodeType> byLabel(Parts one) {
    Optional<String> label = problems.optional(Element.HOLDER_CODE_TYPE_NAME, one.given());
    Optional<StandardCodeType> type = label.flatMap(StandardCodeType::withLabel);
    if (type.isEmpty()) {
      problems.add(one.path() + Element.HOLDER_CODE_TYPE.key(), "", "is missing");
    }
    return type.map(t -> t);
  }
}
