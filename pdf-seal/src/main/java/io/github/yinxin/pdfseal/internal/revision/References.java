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
import io.github.yinxin.pdfseal.internal.syntax.XrefSection.Visitor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private final BitSet unread = new BitSet();
  private final Keys keys = new Keys();
  private final Edges none = new Edges(keys);
  private final Map<Integer, Edges> into = new HashMap<>();
  private int edges;

  /**
   * Goes through a file. What of it cannot be read does not matter as long as nothing refers to it,
   * now or after a later revision: then nobody shows it.
   *
   * @param watched the numbers whose references are wanted
   */
  References(PdfFile file, BitSet watched) throws PdfException {
    this.watched = (BitSet) watched.clone();
    goThrough(file);
    if (!unread.isEmpty()) {
      this.watched.or(unread);
      into.clear();
      edges = 0;
      goThrough(file);
    }
  }

  private void goThrough(PdfFile file) throws PdfException {
    BitSet seen = new BitSet();
    Visitor visitor =
        new Visitor() {
          @Override
          public void visit(int number, XrefEntry entry) throws PdfException {
            if (!seen.get(number)) {
              seen.set(number);
              add(file, number, entry);
            }
          }

          @Override
          public void unreadable(int number, PdfException cause) {
            seen.set(number);
            unread.set(number);
          }
        };
    for (XrefSection section : file.sections()) {
      section.forEach(visitor);
    }
    collect(TRAILER, file.trailer());
  }

  private void add(PdfFile file, int number, XrefEntry entry) throws PdfException {
    if (entry instanceof XrefEntry.InFile || entry instanceof XrefEntry.InStream) {
      PdfObject value;
      try {
        value = file.load(number, entry).value();
      } catch (PdfException e) {
        e.throwIfOverBudget();
        unread.set(number);
        return;
      }
      collect(number, value);
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
    for (Map.Entry<Integer, IndirectObject> object : changed.entrySet()) {
      collect(object.getKey(), object.getValue().value());
    }
  }

  /** A place in an object: the keys on the way there, put together only if they are wanted. */
  private record Path(@Nullable Path above, String key) {
    static final Path NONE = new Path(null, "");

    String keys() {
      return above == null ? key : Slot.path(above.keys(), key);
    }
  }

  private void collect(int owner, PdfObject value) throws PdfException {
    collect(owner, Path.NONE, value);
  }

  private void collect(int owner, Path path, PdfObject value) throws PdfException {
    if (value instanceof Ref ref) {
      add(owner, path, ref.number());
    } else if (value instanceof Array array) {
      for (PdfObject item : array) {
        collect(owner, path, item);
      }
    } else if (value instanceof Dictionary dictionary) {
      entries(owner, path, dictionary);
    } else if (value instanceof Stream stream && !stream.dictionary().name("Type").equals("XRef")) {
      // The dictionary of a cross-reference stream is a trailer, and only the newest one counts.
      entries(owner, path, stream.dictionary());
    }
  }

  private void entries(int owner, Path path, Dictionary dictionary) throws PdfException {
    for (Map.Entry<String, PdfObject> entry : dictionary.entries().entrySet()) {
      PdfObject item = entry.getValue();
      boolean leads =
          item instanceof Ref ref
              ? watched.get(ref.number())
              : item instanceof Dictionary || item instanceof Array;
      if (leads) {
        collect(owner, new Path(path, entry.getKey()), item);
      }
    }
  }

  private void add(int owner, Path path, int target) throws PdfException {
    if (unread.get(target)) {
      throw new PdfException(Flaw.SYNTAX, "object " + target + " is in use and cannot be read");
    }
    if (watched.get(target)
        && into.computeIfAbsent(target, t -> new Edges(keys)).add(owner, path.keys())) {
      edges++;
      requireFew();
    }
  }

  /** Returns the references to a watched object. */
  Edges into(int number) {
    return into.getOrDefault(number, none);
  }
}
