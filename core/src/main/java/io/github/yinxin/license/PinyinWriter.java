package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.Holder.CodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.LicenseFile.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes records with the pinyin keys of deployed systems: flat, holders in parallel lists. */
final class PinyinWriter {

  private static final String SEPARATOR = ",";

  private PinyinWriter() {}

  static Json license(License license) {
    return new Json.Members(members(license));
  }

  static Json copy(License license, Annotation annotation) {
    Map<String, Json> members = members(license);
    put(members, Element.COPY_MADE_AT, Dates.seconds(annotation.madeAt()));
    put(members, Element.COPY_MAKER, annotation.maker());
    put(members, Element.COPY_PURPOSE, annotation.purpose());
    put(members, Element.COPY_EXPIRES_AT, Dates.seconds(annotation.expiresAt()));
    return new Json.Members(members);
  }

  private static Map<String, Json> members(License license) {
    LicenseFacts facts = license.facts();
    Map<String, Json> members = new LinkedHashMap<>();
    put(members, Element.TYPE_CODE, facts.type().code());
    put(members, Element.NAME, facts.type().name());
    put(members, Element.NUMBER, facts.number());
    put(members, Element.IDENTIFIER, license.id().toString());
    put(members, Element.ISSUER_NAME, facts.issuer().name());
    put(members, Element.ISSUER_CODE, facts.issuer().code().value());
    put(members, Element.ISSUED_ON, license.issuedOn().toString());
    putHolders(members, facts.holders());
    put(members, Element.VALID_FROM, facts.validity().from().toString());
    put(members, Element.VALID_UNTIL, RecordWriter.until(facts.validity()));
    license.predecessor().ifPresent(id -> put(members, Element.PREDECESSOR, id.toString()));
    RecordWriter.business(facts).forEach((key, json) -> members.put(pinyinKey(key), json));
    return members;
  }

  // The name and the identifier that came with the license stand in the place of ours.
  private static String pinyinKey(String key) {
    if (key.equals(Element.PRINTED_IDENTIFIER)) {
      return Element.IDENTIFIER.pinyinKey();
    }
    return key.equals(Element.NAME.key()) ? Element.NAME.pinyinKey() : key;
  }

  private static void putHolders(Map<String, Json> members, List<Holder> holders) {
    Element type = typeElement(holders.get(0).codeType());
    for (Holder holder : holders) {
      if (typeElement(holder.codeType()) != type) {
        throw new InvalidValueException(
            "holder code type", holder.codeType().code(), "is of another system than the first");
      }
    }
    putParallel(members, Element.HOLDER_NAME, holders, Holder::name);
    putParallel(members, Element.HOLDER_CODE, holders, Holder::code);
    putParallel(members, type, holders, holder -> holder.codeType().code());
    if (holders.stream().allMatch(h -> h.codeType() instanceof StandardCodeType)) {
      putParallel(
          members, Element.HOLDER_CODE_TYPE_NAME, holders, holder -> holder.codeType().label());
    }
  }

  private static Element typeElement(CodeType type) {
    return switch (type.system()) {
      case StandardCodeType.SYSTEM, HolderReader.EXTENSION -> Element.HOLDER_CODE_TYPE;
      case HolderReader.GUANGDONG -> Element.HOLDER_CODE_TYPE_GUANGDONG;
      default ->
          throw new InvalidValueException(
              "holder code system", type.system(), "has no key in the pinyin form");
    };
  }

  private static void putParallel(
      Map<String, Json> members,
      Element element,
      List<Holder> holders,
      Function<Holder, String> part) {
    List<String> texts = holders.stream().map(part).toList();
    boolean joins = texts.size() == 1 || texts.stream().noneMatch(t -> t.contains(SEPARATOR));
    members.put(
        element.pinyinKey(),
        joins
            ? new Json.Text(String.join(SEPARATOR, texts))
            : new Json.Items(texts.stream().<Json>map(Json.Text::new).toList()));
  }

  private static void put(Map<String, Json> members, Element element, String text) {
    members.put(element.pinyinKey(), new Json.Text(text));
  }
}
