package io.github.yinxin.license;

import io.github.yinxin.sign.Digest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Something that happened to a license instance; recorded once, never edited. */
public sealed interface LicenseEvent {

  /** Returns the instance it happened to. */
  LicenseId license();

  /** Returns the number of the matter 办件 that caused it. */
  String matter();

  /** Returns the legal date from which it acts, in the authority's zone. */
  LocalDate effectiveFrom();

  /** Returns when the register learned of it. */
  Instant recordedAt();

  /** Returns the legal status it leads to, or nothing if it leaves the status alone. */
  Optional<LegalStatus> ending();

  /** The instance was issued, as a first one or as a successor. */
  record Issued(LicenseId license, String matter, LocalDate effectiveFrom, Instant recordedAt)
      implements LicenseEvent {
    @Override
    public Optional<LegalStatus> ending() {
      return Optional.empty();
    }
  }

  /**
   * Another instance took its place, by renewal 延续 or change 变更.
   *
   * @param successor the new instance
   */
  record Replaced(
      LicenseId license,
      String matter,
      LocalDate effectiveFrom,
      Instant recordedAt,
      LicenseId successor)
      implements LicenseEvent {
    @Override
    public Optional<LegalStatus> ending() {
      return Optional.of(LegalStatus.REPLACED);
    }
  }

  /**
   * The authority ended it.
   *
   * @param reason why, and which status follows
   */
  record Revoked(
      LicenseId license, String matter, LocalDate effectiveFrom, Instant recordedAt, Reason reason)
      implements LicenseEvent {
    @Override
    public Optional<LegalStatus> ending() {
      return Optional.of(reason.ending());
    }
  }

  /**
   * Its file was sealed.
   *
   * @param file digest of the sealed file
   */
  record FileSealed(
      LicenseId license, String matter, LocalDate effectiveFrom, Instant recordedAt, Digest file)
      implements LicenseEvent {
    @Override
    public Optional<LegalStatus> ending() {
      return Optional.empty();
    }
  }
}
