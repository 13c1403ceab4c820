package io.github.yinxin.license;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.core.internal.json.JsonReader;
import io.github.yinxin.core.internal.json.JsonRefusedException;
import io.github.yinxin.license.Holder.CodeType;
import io.github.yinxin.license.Holder.StandardCodeType;
import io.github.yinxin.license.LicenseType.Field;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes records in the canonical form: every element once, in a fixed order. */
final class RecordWriter {

  private RecordWriter() {}

  static Json facts(LicenseFacts facts) {
    return new Json.Members(granted(facts));
  }

  static Json license(License license) {
    Map<String, Json> members = new LinkedHashMap<>();
    put(members, Element.IDENTIFIER, license.id().toString());
    put(members, Element.CTI, license.cti().toString());
    members.put(
        Element.STATUS_INDEX.key(), new Json.Numeral(Long.toString(license.names().statusIndex())));
    put(members, Element.PROVENANCE, license.provenance().name());
    put(members, Element.ISSUED_ON, license.issuedOn().toString());
    license.predecessor().ifPresent(id -> put(members, Element.PREDECESSOR, id.toString()));
    members.putAll(granted(license.facts()));
    return new Json.Members(members);
  }

  private static Map<String, Json> granted(LicenseFacts facts) {
    Map<String, Json> members = new LinkedHashMap<>();
    put(members, Element.TYPE_CODE, facts.type().code());
    put(members, Element.TYPE_NAME, facts.type().name());
    put(members, Element.NUMBER, facts.number());
    put(members, Element.ISSUER_NAME, facts.issuer().name());
    put(members, Element.ISSUER_CODE, facts.issuer().code().value());
    put(members, Element.VALID_FROM, facts.validity().from().toString());
    put(members, Element.VALID_UNTIL, until(facts.validity()));
    List<Json> holders = facts.holders().stream().map(RecordWriter::holder).toList();
    members.put(Element.HOLDERS.key(), new Json.Items(holders));
    members.put(Element.EXTEND_INFO.key(), new Json.Members(business(facts)));
    return members;
  }

  /** Returns the last day, or the word for none. */
  static String until(Validity validity) {
    return validity.until().map(LocalDate::toString).orElse(FactsReader.LONG_TERM);
  }

  /** Returns the fields in printing order, then the extras by key. */
  static Map<String, Json> business(LicenseFacts facts) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Field field : facts.type().fields()) {
      String value = facts.fields().get(field.key());
      if (value != null) {
        members.put(field.key(), new Json.Text(value));
      }
    }
    new TreeMap<>(facts.extras()).forEach((key, text) -> members.put(key, parsed(text)));
    return members;
  }

  private static Json holder(Holder holder) {
    CodeType type = holder.codeType();
    Map<String, Json> members = new LinkedHashMap<>();
    put(members, Element.HOLDER_NAME, holder.name());
    put(members, Element.HOLDER_CODE, holder.code());
    put(members, Element.HOLDER_CODE_TYPE, type.code());
    if (type instanceof StandardCodeType) {
      put(members, Element.HOLDER_CODE_TYPE_NAME, type.label());
    } else {
      put(members, Element.HOLDER_CODE_SYSTEM, type.system());
    }
    return new Json.Members(members);
  }

  private static void put(Map<String, Json> members, Element element, String text) {
    members.put(element.key(), new Json.Text(text));
  }

  private static Json parsed(String json) {
    try {
      return JsonReader.read(json, JsonReader.MAX_DEPTH);
    } catch (JsonRefusedException e) {
      throw new IllegalStateException("extra elements are checked when facts are made", e);
    }
  }
}
