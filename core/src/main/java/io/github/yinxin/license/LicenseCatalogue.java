package io.github.yinxin.license;

import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.LicenseVerdict.Question;
import io.github.yinxin.verify.Verification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The license types and issuing authorities that a platform knows. Of the types that come with the
 * library some have no published type code; they become usable when the platform {@link #assigning
 * assigns} one. Immutable.
 */
public final class LicenseCatalogue {

  /** What a license identifier from outside is asked, in this order. */
  public enum IdentifierCheck implements Check {
    /** It has the root code and five parts, each of its shape. */
    SHAPE("GB/T 36904-2018"),
    /** Its check character follows from the other parts. */
    CHECK_CHARACTER("GB/T 17710-2008"),
    /**
     * A wrong check character comes from the one generator known to be wrong, which counts letters
     * from 11 instead of 10.
     */
    KNOWN_GENERATOR(""),
    /** Its type code begins with a unified social credit code, and its issuer code is one. */
    CREDIT_CODES("GB 32100-2015"),
    /** The catalogue has its type. */
    TYPE("GB/T 36904-2018"),
    /** The catalogue has its issuing authority. */
    ISSUER("GB/T 36904-2018");

    private final String clause;

    IdentifierCheck(String clause) {
      this.clause = clause;
    }

    @Override
    public String clause() {
      return clause;
    }

    @Override
    public Question question() {
      return Question.GENUINE;
    }

    /** Anybody can compute a check character. */
    @Override
    public boolean establishes() {
      return false;
    }
  }

  private final Map<String, CatalogueEntry> entries;
  private final Map<String, LicenseType> types;
  private final Map<String, IssuingAuthority> issuers;
  private final boolean deviantsAccepted;

  private LicenseCatalogue(
      Map<String, CatalogueEntry> entries,
      Map<String, LicenseType> types,
      Map<String, IssuingAuthority> issuers,
      boolean deviantsAccepted) {
    this.entries = entries;
    this.types = types;
    this.issuers = issuers;
    this.deviantsAccepted = deviantsAccepted;
  }

  /** Returns a catalogue without types. */
  public static LicenseCatalogue empty() {
    return new LicenseCatalogue(Map.of(), Map.of(), Map.of(), false);
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
    return new LicenseCatalogue(entries, more, issuers, deviantsAccepted);
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

  /** Returns the catalogue with one more issuing authority, in place of any with its code. */
  public LicenseCatalogue with(IssuingAuthority issuer) {
    Map<String, IssuingAuthority> more = new LinkedHashMap<>(issuers);
    more.put(issuer.code().value(), issuer);
    return new LicenseCatalogue(entries, types, more, deviantsAccepted);
  }

  /**
   * Returns the catalogue that only warns of an identifier whose check character comes from the
   * generator known to be wrong ({@link IdentifierCheck#KNOWN_GENERATOR}).
   */
  public LicenseCatalogue acceptingKnownDeviants() {
    return new LicenseCatalogue(entries, types, issuers, true);
  }

  /**
   * Judges an identifier from outside: malformed, a wrong check character, an unknown type, an
   * unknown issuer are findings of different checks. What the catalogue does not know is
   * undetermined: it may exist elsewhere.
   */
  public Verification<LicenseId> verify(String identifier) {
    return IdentifierVerdict.of(identifier, this);
  }

  /** Returns the type with a code, if it is known. */
  public Optional<LicenseType> type(String code) {
    return Optional.ofNullable(types.get(code));
  }

  /** Returns the issuing authority with a code, if it is known. */
  public Optional<IssuingAuthority> issuer(String code) {
    return Optional.ofNullable(issuers.get(code));
  }

  boolean deviantsAccepted() {
    return deviantsAccepted;
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
    LicenseCatalogue catalogue = new LicenseCatalogue(more, types, issuers, deviantsAccepted);
    return entry.code().isEmpty() ? catalogue : catalogue.with(entry.type(entry.code().get()));
  }
}
