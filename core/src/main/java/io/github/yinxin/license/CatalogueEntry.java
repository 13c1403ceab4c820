package io.github.yinxin.license;

import io.github.yinxin.license.LicenseType.Confidence;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.license.LicenseType.HolderCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A license type as it stands in a JSON file: all but the type code, where none is published.
 *
 * @param key its name in code, for example {@code food-business-license}
 * @param code the national type code, if it is published
 */
record CatalogueEntry(
    String key, Optional<String> code, String name, HolderCategory holders, List<Field> fields) {

  private static final List<String> BUILT_IN =
      List.of(
          "food-business-license",
          "business-license",
          "real-estate-ownership-certificate",
          "class-2-constructor-registration",
          "construction-safety-manager-certificate",
          "road-transport-operation-permit",
          "e-residence-permit",
          "resident-id-card",
          "household-register",
          "social-security-card",
          "birth-certificate");

  /** Reads the entries that come with the library. */
  static List<CatalogueEntry> builtIn() {
    return BUILT_IN.stream().map(key -> parse(resource("types/" + key + ".json"))).toList();
  }

  /** Reads an entry; refuses one that says too little, too much or the wrong thing. */
  static CatalogueEntry parse(byte[] json) {
    Members members = Members.parse(json);
    CatalogueEntry entry =
        new CatalogueEntry(
            members.text("key"),
            members.optional("code"),
            members.text("name"),
            members.constant("holders", HolderCategory.class),
            fields(members.items("fields")));
    members.requireNothingElse();
    return entry;
  }

  /** Returns the type under a code. */
  LicenseType type(String typeCode) {
    return new LicenseType(typeCode, name, holders, fields);
  }

  private static List<Field> fields(List<Members> items) {
    List<Field> fields = new ArrayList<>();
    for (Members item : items) {
      fields.add(
          new Field(
              item.text("key"),
              item.text("label"),
              item.flag("required"),
              item.optional("kind").isEmpty()
                  ? Field.Kind.TEXT
                  : item.constant("kind", Field.Kind.class),
              item.constant("confidence", Confidence.class)));
      item.requireNothingElse();
    }
    return fields;
  }

  static byte[] resource(String name) {
    try (InputStream in = CatalogueEntry.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }
}
