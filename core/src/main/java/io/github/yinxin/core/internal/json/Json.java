package io.github.yinxin.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259). Numbers keep their digits, objects their order. */
public sealed interface Json {

  /** Makes generators; thread-safe, and costs more than a short text does. */
  JsonFactory FACTORY = new JsonFactory();

  /** Returns what it is, as a noun with its article. */
  String kind();

  /** Writes it. */
  void write(JsonGenerator out) throws IOException;

  /** Returns it on one line without white space; the same value gives the same text. */
  default String compact() {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  /**
   * A string.
   *
   * @param value its characters, escapes undone
   */
  record Text(String value) implements Json {
    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeString(value);
    }
  }

  /**
   * A number.
   *
   * @param digits as it was written
   */
  record Numeral(String digits) implements Json {
    @Override
    public String kind() {
      return "a number";
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeNumber(digits);
    }
  }

  /** A word. */
  enum Literal implements Json {
    /** {@code true}. */
    TRUE("true"),
    /** {@code false}. */
    FALSE("false"),
    /** {@code null}. */
    NULL("null");

    private final String word;

    Literal(String word) {
      this.word = word;
    }

    @Override
    public String kind() {
      return word;
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeRawValue(word);
    }
  }

  /**
   * An array.
   *
   * @param items its values
   */
  record Items(List<Json> items) implements Json {

    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartArray();
      for (Json item : items) {
        item.write(out);
      }
      out.writeEndArray();
    }
  }

  /**
   * An object.
   *
   * @param byName its values by name, in their order
   */
  record Members(Map<String, Json> byName) implements Json {

    /** Copies the map. */
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      for (Map.Entry<String, Json> member : byName.entrySet()) {
        out.writeFieldName(member.getKey());
        member.getValue().write(out);
      }
      out.writeEndObject();
    }
  }
}
