package io.github.yinxin.core.internal.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our own stored records as JSON objects: keys sorted, so that equal records are equal texts. */
public final class JsonMaps {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final HexFormat HEX = HexFormat.of();
  private static final int LIKELY_LENGTH = 512;

  private JsonMaps() {}

  /** Writes texts, whole numbers, booleans, lists and maps of these. */
  public static String write(Map<String, ?> object) {
    // By hand: an import writes three records for each license, and a generator for each of them
    // costs as much as the database's work.
    StringBuilder text = new StringBuilder(LIKELY_LENGTH);
    write(object, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> members) {
      writeMembers(members, out);
    } else if (value instanceof List<?> items) {
      out.append('[');
      String separator = "";
      for (Object item : items) {
        out.append(separator);
        write(item, out);
        separator = ",";
      }
      out.append(']');
    } else if (value instanceof String text) {
      writeText(text, out);
    } else if (value instanceof Integer || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException(value.getClass() + " is not kept in records");
    }
  }

  private static void writeMembers(Map<?, ?> members, StringBuilder out) {
    String[] names = members.keySet().toArray(String[]::new);
    Arrays.sort(names);
    out.append('{');
    String separator = "";
    for (String name : names) {
      out.append(separator);
      writeText(name, out);
      out.append(':');
      write(requireNonNull(members.get(name), name), out);
      separator = ",";
    }
    out.append('}');
  }

  // Stretches between characters that need an escape, for most texts have none.
  private static void writeText(String text, StringBuilder out) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        out.append(text, from, i);
        out.append(c < ' ' ? "\\u00" + HEX.toHexDigits((byte) c) : "\\" + c);
        from = i + 1;
      }
    }
    out.append(text, from, text.length()).append('"');
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
