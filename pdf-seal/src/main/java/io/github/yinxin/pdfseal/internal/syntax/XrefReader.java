package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows the chain of cross-reference sections from the end of a file, strictly. */
final class XrefReader {

  // Readers look for %%EOF in as many last bytes (ISO 32000-1 annex H.3, note 18).
  private static final int TAIL = 1024;
  private static final long MOST_INFLATED = 8 << 20;

  private final Bytes bytes;
  private final long origin;
  private final Budget budget;
  private final Set<Flaw> flaws;

  /** Reads sections whose offsets count from an origin. */
  XrefReader(Bytes bytes, long origin, Budget budget, Set<Flaw> flaws) {
    this.bytes = bytes;
    this.origin = origin;
    this.budget = budget;
    this.flaws = flaws;
  }

  /** Returns the sections, newest first. */
  List<XrefSection> chain() throws PdfException {
    List<XrefSection> sections = new ArrayList<>();
    Weight trailers = new Weight("cross-reference sections", Weight.MAX_HELD);
    long inflated = 0;
    Set<Long> visited = new HashSet<>();
    long offset = startxref();
    while (offset >= 0) {
      budget.object();
      if (!visited.add(offset)) {
        throw new PdfException(Flaw.LOOP, "/Prev leads back to " + offset);
      }
      XrefSection section = section(offset);
      sections.add(section);
      trailers.add(section.trailer());
      inflated += section instanceof XrefStream stream ? stream.size() : 0;
      if (inflated > MOST_INFLATED + bytes.length() / 2) {
        throw new PdfException(Flaw.OVER_BUDGET, "cross-reference streams of over " + inflated);
      }
      offset = previous(section);
    }
    checkSize(sections);
    return List.copyOf(sections);
  }

  private long startxref() throws PdfException {
    long from = Math.max(0, bytes.length() - TAIL);
    long keyword = bytes.findLast("startxref", from, bytes.length());
    if (keyword >= 0 && bytes.find("%%EOF", keyword, bytes.length()) >= 0) {
      long offset = new Lexer(bytes, keyword + "startxref".length()).natural();
      if (offset > 0 && offset < keyword - origin) {
        return origin + offset;
      }
    }
    throw new PdfException(Flaw.WRONG_STARTXREF, "the file does not end with a startxref");
  }

  private XrefSection section(long offset) throws PdfException {
    if (!XrefTable.beginsAt(bytes, offset)) {
      return stream(offset);
    }
    XrefTable table = XrefTable.read(bytes, offset, budget, flaws);
    return table.trailer().has("XRefStm")
        ? HybridXref.of(table, stream(origin + table.trailer().integer("XRefStm", -1)))
        : table;
  }

  private XrefStream stream(long offset) throws PdfException {
    if (!Lexer.isDigit(bytes.at(offset))) {
      throw new PdfException(Flaw.WRONG_STARTXREF, "no cross-reference section at " + offset);
    }
    return XrefStream.read(bytes, offset, budget, flaws);
  }

  private long previous(XrefSection section) throws PdfException {
    PdfObject previous = section.trailer().get("Prev");
    if (previous == PdfObject.Constant.NULL) {
      return -1;
    }
    if (previous instanceof Int number
        && number.value() > 0
        && number.value() < bytes.length() - origin) {
      return origin + number.value();
    }
    throw new PdfException(Flaw.ODD_XREF, "/Prev of the section at " + section.offset());
  }

  private void checkSize(List<XrefSection> sections) {
    long size = sections.get(0).trailer().integer("Size", -1);
    for (XrefSection section : sections) {
      if (section.highest() >= size) {
        flaws.add(Flaw.SHORT_SIZE);
      }
    }
  }
}
