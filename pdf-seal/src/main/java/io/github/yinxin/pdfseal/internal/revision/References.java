package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Who refers to the objects that any later revision touches. Made once, by going through all
 * objects of the first signed revision, and moved on with each later one.
 */
final class References {

  /** The trailer, as if it were an object. */
  static final int TRAILER = 0;

  // Some ten megabytes each.
  private static final int MAX_EDGES = 1_000_000;
  private static final int MAX_KEYS = 10 << 20;

  private final BitSet watched;
  private final Keys keys = new Keys();
  private final Edges none = new Edges(keys);
  private final Map<Integer, Edges> into = new HashMap<>();
  private int edges;

  /**
   * Goes through a file.
   *
   * @param watched the numbers whose references are wanted
   */
  References(PdfFile file, BitSet watched) throws PdfException {
    this.watched = watched;
    BitSet seen = new BitSet();
    for (XrefSection section : file.sections()) {
      section.forEach(
          (number, entry) -> {
            if (!seen.get(number)) {
              seen.set(number);
              add(file, number, entry);
            }
          });
    }
    collect(TRAILER, file.trailer());
  }

  private void add(PdfFile file, int number, XrefEntry entry) throws PdfException {
    if (entry instanceof XrefEntry.InFile || entry instanceof XrefEntry.InStream) {
      collect(number, file.load(number, entry).value());
      requireFew();
    }
  }

  private void requireFew() throws PdfException {
    if (edges > MAX_EDGES || keys.weight() > MAX_KEYS) {
      throw new PdfException(
          Flaw.OVER_BUDGET, "over " + MAX_EDGES + " references to what changes, or too many keys");
    }
  }

  /**
   * Takes over what a later revision says.
   *
   * @param changed the objects that are not as before
   */
  void moveTo(PdfFile file, Map<Integer, IndirectObject> changed) throws PdfException {
    BitSet owners = new BitSet();
    owners.set(TRAILER);
    changed.keySet().forEach(owners::set);
    for (Edges known : into.values()) {
      edges -= known.remove(owners);
    }
    collect(TRAILER, file.trailer());
    changed.forEach((number, object) -> collect(number, object.value()));
    requireFew();
  }

  private void collect(int owner, PdfObject value) {
    visit("", value, (key, target) -> add(owner, key, target));
  }

  private void add(int owner, String key, int target) {
    if (watched.get(target) && into.computeIfAbsent(target, t -> new Edges(keys)).add(owner, key)) {
      edges++;
    }
  }

  private interface Visitor {
    void reference(String key, int target);
  }

  private static void visit(String key, PdfObject value, Visitor visitor) {
    if (value instanceof Ref ref) {
      visitor.reference(key, ref.number());
    } else if (value instanceof Array array) {
      array.forEach(item -> visit(key, item, visitor));
    } else if (value instanceof Dictionary dictionary) {
      dictionary.entries().forEach((name, item) -> visit(name, item, visitor));
    } else if (value instanceof Stream stream && !stream.dictionary().name("Type").equals("XRef")) {
      // The dictionary of a cross-reference stream is a trailer, and only the newest one counts.
      visit(key, stream.dictionary(), visitor);
    }
  }

  /** Returns the references to a watched object. */
  Edges into(int number) {
    return into.getOrDefault(number, none);
  }
}
