package io.github.yinxin.register;

import io.github.yinxin.core.internal.json.JsonMaps;
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
import java.util.TreeMap;

/** Facts and license types as they are stored, and the keys under which holders are found. */
final class FactRecords {

  private FactRecords() {}

  /** Writes facts without their type. */
  static String write(LicenseFacts facts) {
    Map<String, Object> body = withoutHolders(facts);
    body.put("holders", facts.holders().stream().map(FactRecords::write).toList());
    return JsonMaps.write(body);
  }

  static Map<String, Object> write(Holder holder) {
    return Map.of(
        "name", holder.name(),
        "system", holder.codeType().system(),
        "type", holder.codeType().code(),
        "code", holder.code());
  }

  /** Returns whether two facts say the same but for their holders. */
  static boolean differInHoldersOnly(LicenseFacts one, LicenseFacts other) {
    return one.withHolders(other.holders()).equals(other);
  }

  private static Map<String, Object> withoutHolders(LicenseFacts facts) {
    Map<String, Object> body = new TreeMap<>();
    body.put("type", facts.type().code());
    body.put("number", facts.number());
    body.put(
        "issuer", Map.of("name", facts.issuer().name(), "code", facts.issuer().code().value()));
    body.put("validity", facts.validity().toString());
    body.put("fields", facts.fields());
    if (!facts.extras().isEmpty()) {
      body.put("extras", facts.extras());
    }
    return body;
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
