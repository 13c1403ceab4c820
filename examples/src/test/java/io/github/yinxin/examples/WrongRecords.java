package io.github.yinxin.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.yinxin.license.LicenseCatalogue;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.HolderCategory;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Records to be issued, right ones and ones in which one thing is wrong. */
final class WrongRecords {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOLDER = "certificateHolders[0].";
  private static final String CREDIT_CODE = "92990100MA0000015T";
  private static final String RESIDENT_ID = "11010519491231002X";
  // Of any element, none is longer.
  private static final String LONG = "示".repeat(5000);

  /**
   * A record in which one thing is wrong.
   *
   * @param field what, as the answer has to name it
   * @param how in what way
   * @param hasValue whether there is a value to be named
   */
  record Wrong(String field, String how, boolean hasValue, String record) {
    @Override
    public String toString() {
      return field + " " + how;
    }
  }

  private WrongRecords() {}

  /** Returns the types that come with the library; those without a published code have one. */
  static LicenseCatalogue catalogue() {
    LicenseCatalogue catalogue = LicenseCatalogue.builtIn();
    for (Map.Entry<String, String> code : codes().entrySet()) {
      catalogue = catalogue.assigning(code.getKey(), code.getValue());
    }
    return catalogue;
  }

  private static Map<String, String> codes() {
    LicenseCatalogue packed = LicenseCatalogue.builtIn();
    Set<String> published =
        packed.types().stream().map(LicenseType::name).collect(Collectors.toSet());
    Map<String, String> codes = new LinkedHashMap<>();
    for (String key : packed.keys()) {
      String code = "11990000MB0000000J" + String.format(Locale.ROOT, "%03d", 101 + codes.size());
      String name = packed.assigning(key, code).type(code).orElseThrow().name();
      if (!published.contains(name)) {
        codes.put(key, code);
      }
    }
    return codes;
  }

  /** Returns the options that give the command line the same catalogue. */
  static List<String> assignments() {
    List<String> options = new ArrayList<>();
    codes().forEach((key, code) -> options.addAll(List.of("--type", key + "=" + code)));
    return options;
  }

  /** Returns a record of a type with each of its fields and nothing wrong. */
  static ObjectNode right(LicenseType type) {
    boolean person = type.holders() == HolderCategory.NATURAL_PERSON;
    ObjectNode root = JSON.createObjectNode();
    root.put("certificateTypeCode", type.code())
        .put("certificateNumber", "JY29901000000017")
        .put("certificateIssuingAuthorityName", "示例市市场监督管理局")
        .put("certificateIssuingAuthorityCode", "11990100MB0000019L")
        .put("certificateEffectiveDate", "2026-03-01")
        .put("certificateExpiringDate", "2031-02-28");
    root.putArray("certificateHolders")
        .addObject()
        .put("certificateHolderName", "示例")
        .put("certificateHolderCode", person ? RESIDENT_ID : CREDIT_CODE)
        .put("certificateHolderType", person ? "111" : "001");
    ObjectNode fields = root.putObject("extendInfo");
    for (Field field : type.fields()) {
      fields.put(field.key(), value(field.kind()));
    }
    return root;
  }

  private static String value(Field.Kind kind) {
    return switch (kind) {
      case TEXT -> "示例";
      case DATE -> "2026-03-01";
      case CREDIT_CODE -> CREDIT_CODE;
      case RESIDENT_ID -> RESIDENT_ID;
      case PHOTO ->
          Base64.getEncoder().encodeToString(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
    };
  }

  /** Returns records of a type in each of which one thing is wrong. */
  static List<Wrong> of(LicenseType type) {
    List<Wrong> all = new ArrayList<>();
    ObjectNode right = right(type);
    right
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!right.path(key).isContainerNode()) {
                everywhere(type, "", key, true, all);
              }
            });
    right
        .path("certificateHolders")
        .path(0)
        .fieldNames()
        .forEachRemaining(key -> everywhere(type, HOLDER, key, true, all));
    for (Field field : type.fields()) {
      everywhere(type, "extendInfo.", field.key(), field.required(), all);
      if (field.kind() != Field.Kind.TEXT) {
        all.add(wrong(type, "extendInfo.", field.key(), text("2026-02-30x")));
      }
    }
    for (String[] one : SPECIAL) {
      all.add(wrong(type, one[0], one[1], text(one[2])));
    }
    return all;
  }

  private static final String[][] SPECIAL = {
    {"", "certificateTypeCode", "11990000MB0000000J999"},
    {"", "certificateIssuingAuthorityCode", "11990100MB0000019K"},
    {"", "certificateIssuingAuthorityCode", "1199"},
    {"", "certificateEffectiveDate", "2026-02-30"},
    {"", "certificateEffectiveDate", "0000-01-01"},
    {"", "certificateExpiringDate", "2026-02-28"},
    {"", "certificateExpiringDate", "soon"},
    {HOLDER, "certificateHolderType", "002"},
    {HOLDER, "certificateHolderCode", "92990100MA0000015U"},
    {"", "unknownKey", "x"},
    {HOLDER, "unknownKey", "x"},
    {"extendInfo.", "notAnExtension", "x"},
  };

  // What is wrong with any text wherever it stands.
  private static void everywhere(
      LicenseType type, String path, String key, boolean required, List<Wrong> all) {
    for (String json : List.of("7", "true", "[]", "{}")) {
      all.add(wrong(type, path, key, node(json)));
    }
    all.add(wrong(type, path, key, text(LONG)));
    all.add(wrong(type, path, key, text("a\u0000b")));
    all.add(wrong(type, path, key, text("a\u202Eb")));
    if (required) {
      all.add(wrong(type, path, key, text(" ")));
      all.add(wrong(type, path, key, node("null")));
      ObjectNode root = right(type);
      parent(root, path).remove(key);
      all.add(new Wrong(path + key, "missing", false, root.toString()));
    }
  }

  private static Wrong wrong(LicenseType type, String path, String key, JsonNode value) {
    ObjectNode root = right(type);
    parent(root, path).set(key, value);
    String shown = value.toString();
    boolean hasValue = !shown.equals("\"x\"");
    String how = shown.length() > 40 ? "of " + shown.length() + " characters" : shown;
    return new Wrong(path + key, how, hasValue, root.toString());
  }

  private static ObjectNode parent(ObjectNode root, String path) {
    return switch (path) {
      case "" -> root;
      case HOLDER -> (ObjectNode) root.path("certificateHolders").path(0);
      default -> (ObjectNode) root.path("extendInfo");
    };
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static JsonNode node(String json) {
    try {
      return JSON.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns documents made to hurt, by name. */
  static Map<String, byte[]> hostile() {
    String right = right(catalogue().types().get(0)).toString();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("array", "[]");
    texts.put("text", "\"x\"");
    texts.put("null", "null");
    texts.put("nonsense", "nonsense");
    texts.put("blank", " ");
    texts.put("not ended", right.substring(0, right.length() - 1));
    texts.put("trailing object", right + "{}");
    texts.put("trailing bytes", right + "\u0000");
    texts.put("comment", "/* */" + right);
    texts.put("single quotes", right.replace('"', '\''));
    texts.put("name twice", right.replaceFirst("\\{", "{\"certificateNumber\":\"1\","));
    texts.put(
        "name twice in fields",
        right.replace("\"extendInfo\":{", "\"extendInfo\":{\"KZ_X\":\"1\",\"KZ_X\":\"1\","));
    texts.put("name twice by alias", right.replaceFirst("\\{", "{\"ZZBH\":\"another number\","));
    texts.put("deep arrays", "[".repeat(200_000));
    texts.put("deep objects", "{\"a\":".repeat(200_000));
    texts.put("deep field", deep(right, 5_000));
    texts.put("huge number", right.replace("\"2026-03-01\"", "1".repeat(1_000_000)));
    texts.put("huge name", "{\"" + "a".repeat(1_000_000) + "\":1}");
    texts.put("huge text", right.replace("JY2990", "9".repeat(3_000_000)));
    texts.put("huge document", right + " ".repeat(5 << 20));
    texts.put("many names", many(right, 300_000));
    texts.put("many holders", holders(right, 20_000));
    texts.put("lone surrogate", right.replace("JY2990", "\\ud800"));
    texts.put("infinity", right.replace("\"2026-03-01\"", "Infinity"));
    Map<String, byte[]> documents = new LinkedHashMap<>();
    texts.forEach((name, text) -> documents.put(name, text.getBytes(StandardCharsets.UTF_8)));
    documents.put("gb 18030", right.getBytes(Charset.forName("GB18030")));
    documents.put("utf-16", right.getBytes(StandardCharsets.UTF_16));
    documents.put("overlong", overlong(right));
    documents.put("zeros", new byte[4096]);
    return documents;
  }

  private static String deep(String right, int levels) {
    String value = "[".repeat(levels) + "]".repeat(levels);
    return right.replace("\"extendInfo\":{", "\"extendInfo\":{\"KZ_DEEP\":" + value + ",");
  }

  private static String many(String right, int count) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < count; i++) {
      members.append("\"KZ_").append(i).append("\":1,");
    }
    return right.replace("\"extendInfo\":{", "\"extendInfo\":{" + members);
  }

  private static String holders(String right, int count) {
    String holder = right.substring(right.indexOf("[{") + 1, right.indexOf("}]") + 1);
    return right.replace("[{", "[" + (holder + ",").repeat(count) + "{");
  }

  // Two bytes for a quotation mark, which a lenient reader takes for one.
  private static byte[] overlong(String right) {
    byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
    byte[] longer = new byte[bytes.length + 1];
    longer[0] = bytes[0];
    longer[1] = (byte) 0xC0;
    longer[2] = (byte) 0xA2;
    System.arraycopy(bytes, 2, longer, 3, bytes.length - 2);
    return longer;
  }
}
