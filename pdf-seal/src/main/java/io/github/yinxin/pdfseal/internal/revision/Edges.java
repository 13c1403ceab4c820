package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Edges.Edge;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * The references to one object, packed: a page of a tagged document has one from each of its
 * elements, and a seal across pages asks for those of all pages.
 */
final class Edges implements Iterable<Edge> {

  /**
   * A reference.
   *
   * @param owner the object it stands in
   * @param key the keys on the way there; empty in an array that is an object
   */
  record Edge(int owner, String key) {

    /** Returns the key of the innermost dictionary around it. */
    String last() {
      return Slot.last(key);
    }
  }

  private final Keys keys;
  private long[] packed = new long[1];
  private int size;

  Edges(Keys keys) {
    this.keys = keys;
  }

  /** Adds a reference; returns whether it takes room. A list repeats the same one in a row. */
  boolean add(int owner, String key) {
    long edge = (long) owner << Integer.SIZE | keys.number(key);
    if (size > 0 && packed[size - 1] == edge) {
      return false;
    }
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size + (size >> 1) + 1);
    }
    packed[size++] = edge;
    return true;
  }

  /** Takes all away that stand in some objects; returns how many. */
  int remove(BitSet owners) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!owners.get((int) (packed[i] >>> Integer.SIZE))) {
        packed[kept++] = packed[i];
      }
    }
    int removed = size - kept;
    size = kept;
    return removed;
  }

  int size() {
    return size;
  }

  @Override
  public Iterator<Edge> iterator() {
    return LongStream.range(0, size).mapToObj(i -> edge(packed[(int) i])).iterator();
  }

  private Edge edge(long edge) {
    return new Edge((int) (edge >>> Integer.SIZE), keys.name((int) edge));
  }
}
