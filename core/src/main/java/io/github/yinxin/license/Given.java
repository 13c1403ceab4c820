package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;

/**
 * A value where it was found in a document.
 *
 * @param path path of the member, as problems name it
 * @param json the value
 */
record Given(String path, Json json) {

  /** Returns a member of it. */
  Given member(String key, Json value) {
    return new Given(path.isEmpty() ? key : path + "." + key, value);
  }

  /** Returns the value as messages may show it. */
  String shown() {
    return Text.printable(text());
  }

  /** Returns the value as messages may show it if it is the one of an element. */
  String shown(Element element) {
    return element.isPersonal() ? masked() : shown();
  }

  /** Returns the value as messages may show it if it is personal. */
  String masked() {
    return Text.printable(Masked.code(text()));
  }

  private String text() {
    return json instanceof Json.Text text ? text.value() : json.compact();
  }
}
