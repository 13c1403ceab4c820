package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.sign.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A file of a license instance. All files of an instance carry its identifier; each is sealed. */
public sealed interface LicenseFile {

  /** Returns the license it is a file of. */
  LicenseId license();

  /** Returns the digest of the whole sealed file. */
  Digest digest();

  /**
   * The main license 正本.
   *
   * @param license the license it is a file of
   * @param digest digest of the whole sealed file
   */
  record MainLicense(LicenseId license, Digest digest) implements LicenseFile {
    /** Refuses missing parts. */
    public MainLicense {
      requireNonNull(license, "license");
      requireNonNull(digest, "digest");
    }
  }

  /**
   * A duplicate 副本: as good as the main license.
   *
   * @param license the license it is a file of
   * @param digest digest of the whole sealed file
   * @param number which one of several, from 1
   */
  record Duplicate(LicenseId license, Digest digest, int number) implements LicenseFile {
    /** Refuses a number below 1. */
    public Duplicate {
      requireNonNull(license, "license");
      requireNonNull(digest, "digest");
      if (number < 1) {
        throw new InvalidValueException("duplicate number", number + "", "is below 1");
      }
    }
  }

  /**
   * An annotated copy 加注件: made for one purpose, which stands on it, and for a time. It has an
   * identifier and a seal of its own (GB/T 36903-2018).
   *
   * @param license the license it is a copy of
   * @param digest digest of the whole sealed copy, not of the main license
   * @param copyNumber its own identifier
   * @param annotation what is annotated
   */
  record AnnotatedCopy(LicenseId license, Digest digest, String copyNumber, Annotation annotation)
      implements LicenseFile {

    private static final int MAX_NUMBER = 64;

    /** Refuses a blank identifier. */
    public AnnotatedCopy {
      requireNonNull(license, "license");
      requireNonNull(digest, "digest");
      requireNonNull(annotation, "annotation");
      Text.requireLine("copy number", copyNumber, MAX_NUMBER);
    }
  }

  /**
   * What stands on an annotated copy; known before its file is made.
   *
   * @param purpose why it was made 加注件制作事由, at most 200 characters
   * @param maker who made it 加注件制作者
   * @param madeAt when 加注件制作时间, to the second
   * @param expiresAt from when on it is worth nothing 加注件有效期截止时间; after {@code madeAt}
   */
  record Annotation(String purpose, String maker, Instant madeAt, Instant expiresAt) {

    /** The subject of refusals of a purpose. */
    static final String PURPOSE = "copy purpose";

    /** The subject of refusals of a maker. */
    static final String MAKER = "copy maker";

    /** The subject of refusals of an expiry. */
    static final String EXPIRY = "copy expiry";

    private static final int MAX_PURPOSE = 200;
    private static final int MAX_MAKER = 256;

    /** Refuses a copy that expires when it is made, and a purpose nobody could print. */
    public Annotation {
      Text.requireLine(PURPOSE, purpose, MAX_PURPOSE);
      Text.requireLine(MAKER, maker, MAX_MAKER);
      requireWholeSeconds("copy making", madeAt);
      requireWholeSeconds(EXPIRY, expiresAt);
      if (!expiresAt.isAfter(madeAt)) {
        throw new InvalidValueException(
            EXPIRY, expiresAt.toString(), "is not after its making at " + madeAt);
      }
    }

    // Records of copies write times to the second.
    private static void requireWholeSeconds(String subject, Instant time) {
      if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
        throw new InvalidValueException(subject, time.toString(), "is not a whole second");
      }
    }

    /** Returns whether the copy may no longer be used at an instant. */
    public boolean expired(Instant at) {
      return !at.isBefore(expiresAt);
    }
  }
}
