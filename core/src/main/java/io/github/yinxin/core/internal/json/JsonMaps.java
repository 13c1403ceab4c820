package io.github.yinxin.core.internal.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our own stored records as JSON objects: keys sorted, so that equal records are equal texts. */
public final class JsonMaps {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonMaps() {}

  /** Writes texts, whole numbers, booleans, lists and maps of these. */
  public static String write(Map<String, ?> object) {
    // By hand: a generator for each record of an import costs as much as the database's work.
    JsonText text = new JsonText();
    write(object, text);
    return text.toString();
  }

  private static void write(Object value, JsonText out) {
    if (value instanceof Map<?, ?> members) {
      String[] names = members.keySet().toArray(String[]::new);
      Arrays.sort(names);
      out.open('{');
      for (String name : names) {
        write(requireNonNull(members.get(name), name), out.name(name));
      }
      out.close('}');
    } else if (value instanceof List<?> items) {
      out.open('[');
      items.forEach(item -> write(item, out));
      out.close(']');
    } else if (value instanceof String text) {
      out.text(text);
    } else if (value instanceof Integer || value instanceof Boolean) {
      out.plain(value);
    } else {
      throw new IllegalArgumentException(value.getClass() + " is not kept in records");
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not one JSON object; the text is not repeated
   */
  public static Map<String, Object> read(String text) {
    try (JsonParser in = FACTORY.createParser(text)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        Map<String, Object> object = members(in);
        if (in.nextToken() == null) {
          return object;
        }
      }
    } catch (IOException e) {
      // The parser's message may hold a person's data; where it stopped is enough.
      throw new IllegalArgumentException("stored record is not JSON");
    }
    throw new IllegalArgumentException("stored record is not one JSON object");
  }

  private static Map<String, Object> members(JsonParser in) throws IOException {
    Map<String, Object> members = new TreeMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      members.put(name, value(in));
    }
    return members;
  }

  private static Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> members(in);
      case START_ARRAY -> {
        List<Object> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield items;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      // Numbers keep their digits; what is none of these was not written by us.
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getText();
      default -> throw new IllegalArgumentException("stored record holds " + in.currentToken());
    };
  }
}
