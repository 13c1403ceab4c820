package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.core.internal.json.JsonReader;
import io.github.yinxin.core.internal.json.JsonRefusedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one JSON object, taken out one by one; what nobody asked for is refused at the
 * end. Every refusal names the path of the member.
 */
final class Members {

  private final String path;
  private final Map<String, Json> values;
  private final Set<String> asked = new HashSet<>();

  private Members(String path, Map<String, Json> values) {
    this.path = path;
    this.values = values;
  }

  /** Reads a document of ours: refused like a wrong argument, for it is one. */
  static Members parse(byte[] json) {
    try {
      return of("", JsonReader.read(json));
    } catch (JsonRefusedException e) {
      throw new InvalidValueException(e.where(), "", e.rule());
    }
  }

  /** Opens an object; the path is empty for the whole document. */
  static Members of(String path, Json json) {
    if (json instanceof Json.Members members) {
      return new Members(path, new LinkedHashMap<>(members.byName()));
    }
    throw new InvalidValueException(path, json.compact(), "is " + json.kind() + ", not an object");
  }

  String text(String name) {
    return optional(name).orElseThrow(() -> refusal(name, "", "is missing"));
  }

  Optional<String> optional(String name) {
    return take(name).map(json -> text(at(name), json));
  }

  boolean flag(String name) {
    Optional<Json> json = take(name);
    if (json.isPresent() && json.get() != Json.Literal.TRUE && json.get() != Json.Literal.FALSE) {
      throw refusal(name, json.get().compact(), "is neither true nor false");
    }
    return json.equals(Optional.of(Json.Literal.TRUE));
  }

  <E extends Enum<E>> E constant(String name, Class<E> values) {
    String text = text(name);
    try {
      return Enum.valueOf(values, text);
    } catch (IllegalArgumentException e) {
      throw refusal(name, text, "is none of " + List.of(values.getEnumConstants()));
    }
  }

  List<Members> items(String name) {
    Json json = take(name).orElseThrow(() -> refusal(name, "", "is missing"));
    if (!(json instanceof Json.Items items)) {
      throw refusal(name, json.compact(), "is " + json.kind() + ", not an array");
    }
    List<Members> members = new ArrayList<>();
    for (Json item : items.items()) {
      members.add(of(at(name) + "[" + members.size() + "]", item));
    }
    return members;
  }

  void requireNothingElse() {
    for (Map.Entry<String, Json> member : values.entrySet()) {
      if (!asked.contains(member.getKey())) {
        throw refusal(member.getKey(), member.getValue().compact(), "is unknown");
      }
    }
  }

  /** Returns the text of a string. */
  static String text(String path, Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw new InvalidValueException(path, json.compact(), "is " + json.kind() + ", not a string");
  }

  private Optional<Json> take(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private InvalidValueException refusal(String name, String value, String rule) {
    return new InvalidValueException(at(name), value, rule);
  }
}
