package io.github.yinxin.pdfseal.internal.syntax;

/** What can be wrong with a file's structure, by how it is answered. */
public enum Flaw {
  /** Bytes stand before the header, so offsets may count from either. */
  JUNK_BEFORE_HEADER(Kind.ONE_WAY),
  /** startxref is missing or does not point at a cross-reference section. */
  WRONG_STARTXREF(Kind.ONE_WAY),
  /**
   * Cross-reference entries or their section do not have the form of ISO 32000-1 7.5.4 or 7.5.8.
   */
  ODD_XREF(Kind.ONE_WAY),
  /** An entry does not point at the object it is for. */
  WRONG_OFFSET(Kind.ONE_WAY),
  /** /Size is not above every object number. */
  SHORT_SIZE(Kind.ONE_WAY),
  /** A page stands in /Kids itself instead of being referred to. */
  DIRECT_PAGE(Kind.ONE_WAY),
  /** /Length is not the distance to endstream. */
  WRONG_LENGTH(Kind.ONE_WAY),
  /** An object is not closed by endobj. */
  MISSING_ENDOBJ(Kind.ONE_WAY),
  /** /Count is not the number of pages below. */
  WRONG_COUNT(Kind.ONE_WAY),
  /** A dictionary gives one key two values. */
  DUPLICATE_KEY(Kind.AMBIGUOUS),
  /** One revision defines one object number twice, differently. */
  DEFINED_TWICE(Kind.AMBIGUOUS),
  /** Only a search through the file finds its objects, and streams hold what looks like some. */
  OBJECTS_IN_STREAM(Kind.AMBIGUOUS),
  /** Table and stream of a hybrid section send readers to different places. */
  HYBRID_CONFLICT(Kind.AMBIGUOUS),
  /** There is no PDF header. */
  NO_HEADER(Kind.DAMAGED),
  /** There is no trailer that names a catalog. */
  NO_TRAILER(Kind.DAMAGED),
  /** Bytes are not those of an object. */
  SYNTAX(Kind.DAMAGED),
  /** Something is not what it must be by its place. */
  WRONG_TYPE(Kind.DAMAGED),
  /** A stream cannot be decoded. */
  BAD_STREAM(Kind.DAMAGED),
  /** Cross-reference sections, pages or objects lead back to themselves. */
  LOOP(Kind.DAMAGED),
  /** A bound of depth, objects, inflated bytes or time was reached. */
  OVER_BUDGET(Kind.DAMAGED),
  /** The encryption is not that of the standard security handler, or contradicts itself. */
  UNKNOWN_ENCRYPTION(Kind.DAMAGED),
  /** The password is missing or wrong. */
  PASSWORD(Kind.LOCKED);

  /** How a flaw is answered. */
  public enum Kind {
    /** Readable in one way only: may be appended to with a rebuilt cross-reference section. */
    ONE_WAY,
    /** Readers may see different content. */
    AMBIGUOUS,
    /** No reader can be expected to see all of it. */
    DAMAGED,
    /** Not to be read without its password. */
    LOCKED
  }

  private final Kind kind;

  Flaw(Kind kind) {
    this.kind = kind;
  }

  /** Returns how it is answered. */
  public Kind kind() {
    return kind;
  }
}
