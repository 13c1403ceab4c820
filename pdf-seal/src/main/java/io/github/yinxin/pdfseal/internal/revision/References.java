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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who refers to the objects that any later revision touches. Made once, by going through all
 * objects of the first signed revision, and moved on with each later one.
 */
final class References {

  /** The trailer, as if it were an object. */
  static final int TRAILER = 0;

  /**
   * A reference.
   *
   * @param owner the object it stands in
   * @param key of the innermost dictionary around it; empty in an array that is an object
   */
  record Edge(int owner, String key) {}

  // Some twenty megabytes.
  private static final int MAX_EDGES = 100_000;

  private final BitSet watched;
  private final Map<Integer, Set<Edge>> into = new HashMap<>();
  private final Map<Integer, Set<Integer>> from = new HashMap<>();
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
    collect(TRAILER, "", file.trailer());
  }

  private void add(PdfFile file, int number, XrefEntry entry) throws PdfException {
    if (entry instanceof XrefEntry.InFile || entry instanceof XrefEntry.InStream) {
      collect(number, "", file.load(number, entry).value());
      if (edges > MAX_EDGES) {
        throw new PdfException(
            Flaw.OVER_BUDGET, "over " + MAX_EDGES + " references to what changes");
      }
    }
  }

  /**
   * Takes over what a later revision says.
   *
   * @param changed the objects that are not as before
   */
  void moveTo(PdfFile file, Map<Integer, IndirectObject> changed) {
    replace(TRAILER, file.trailer());
    changed.forEach((number, object) -> replace(number, object.value()));
  }

  private void replace(int number, PdfObject value) {
    Set<Integer> targets = from.remove(number);
    if (targets != null) {
      for (int target : targets) {
        into(target).removeIf(edge -> edge.owner() == number);
      }
    }
    collect(number, "", value);
  }

  private void collect(int owner, String key, PdfObject value) {
    if (value instanceof Ref ref) {
      add(new Edge(owner, key), ref.number());
    } else if (value instanceof Array array) {
      array.forEach(item -> collect(owner, key, item));
    } else if (value instanceof Dictionary dictionary) {
      dictionary.entries().forEach((name, item) -> collect(owner, name, item));
    } else if (value instanceof Stream stream && !stream.dictionary().name("Type").equals("XRef")) {
      // The dictionary of a cross-reference stream is a trailer, and only the newest one counts.
      collect(owner, key, stream.dictionary());
    }
  }

  private void add(Edge edge, int target) {
    if (watched.get(target)) {
      edges++;
      into.computeIfAbsent(target, t -> new HashSet<>()).add(edge);
      from.computeIfAbsent(edge.owner(), o -> new HashSet<>()).add(target);
    }
  }

  /** Returns the references to a watched object. */
  Set<Edge> into(int number) {
    return into.getOrDefault(number, Set.of());
  }
}
