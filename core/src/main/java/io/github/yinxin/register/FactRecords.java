package io.github.yinxin.register;

import io.github.yinxin.core.internal.json.JsonMaps;
import io.github.yinxin.core.internal.json.JsonText;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.Holder.CodeType;
import io.github.yinxin.license.Holder.LocalCodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.LicenseType.Confidence;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.HolderCategory;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import io.github.yinxin.sign.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Facts and license types as they are stored, and the keys under which holders are found. */
final class FactRecords {

  private FactRecords() {}

  /** Writes facts, of their type the code alone; members stand in the order of their names. */
  static String write(LicenseFacts facts) {
    JsonText out = new JsonText().open('{');
    if (!facts.extras().isEmpty()) {
      out.name("extras").texts(facts.extras());
    }
    out.name("fields").texts(facts.fields());
    out.name("holders").open('[');
    facts.holders().forEach(holder -> write(holder, out));
    out.close(']');
    out.name("issuer").open('{');
    out.name("code").text(facts.issuer().code().value());
    out.name("name").text(facts.issuer().name()).close('}');
    out.name("number").text(facts.number());
    out.name("type").text(facts.type().code());
    out.name("validity").text(facts.validity().toString());
    return out.close('}').toString();
  }

  static void write(Holder holder, JsonText out) {
    out.open('{');
    out.name("code").text(holder.code());
    out.name("name").text(holder.name());
    out.name("system").text(holder.codeType().system());
    out.name("type").text(holder.codeType().code());
    out.close('}');
  }

  /** Returns whether two facts say the same but for their holders. */
  static boolean differInHoldersOnly(LicenseFacts one, LicenseFacts other) {
    return one.withHolders(other.holders()).equals(other);
  }

  static LicenseFacts read(String stored, LicenseType type, Validity validity) {
    Map<String, Object> body = JsonMaps.read(stored);
    Map<String, Object> issuer = object(body, "issuer");
    List<Holder> holders = new ArrayList<>();
    for (Object holder : (List<?>) body.getOrDefault("holders", List.of())) {
      holders.add(holder(object(holder, "holder")));
    }
    return new LicenseFacts(
        type,
        EventRecords.text(body, "number"),
        holders,
        new IssuingAuthority(
            EventRecords.text(issuer, "name"),
            UnifiedSocialCreditCode.parse(EventRecords.text(issuer, "code"))),
        validity,
        texts(object(body, "fields")),
        texts(object(body, "extras")));
  }

  static Holder holder(Map<String, Object> body) {
    String system = EventRecords.text(body, "system");
    String type = EventRecords.text(body, "type");
    CodeType codeType =
        system.equals(StandardCodeType.CREDIT_CODE.system())
            ? StandardCodeType.withCode(type).orElseThrow()
            : new LocalCodeType(system, type);
    return new Holder(EventRecords.text(body, "name"), codeType, EventRecords.text(body, "code"));
  }

  private static Map<String, String> texts(Map<String, Object> body) {
    Map<String, String> texts = new HashMap<>();
    body.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }

  static String write(LicenseType type) {
    List<Object> fields = new ArrayList<>();
    for (Field field : type.fields()) {
      fields.add(
          Map.of(
              "key", field.key(),
              "label", field.label(),
              "required", field.required(),
              "kind", field.kind().name(),
              "confidence", field.confidence().name()));
    }
    return JsonMaps.write(
        Map.of(
            "code", type.code(),
            "name", type.name(),
            "holders", type.holders().name(),
            "fields", fields));
  }

  /** Returns the name of a type as it is now; a type that changes has another. */
  static String typeKey(LicenseType type) {
    return sha256(write(type));
  }

  static LicenseType readType(String stored) {
    Map<String, Object> body = JsonMaps.read(stored);
    List<Field> fields = new ArrayList<>();
    for (Object field : (List<?>) body.getOrDefault("fields", List.of())) {
      Map<String, Object> each = object(field, "field");
      fields.add(
          new Field(
              EventRecords.text(each, "key"),
              EventRecords.text(each, "label"),
              Boolean.TRUE.equals(each.get("required")),
              Field.Kind.valueOf(EventRecords.text(each, "kind")),
              Confidence.valueOf(EventRecords.text(each, "confidence"))));
    }
    return new LicenseType(
        EventRecords.text(body, "code"),
        EventRecords.text(body, "name"),
        HolderCategory.valueOf(EventRecords.text(body, "holders")),
        fields);
  }

  /** Returns the key under which a holder is found, before it is indexed. */
  static String holderKey(Holder holder) {
    return holderKey(holder.codeType(), holder.code());
  }

  static String holderKey(CodeType type, String code) {
    return type.system() + " " + type.code() + " " + code;
  }

  /** Returns the SHA-256 of a text as 64 hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of()
        .formatHex(Digest.Algorithm.SHA256.start().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Map<String, Object> object(Map<String, Object> body, String key) {
    return object(body.getOrDefault(key, Map.of()), key);
  }

  @SuppressWarnings("unchecked") // JsonMaps reads objects as maps with text keys
  private static Map<String, Object> object(Object value, String key) {
    if (value instanceof Map) {
      return (Map<String, Object>) value;
    }
    throw new IllegalStateException("stored record has no object " + key);
  }
}
