package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.Set;

/**
 * One cross-reference section of a file, with its trailer. Entries are decoded when asked for: a
 * table of a million objects costs nothing until then.
 */
public abstract sealed class XrefSection permits XrefTable, XrefStream, HybridXref, RebuiltXref {

  /** Takes an object number and its entry. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes one entry. */
    void visit(int number, XrefEntry entry) throws PdfException;

    /** Takes the number of an entry that cannot be read. */
    default void unreadable(int number, PdfException cause) throws PdfException {
      throw cause;
    }

    /** Returns a visitor that passes entries over which cannot be read. */
    static Visitor ofReadable(Visitor visitor) {
      return new Visitor() {
        @Override
        public void visit(int number, XrefEntry entry) throws PdfException {
          visitor.visit(number, entry);
        }

        @Override
        public void unreadable(int number, PdfException cause) {
          // Nobody who asked for it would get it.
        }
      };
    }
  }

  /** Reads the entry at a place. */
  @FunctionalInterface
  interface Rows {
    /** Returns the entry. */
    XrefEntry at(long place) throws PdfException;
  }

  private final long offset;
  private final long end;
  private final Dictionary trailer;

  XrefSection(long offset, long end, Dictionary trailer) {
    this.offset = offset;
    this.end = end;
    this.trailer = trailer;
  }

  /** Returns where it begins: what startxref or /Prev say. */
  public long offset() {
    return offset;
  }

  /** Returns the offset behind its trailer, or behind its stream object. */
  public long end() {
    return end;
  }

  /** Returns the trailer dictionary, or that of the stream. */
  public Dictionary trailer() {
    return trailer;
  }

  /** Returns what it says of a number. */
  public abstract XrefEntry entry(int number) throws PdfException;

  /** Returns whether it lists a number more than once: readers differ in which one they take. */
  public abstract boolean repeats();

  /** Returns the highest number it mentions, or -1. */
  public abstract int highest();

  /** Goes through what it says, in its order. */
  public abstract void forEach(Visitor visitor) throws PdfException;

  static void forEach(Subsections subsections, Rows rows, Visitor visitor) throws PdfException {
    subsections.forEach(
        (number, place) -> {
          XrefEntry entry;
          try {
            entry = rows.at(place);
          } catch (PdfException e) {
            visitor.unreadable(number, e);
            return;
          }
          visitor.visit(number, entry);
        });
  }

  /** Notes if it says two things of one number: some readers take the first, some the last. */
  final void noteContradictions(Subsections subsections, Budget budget, Set<Flaw> flaws)
      throws PdfException {
    if (subsections.overlap()) {
      forEach(
          (number, entry) -> {
            // Each subsection is asked.
            budget.searched(subsections.count());
            if (!same(entry, entry(number))) {
              flaws.add(Flaw.DEFINED_TWICE);
            }
          });
    }
  }

  private static boolean same(XrefEntry one, XrefEntry other) {
    boolean free = one instanceof XrefEntry.Free && other instanceof XrefEntry.Free;
    return free || one.equals(other);
  }
}
