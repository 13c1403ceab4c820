package io.github.yinxin.core.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.yinxin.core.internal.json.Json.Items;
import io.github.yinxin.core.internal.json.Json.Literal;
import io.github.yinxin.core.internal.json.Json.Members;
import io.github.yinxin.core.internal.json.Json.Numeral;
import io.github.yinxin.core.internal.json.Json.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value and refuses all that could be read in two ways: names given twice, malformed
 * UTF-8, a byte order mark, lone surrogates, anything after the value. A document of at most 4 MiB
 * makes at most 100,000 values, nested at most 16 deep.
 */
public final class JsonReader {

  /** How many bytes a document may have. */
  public static final int MAX_BYTES = 4 << 20;

  /** How deep values may be nested. */
  public static final int MAX_DEPTH = 16;

  /** How many values, nested ones included, a document may have. */
  public static final int MAX_VALUES = 100_000;

  /** How long a member's name may be. */
  public static final int MAX_NAME = 128;

  private static final int MAX_DIGITS = 64;

  // Names of strangers are not interned and fill no table that outlives the document.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private final int maxDepth;
  private int values;

  private JsonReader(JsonParser parser, int maxDepth) {
    this.parser = parser;
    this.maxDepth = maxDepth;
  }

  /**
   * Reads a document.
   *
   * @throws JsonRefusedException naming the member and the rule it breaks
   */
  public static Json read(byte[] document) throws JsonRefusedException {
    if (document.length > MAX_BYTES) {
      throw new JsonRefusedException(
          "", "has " + document.length + " bytes, more than " + MAX_BYTES);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonRefusedException("", "is not UTF-8");
    }
    return read(text, MAX_DEPTH);
  }

  /**
   * Reads a document of at most {@link #MAX_BYTES} characters.
   *
   * @param maxDepth how deep values may be nested, at most {@link #MAX_DEPTH}
   * @throws JsonRefusedException naming the member and the rule it breaks
   */
  public static Json read(String document, int maxDepth) throws JsonRefusedException {
    if (document.length() > MAX_BYTES) {
      throw new JsonRefusedException("", "is longer than " + MAX_BYTES + " characters");
    }
    try (JsonParser parser = FACTORY.createParser(document)) {
      return new JsonReader(parser, maxDepth).document();
    } catch (JsonProcessingException e) {
      throw new JsonRefusedException("", "is not JSON" + place(e.getLocation()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory failed", e);
    }
  }

  // The words of a refusal by Jackson quote the document; line and column do not.
  private static String place(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private Json document() throws IOException, JsonRefusedException {
    if (parser.nextToken() == null) {
      throw new JsonRefusedException("", "is empty");
    }
    Json value = value("", 1);
    if (parser.nextToken() != null) {
      throw new JsonRefusedException("", "is followed by something else");
    }
    return value;
  }

  private Json value(String path, int depth) throws IOException, JsonRefusedException {
    if (++values > MAX_VALUES) {
      throw new JsonRefusedException(path, "is value number " + values + " of the document");
    }
    if (depth > maxDepth) {
      throw new JsonRefusedException(path, "is nested deeper than " + maxDepth);
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(path, depth);
      case START_ARRAY -> array(path, depth);
      case VALUE_STRING -> new Text(wellFormed(path, parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(path);
      case VALUE_TRUE -> Literal.TRUE;
      case VALUE_FALSE -> Literal.FALSE;
      case VALUE_NULL -> Literal.NULL;
      default -> throw new JsonRefusedException(path, "is not a value");
    };
  }

  private Members members(String path, int depth) throws IOException, JsonRefusedException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = name(path);
      String member = path.isEmpty() ? name : path + "." + name;
      parser.nextToken();
      if (members.containsKey(name)) {
        throw new JsonRefusedException(member, "is there twice");
      }
      members.put(name, value(member, depth + 1));
    }
    return new Members(members);
  }

  private String name(String path) throws IOException, JsonRefusedException {
    String name = parser.currentName();
    if (name.length() > MAX_NAME) {
      throw new JsonRefusedException(path, "has a name longer than " + MAX_NAME + " characters");
    }
    return wellFormed(path, name);
  }

  private Items array(String path, int depth) throws IOException, JsonRefusedException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(path + "[" + items.size() + "]", depth + 1));
    }
    return new Items(items);
  }

  private Numeral numeral(String path) throws IOException, JsonRefusedException {
    String digits = parser.getText();
    if (digits.length() > MAX_DIGITS) {
      throw new JsonRefusedException(path, "has more than " + MAX_DIGITS + " digits");
    }
    return new Numeral(digits);
  }

  // Escapes can spell half a character, which has no UTF-8 form.
  private static String wellFormed(String path, String text) throws JsonRefusedException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new JsonRefusedException(path, "has half a character (a lone surrogate)");
    }
    return text;
  }
}
