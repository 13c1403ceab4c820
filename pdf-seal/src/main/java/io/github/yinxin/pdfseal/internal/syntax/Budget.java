package io.github.yinxin.pdfseal.internal.syntax;

import java.util.function.LongSupplier;

/**
 * What reading one file may cost. Everything a file makes us do is paid from here, so that a
 * hostile one ends in a verdict. Belongs to one thread.
 */
final class Budget {

  static final int MAX_DEPTH = 100;
  private static final int MAX_OBJECTS = 4_000_000;
  private static final long MEGABYTE = 1L << 20;
  private static final long SECOND = 1_000_000_000L;
  // The other bounds end hostile files much earlier, and alike on slow machines and fast ones.
  private static final long LAST_RESORT = 6 * SECOND;
  // So often the clock is asked.
  private static final int PACE = 256;

  private final LongSupplier clock;
  private final long deadline;
  private final long streamLimit;
  private long inflatable;
  private long searchable;
  private int objects = MAX_OBJECTS;
  private int visits = MAX_OBJECTS;
  private int highestReference;
  private int streams;

  private Budget(long fileLength, LongSupplier clock) {
    this.clock = clock;
    // Ten megabytes can inflate to ten gigabytes; honest structure stays near the file's own size.
    this.streamLimit = Math.min(8 * MEGABYTE + fileLength / 4, 256 * MEGABYTE);
    this.inflatable = Math.min(64 * MEGABYTE + 4 * fileLength, 1024 * MEGABYTE);
    this.searchable = 16 * MEGABYTE + 8 * fileLength;
    this.deadline = clock.getAsLong() + LAST_RESORT + fileLength / (50 * MEGABYTE) * SECOND;
  }

  /** Returns the budget for a file of a length. */
  static Budget forLength(long fileLength) {
    return forLength(fileLength, System::nanoTime);
  }

  /** Returns the budget for a file of a length, with a clock of nanoseconds. */
  static Budget forLength(long fileLength, LongSupplier clock) {
    return new Budget(fileLength, clock);
  }

  /** Pays for one object. */
  void object() throws PdfException {
    if (--objects < 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "more than " + MAX_OBJECTS + " objects");
    }
    if (objects % PACE == 0) {
      requireTime();
    }
  }

  /** Pays for looking again at an object that was read. */
  void visit() throws PdfException {
    if (--visits < 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "the form is gone through too often");
    }
  }

  /** Returns how many objects were paid for. */
  int paid() {
    return MAX_OBJECTS - objects;
  }

  /**
   * Remembers what was referred to: even if nothing is there, its number is not free for others.
   */
  void reference(int number) {
    highestReference = Math.max(highestReference, number);
  }

  /** Returns the highest number that was referred to. */
  int highestReference() {
    return highestReference;
  }

  /** Counts a stream that is inflated. */
  void stream() {
    streams++;
  }

  /** Returns how many streams were inflated. */
  int streamsInflated() {
    return streams;
  }

  /** Returns how many bytes the next stream may have when inflated. */
  int streamLimit() {
    return (int) Math.min(streamLimit, inflatable);
  }

  /** Pays for inflated bytes. */
  void inflated(long bytes) throws PdfException {
    inflatable -= bytes;
    if (inflatable < 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "streams inflate to too much");
    }
    requireTime();
  }

  /**
   * Pays for bytes gone through: a search that fails many times, or streams that lie within one
   * another, would be quadratic.
   */
  void searched(long bytes) throws PdfException {
    searchable -= bytes;
    if (searchable < 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "too much to search through");
    }
    requireTime();
  }

  private void requireTime() throws PdfException {
    if (clock.getAsLong() - deadline > 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "reading takes too long");
    }
  }
}
