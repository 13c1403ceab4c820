package io.github.yinxin.license;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The license types that a platform knows. Of the types that come with the library some have no
 * published type code; they become usable when the platform {@link #assigning assigns} one.
 * Immutable.
 */
public final class LicenseCatalogue {

  private final Map<String, CatalogueEntry> entries;
  private final Map<String, LicenseType> types;

  private LicenseCatalogue(Map<String, CatalogueEntry> entries, Map<String, LicenseType> types) {
    this.entries = entries;
    this.types = types;
  }

  /** Returns a catalogue without types. */
  public static LicenseCatalogue empty() {
    return new LicenseCatalogue(Map.of(), Map.of());
  }

  /** Returns the types that come with the library, each field with its confidence. */
  public static LicenseCatalogue builtIn() {
    LicenseCatalogue catalogue = empty();
    for (CatalogueEntry entry : CatalogueEntry.builtIn()) {
      catalogue = catalogue.with(entry);
    }
    return catalogue;
  }

  /**
   * Returns the catalogue with one more type, in the form of the library's own files.
   *
   * @throws IllegalArgumentException naming the member that is wrong, or if its key or type code is
   *     taken
   */
  public LicenseCatalogue with(byte[] json) {
    return with(CatalogueEntry.parse(json));
  }

  /**
   * Returns the catalogue with one more type.
   *
   * @throws IllegalArgumentException if its code is taken
   */
  public LicenseCatalogue with(LicenseType type) {
    Map<String, LicenseType> more = new LinkedHashMap<>(types);
    if (more.put(type.code(), type) != null) {
      throw new InvalidValueException("license type code", type.code(), "is taken");
    }
    return new LicenseCatalogue(entries, more);
  }

  /**
   * Returns the catalogue in which a type without a published code has one.
   *
   * @param key name of the type's file, for example {@code food-business-license}
   * @throws IllegalArgumentException if there is no such type, or the code is taken
   */
  public LicenseCatalogue assigning(String key, String code) {
    CatalogueEntry entry = entries.get(key);
    if (entry == null) {
      throw new InvalidValueException("license type", key, "is none of " + entries.keySet());
    }
    return with(entry.type(code));
  }

  /** Returns the type with a code, if it is known. */
  public Optional<LicenseType> type(String code) {
    return Optional.ofNullable(types.get(code));
  }

  /** Returns the types that have a code. */
  public List<LicenseType> types() {
    return List.copyOf(types.values());
  }

  /** Returns the names of the types that come from files, with or without a code. */
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  private LicenseCatalogue with(CatalogueEntry entry) {
    Map<String, CatalogueEntry> more = new LinkedHashMap<>(entries);
    if (more.put(entry.key(), entry) != null) {
      throw new InvalidValueException("license type", entry.key(), "is there already");
    }
    LicenseCatalogue catalogue = new LicenseCatalogue(more, types);
    return entry.code().isEmpty() ? catalogue : catalogue.with(entry.type(entry.code().get()));
  }
}
