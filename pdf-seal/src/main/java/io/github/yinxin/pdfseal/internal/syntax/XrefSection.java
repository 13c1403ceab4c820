package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;

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

  /** Returns the highest number it mentions, or -1. */
  public abstract int highest();

  /** Goes through what it says, in its order. */
  public abstract void forEach(Visitor visitor) throws PdfException;
}
