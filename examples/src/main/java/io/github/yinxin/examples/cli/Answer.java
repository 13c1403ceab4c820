package io.github.yinxin.examples.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verb says about one file.
 *
 * @param tone what it means for the exit code
 * @param fields keys and values of the JSON line, in order
 * @param words the same for people, in one or more lines
 */
record Answer(Tone tone, Map<String, Object> fields, String words) {

  /** What an answer means, from best to worst; the worst one of a call decides its exit code. */
  enum Tone {
    /** As wished. */
    POSITIVE(0),
    /** It could not be found out. */
    UNKNOWN(3),
    /** It was found out, and it is bad. */
    NEGATIVE(1);

    private final int exitCode;

    Tone(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }

    Tone worse(Tone other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Returns the same answer with one more key at the end of its line. */
  Answer with(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(key, value);
    return new Answer(tone, more, words);
  }

  /** Collects the keys of a line; those without a value are left out. */
  static final class Fields {

    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields put(String key, @Nullable Object value) {
      if (value != null) {
        values.put(key, value);
      }
      return this;
    }

    Map<String, Object> toMap() {
      return values;
    }
  }
}
