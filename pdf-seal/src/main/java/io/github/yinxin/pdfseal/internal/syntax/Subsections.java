package io.github.yinxin.pdfseal.internal.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ranges of successive object numbers that a cross-reference section has entries for. */
final class Subsections {

  /**
   * Entries of successive numbers.
   *
   * @param place where the first of them stands
   */
  record Subsection(long first, long count, long place) {

    boolean has(int number) {
      return number >= first && number - first < count;
    }

    long end() {
      return first + count;
    }
  }

  /** Takes an object number and where its entry stands. */
  @FunctionalInterface
  interface Visitor {
    /** Takes one. */
    void visit(int number, long place) throws PdfException;
  }

  private final List<Subsection> all;
  private final int width;
  // By number, to be found fast; empty where they overlap, and the first one counts.
  private final List<Subsection> ordered;

  /** Takes subsections in the order of the file, whose entries have a width. */
  Subsections(List<Subsection> all, int width) {
    this.all = all;
    this.width = width;
    this.ordered = ordered(all);
  }

  private static List<Subsection> ordered(List<Subsection> all) {
    List<Subsection> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparingLong(Subsection::first));
    for (int i = 1; i < ordered.size(); i++) {
      if (ordered.get(i - 1).end() > ordered.get(i).first()) {
        return List.of();
      }
    }
    return ordered;
  }

  /** Returns whether a number has several entries. */
  boolean overlap() {
    return ordered.isEmpty() && !all.isEmpty();
  }

  /** Returns how many there are. */
  int count() {
    return all.size();
  }

  /** Returns where the entry of a number stands, or -1. */
  long place(int number) {
    for (Subsection subsection : overlap() ? all : lastBegunBy(number)) {
      if (subsection.has(number)) {
        return subsection.place() + (number - subsection.first()) * width;
      }
    }
    return -1;
  }

  /** Returns the one subsection that may have a number, if any begins at or before it. */
  private List<Subsection> lastBegunBy(int number) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).first() <= number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return ordered.subList(Math.max(0, low - 1), low);
  }

  /** Returns the highest number, or -1. */
  int highest() {
    long highest = -1;
    for (Subsection subsection : all) {
      highest = subsection.count() == 0 ? highest : Math.max(highest, subsection.end() - 1);
    }
    return (int) highest;
  }

  /** Goes through all entries. */
  void forEach(Visitor visitor) throws PdfException {
    for (Subsection subsection : all) {
      for (long i = 0; i < subsection.count(); i++) {
        visitor.visit((int) (subsection.first() + i), subsection.place() + i * width);
      }
    }
  }
}
