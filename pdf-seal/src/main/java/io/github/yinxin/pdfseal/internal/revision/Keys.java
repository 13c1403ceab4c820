package io.github.yinxin.pdfseal.internal.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys of dictionaries by number: there are few of them, however large a document is. */
final class Keys {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private long characters;

  int number(String name) {
    Integer known = numbers.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    characters += name.length();
    return names.size() - 1;
  }

  String name(int number) {
    return names.get(number);
  }

  /** Returns about how many bytes are held. */
  long weight() {
    return characters + 150L * names.size();
  }
}
