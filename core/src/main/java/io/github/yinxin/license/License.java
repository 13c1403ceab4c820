package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.verify.LicenseSubject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A license instance 证照实例. It never changes: renewal and change make a new instance that names this
 * one as its predecessor. Whether it is in force is the register's to say.
 */
public final class License implements LicenseSubject {

  /**
   * What an instance is called, each name for its purpose; the register allots them.
   *
   * @param id its identifier 电子证照标识, for people and systems
   * @param cti its name in verification codes, which tells strangers nothing
   * @param statusIndex its slot in the status list, 0 or more
   */
  public record Names(LicenseId id, Cti cti, long statusIndex) {

    /** Refuses a negative slot. */
    public Names {
      requireNonNull(id, "id");
      requireNonNull(cti, "cti");
      if (statusIndex < 0) {
        throw new InvalidValueException("status index", statusIndex + "", "is negative");
      }
    }
  }

  /** How far the data of a license can be trusted, by who made them 可信等级. */
  public enum Provenance {
    /** Made by the issuing office itself. */
    A,
    /** Made from paper or foreign data, checked by a clerk. */
    B,
    /** Uploaded by the holder. */
    C,
    /** Made by the holder. */
    D
  }

  private final Names names;
  private final LocalDate issuedOn;
  private final LicenseFacts facts;
  private final Provenance provenance;
  private final @Nullable LicenseId predecessor;

  private License(
      Names names,
      LocalDate issuedOn,
      LicenseFacts facts,
      Provenance provenance,
      @Nullable LicenseId predecessor) {
    this.names = requireNonNull(names, "names");
    this.issuedOn = requireNonNull(issuedOn, "issuedOn");
    this.facts = requireNonNull(facts, "facts");
    this.provenance = requireNonNull(provenance, "provenance");
    this.predecessor = predecessor;
    requireFits(names.id(), facts);
    if (names.id().equals(predecessor)) {
      throw new InvalidValueException(
          "predecessor", names.id().toString(), "is the license itself");
    }
  }

  /** Refuses an identifier of another type or authority than the facts name. */
  static void requireFits(LicenseId id, LicenseFacts facts) {
    LicenseType type = facts.type();
    if (!id.typeCode().equals(type.code())) {
      throw new InvalidValueException(
          "license", id.toString(), "is not of type " + type.code() + " " + type.name());
    }
    // Deployed systems also write a division code there; it cannot be compared.
    if (id.issuerCode().length() == UnifiedSocialCreditCode.LENGTH
        && !id.issuerCode().equals(facts.issuer().code().value())) {
      throw new InvalidValueException(
          "license", id.toString(), "is not issued by " + facts.issuer().code());
    }
  }

  /** Makes an instance without predecessor, of grade {@link Provenance#A}. */
  public static License first(Names names, LocalDate issuedOn, LicenseFacts facts) {
    return new License(names, issuedOn, facts, Provenance.A, null);
  }

  /**
   * Makes the instance that takes this one's place.
   *
   * @throws IllegalArgumentException if the facts name another type
   */
  public License successor(Names newNames, LocalDate newIssuedOn, LicenseFacts newFacts) {
    LicenseType newType = newFacts.type();
    if (!newType.code().equals(facts.type().code())) {
      throw new InvalidValueException(
          "license", id().toString(), "cannot become one of type " + newType.code());
    }
    return first(newNames, newIssuedOn, newFacts).withPredecessor(id());
  }

  /** Returns the same instance with a predecessor 关联证照标识, which may be another authority's. */
  public License withPredecessor(LicenseId replaced) {
    return new License(names, issuedOn, facts, provenance, requireNonNull(replaced, "replaced"));
  }

  /** Returns the same instance with another grade. */
  public License withProvenance(Provenance grade) {
    return new License(names, issuedOn, facts, grade, predecessor);
  }

  /** Returns all it is called. */
  public Names names() {
    return names;
  }

  /** Returns its identifier 电子证照标识. */
  public LicenseId id() {
    return names.id();
  }

  /** Returns its name in verification codes. */
  public Cti cti() {
    return names.cti();
  }

  /** Returns the day of issue 证照颁发日期. */
  public LocalDate issuedOn() {
    return issuedOn;
  }

  /** Returns what was granted. */
  public LicenseFacts facts() {
    return facts;
  }

  /** Returns how far its data can be trusted. */
  public Provenance provenance() {
    return provenance;
  }

  /** Returns the instance it replaced 关联证照标识. */
  public Optional<LicenseId> predecessor() {
    return Optional.ofNullable(predecessor);
  }

  @Override
  public Map<Trait, String> traits() {
    return Map.of(
        Trait.LICENSE, id().toString(),
        Trait.CODE, cti().toString(),
        Trait.AUTHORITY, facts.issuer().code().value());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof License that
        && names.equals(that.names)
        && issuedOn.equals(that.issuedOn)
        && facts.equals(that.facts)
        && provenance == that.provenance
        && Objects.equals(predecessor, that.predecessor);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** Names type and identifier, no holder. */
  @Override
  public String toString() {
    return facts.type().name() + " " + id();
  }
}
