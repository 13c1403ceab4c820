package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Entries found by going through the whole file, because its own do not lead to the objects. */
public final class RebuiltXref extends XrefSection {

  private final SortedMap<Integer, XrefEntry> entries;

  RebuiltXref(long end, Dictionary trailer, Map<Integer, XrefEntry> entries) {
    super(-1, end, trailer);
    this.entries = new TreeMap<>(entries);
  }

  @Override
  public boolean repeats() {
    return false;
  }

  @Override
  public XrefEntry entry(int number) {
    return entries.getOrDefault(number, XrefEntry.Absent.ABSENT);
  }

  @Override
  public int highest() {
    return entries.isEmpty() ? -1 : entries.lastKey();
  }

  @Override
  public void forEach(Visitor visitor) throws PdfException {
    for (Map.Entry<Integer, XrefEntry> entry : entries.entrySet()) {
      visitor.visit(entry.getKey(), entry.getValue());
    }
  }
}
