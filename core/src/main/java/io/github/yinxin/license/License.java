package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.verify.LicenseSubject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A license instance 证照实例. It never changes: renewal and change make a new instance that names this
 * one as its predecessor. Whether it is in force is the register's to say.
 */
public final class License implements LicenseSubject {

  private final LicenseId id;
  private final Cti cti;
  private final LocalDate issuedOn;
  private final LicenseFacts facts;
  private final @Nullable LicenseId predecessor;

  private License(
      LicenseId id,
      Cti cti,
      LocalDate issuedOn,
      LicenseFacts facts,
      @Nullable LicenseId predecessor) {
    if (!id.typeCode().equals(facts.type().code())) {
      throw new IllegalArgumentException(
          "license " + id + " is not of type " + facts.type().code() + " " + facts.type().name());
    }
    this.id = id;
    this.cti = requireNonNull(cti, "cti");
    this.issuedOn = requireNonNull(issuedOn, "issuedOn");
    this.facts = facts;
    this.predecessor = predecessor;
  }

  /** Makes the first instance of a license. */
  public static License first(LicenseId id, Cti cti, LocalDate issuedOn, LicenseFacts facts) {
    return new License(id, cti, issuedOn, facts, null);
  }

  /**
   * Makes the instance that takes this one's place.
   *
   * @throws IllegalArgumentException if the facts name another type
   */
  public License successor(
      LicenseId newId, Cti newCti, LocalDate newIssuedOn, LicenseFacts newFacts) {
    LicenseType newType = newFacts.type();
    if (!newType.code().equals(facts.type().code())) {
      throw new IllegalArgumentException(
          "license " + id + " cannot become one of type " + newType.code() + " " + newType.name());
    }
    return new License(newId, newCti, newIssuedOn, newFacts, id);
  }

  /** Returns its identifier 电子证照标识. */
  public LicenseId id() {
    return id;
  }

  /** Returns its name in verification codes. */
  public Cti cti() {
    return cti;
  }

  /** Returns the day of issue 证照颁发日期. */
  public LocalDate issuedOn() {
    return issuedOn;
  }

  /** Returns what was granted. */
  public LicenseFacts facts() {
    return facts;
  }

  /** Returns the instance it replaced 关联证照标识. */
  public Optional<LicenseId> predecessor() {
    return Optional.ofNullable(predecessor);
  }

  @Override
  public Map<Trait, String> traits() {
    return Map.of(
        Trait.LICENSE, id.toString(),
        Trait.CODE, cti.toString(),
        Trait.AUTHORITY, facts.issuer().code().value());
  }

  /** Names type and identifier, no holder. */
  @Override
  public String toString() {
    return facts.type().name() + " " + id;
  }
}
