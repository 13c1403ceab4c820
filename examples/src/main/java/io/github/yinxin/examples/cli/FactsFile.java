package io.github.yinxin.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The facts of a license to be issued, as a JSON object: {@code type} (code), {@code number},
 * {@code holders} (each {@code name}, {@code codeType}, {@code code}), {@code issuer} ({@code
 * name}, {@code code}), {@code validFrom}, {@code validUntil} (left out for long-term), {@code
 * fields}, and {@code serial} if the serial number comes from outside.
 */
record FactsFile(LicenseFacts facts, String serial) {

  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_DEPTH = 4;
  private static final Set<String> KEYS =
      Set.of("type", "number", "holders", "issuer", "validFrom", "validUntil", "fields", "serial");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads it; whatever is wrong is said by the name of the key. */
  static FactsFile parse(byte[] bytes, Function<String, LicenseType> types) throws Problem {
    JsonNode root = tree(bytes);
    requireKeys("the file", root, KEYS);
    JsonNode issuer = object(root, "issuer");
    requireKeys("issuer", issuer, Set.of("name", "code"));
    LicenseFacts facts =
        new LicenseFacts(
            types.apply(text(root, "type")),
            text(root, "number"),
            holders(root),
            new IssuingAuthority(
                text(issuer, "name"), UnifiedSocialCreditCode.parse(text(issuer, "code"))),
            validity(root),
            fields(object(root, "fields")));
    return new FactsFile(facts, root.has("serial") ? text(root, "serial") : "");
  }

  private static JsonNode tree(byte[] bytes) throws Problem {
    if (bytes.length > MAX_BYTES) {
      throw new Problem("TOO_LARGE", bytes.length + " bytes, more than " + MAX_BYTES);
    }
    try {
      JsonNode root = JSON.readTree(bytes);
      if (root == null || !root.isObject()) {
        throw new Problem("NOT_JSON", "the file is not one JSON object");
      }
      requireShallow(root, MAX_DEPTH);
      return root;
    } catch (JsonProcessingException e) {
      throw new Problem("NOT_JSON", e.getOriginalMessage());
    } catch (IOException e) {
      throw new Problem("NOT_JSON", Problem.words(e));
    }
  }

  private static void requireShallow(JsonNode node, int levels) throws Problem {
    if (levels == 0) {
      throw new Problem("NOT_JSON", "values are nested more than " + MAX_DEPTH + " deep");
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        requireShallow(child, levels - 1);
      }
    }
  }

  private static void requireKeys(String where, JsonNode object, Set<String> known) throws Problem {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new Problem("INVALID_VALUE", where + " has an unknown key " + name);
      }
    }
  }

  private static List<Holder> holders(JsonNode root) throws Problem {
    JsonNode array = root.path("holders");
    if (!array.isArray()) {
      throw new Problem("INVALID_VALUE", "holders is not an array");
    }
    List<Holder> holders = new ArrayList<>();
    for (JsonNode each : array) {
      requireKeys("a holder", each, Set.of("name", "codeType", "code"));
      String type = text(each, "codeType");
      StandardCodeType codeType =
          StandardCodeType.withCode(type)
              .orElseThrow(
                  () ->
                      new Problem(
                          "INVALID_VALUE",
                          "codeType " + type + " is not in GB/T 36903 Appendix A"));
      holders.add(new Holder(text(each, "name"), codeType, text(each, "code")));
    }
    return holders;
  }

  private static Validity validity(JsonNode root) throws Problem {
    LocalDate from = date(root, "validFrom");
    return root.has("validUntil")
        ? Validity.of(from, date(root, "validUntil"))
        : Validity.longTerm(from);
  }

  private static LocalDate date(JsonNode object, String key) throws Problem {
    String text = text(object, key);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Problem("INVALID_VALUE", key + " '" + text + "' is not a date such as 2026-03-01");
    }
  }

  private static Map<String, String> fields(JsonNode object) throws Problem {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      fields.put(name, text(object, name));
    }
    return fields;
  }

  private static JsonNode object(JsonNode parent, String key) throws Problem {
    JsonNode value = parent.path(key);
    if (!value.isObject()) {
      throw new Problem("INVALID_VALUE", key + " is not an object");
    }
    return value;
  }

  private static String text(JsonNode parent, String key) throws Problem {
    JsonNode value = parent.path(key);
    if (!value.isTextual()) {
      throw new Problem(
          "INVALID_VALUE", key + (value.isMissingNode() ? " is missing" : " is not a string"));
    }
    return value.textValue();
  }
}
