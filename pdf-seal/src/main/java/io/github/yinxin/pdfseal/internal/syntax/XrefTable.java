package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.Subsections.Subsection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A cross-reference table (ISO 32000-1 7.5.4): its entries have 20 bytes, so they need no list. */
public final class XrefTable extends XrefSection {

  private static final int ENTRY = 20;
  private static final int GENERATION_AT = 11;
  private static final int TYPE_AT = 17;

  private final Bytes bytes;
  private final Subsections subsections;

  private XrefTable(
      Bytes bytes, long offset, long end, Dictionary trailer, Subsections subsections) {
    super(offset, end, trailer);
    this.bytes = bytes;
    this.subsections = subsections;
  }

  /** Returns whether a table begins at an offset. */
  static boolean beginsAt(Bytes bytes, long offset) {
    return bytes.has("xref", offset) && !Lexer.isRegular(bytes.at(offset + 4));
  }

  /** Reads the table at an offset, strictly. */
  static XrefTable read(Bytes bytes, long offset, Budget budget, Set<Flaw> flaws)
      throws PdfException {
    ObjectParser parser = new ObjectParser(bytes, offset, budget, flaws);
    Lexer lexer = parser.lexer();
    lexer.skipWord("xref");
    List<Subsection> subsections = new ArrayList<>();
    while (!lexer.skipWord("trailer")) {
      budget.object();
      subsections.add(subsection(bytes, lexer));
    }
    if (parser.parse() instanceof Dictionary trailer) {
      Subsections all = new Subsections(subsections, ENTRY);
      XrefTable table = new XrefTable(bytes, offset, lexer.position(), trailer, all);
      table.noteContradictions(all, budget, flaws);
      return table;
    }
    throw new PdfException(Flaw.ODD_XREF, "the table at " + offset + " has no trailer");
  }

  private static Subsection subsection(Bytes bytes, Lexer lexer) throws PdfException {
    long first = lexer.natural();
    long count = lexer.natural();
    while (lexer.peek() == ' ') {
      lexer.next();
    }
    lexer.skipLineEnd();
    long offset = lexer.position();
    if (first < 0 || count < 0 || first + count > Integer.MAX_VALUE) {
      throw new PdfException(Flaw.ODD_XREF, "no subsection at " + offset);
    }
    if (count > (bytes.length() - offset) / ENTRY) {
      throw new PdfException(Flaw.ODD_XREF, count + " entries at " + offset + " do not fit");
    }
    Subsection subsection = new Subsection(first, count, offset);
    if (count > 0) {
      // The last entry in its place shows that all have the right width.
      entry(bytes, offset);
      entry(bytes, offset + (count - 1) * ENTRY);
    }
    lexer.moveTo(offset + count * ENTRY);
    return subsection;
  }

  @Override
  public XrefEntry entry(int number) throws PdfException {
    long place = subsections.place(number);
    return place < 0 ? XrefEntry.Absent.ABSENT : entry(bytes, place);
  }

  @Override
  public boolean repeats() {
    return subsections.overlap();
  }

  @Override
  public int highest() {
    return subsections.highest();
  }

  @Override
  public void forEach(Visitor visitor) throws PdfException {
    forEach(subsections, place -> entry(bytes, place), visitor);
  }

  private static XrefEntry entry(Bytes bytes, long at) throws PdfException {
    long offset = digits(bytes, at, 10);
    long generation = digits(bytes, at + GENERATION_AT, 5);
    int type = bytes.at(at + TYPE_AT);
    boolean formed =
        offset >= 0
            && generation >= 0
            && bytes.at(at + 10) == ' '
            && bytes.at(at + 16) == ' '
            && isLineEnd(bytes.at(at + 18), bytes.at(at + 19));
    if (!formed || (type != 'n' && type != 'f')) {
      throw new PdfException(Flaw.ODD_XREF, "no entry of 20 bytes at " + at);
    }
    return type == 'n'
        ? new XrefEntry.InFile(offset, (int) generation)
        : new XrefEntry.Free((int) generation);
  }

  private static boolean isLineEnd(int first, int second) {
    return first == ' ' ? second == '\n' || second == '\r' : first == '\r' && second == '\n';
  }

  private static long digits(Bytes bytes, long at, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      int b = bytes.at(at + i);
      if (!Lexer.isDigit(b)) {
        return -1;
      }
      value = value * 10 + b - '0';
    }
    return value;
  }
}
