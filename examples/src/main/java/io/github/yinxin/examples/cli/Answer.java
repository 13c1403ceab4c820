package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** Returns the JSON line. */
  String line() throws JsonProcessingException {
    // Some readers of lines end one at these as well; inside JSON they stand only in texts.
    return JSON.writeValueAsString(fields)
        .replace("\u0085", "\\u0085")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
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
