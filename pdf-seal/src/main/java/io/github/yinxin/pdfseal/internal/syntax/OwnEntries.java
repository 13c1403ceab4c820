package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.XrefSection.Visitor;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;

/**
 * What the cross-reference sections of a file say that was searched for its objects all the same:
 * readers that find the sections, however far from the end, see what they say.
 */
final class OwnEntries {

  private static final String END = "%%EOF";

  private final PdfFile searched;

  OwnEntries(PdfFile searched) {
    this.searched = searched;
  }

  /** Returns whether they lead to another object than the search, under any number. */
  boolean contradictTheSearch() throws PdfException {
    BitSet seen = new BitSet();
    BitSet differing = new BitSet();
    for (XrefSection section : sections()) {
      section.forEach(
          Visitor.ofReadable(
              (number, entry) -> {
                searched.budget().searched(1);
                if (!seen.get(number) && differs(number, entry)) {
                  differing.set(number);
                }
                seen.set(number);
              }));
    }
    return !differing.isEmpty();
  }

  private List<XrefSection> sections() throws PdfException {
    Bytes bytes = searched.bytes();
    long end = bytes.findLast(END, 0, bytes.length());
    if (end < 0) {
      return List.of();
    }
    try {
      Bytes ended = bytes.upTo(end + END.length());
      return new XrefReader(ended, searched.origin(), searched.budget(), EnumSet.noneOf(Flaw.class))
          .chain();
    } catch (PdfException e) {
      e.throwIfOverBudget();
      return List.of();
    }
  }

  // What lies about behind an entry that leads nowhere, or is free, nobody else sees.
  private boolean differs(int number, XrefEntry own) throws PdfException {
    XrefEntry found = searched.entry(number);
    boolean used = own instanceof XrefEntry.InFile || own instanceof XrefEntry.InStream;
    if (!used || own.equals(found)) {
      return false;
    }
    try {
      PdfObject there = searched.load(number, own, EnumSet.noneOf(Flaw.class)).value();
      return !Rebuild.same(
          searched.bytes(),
          there,
          searched.load(number, found, EnumSet.noneOf(Flaw.class)).value());
    } catch (PdfException e) {
      e.throwIfOverBudget();
      return false;
    }
  }
}
