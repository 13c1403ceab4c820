package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * That what an update refers to is there. A reference to nothing is null (ISO 32000-1 7.3.10), but
 * some readers take it for damage, and go through the whole file for other objects than its own.
 */
record Targets(PdfFile before, PdfFile after) {

  /** Looks at all objects of a revision, also at those that mean the same as before. */
  void require(Revision revision) throws Unexplained, PdfException {
    Map<Integer, Ref> found = new TreeMap<>();
    for (XrefSection section : revision.sections()) {
      section.forEach(
          (number, entry) -> {
            if (found.isEmpty() && !before.entry(number).equals(after.entry(number))) {
              lost(number).ifPresent(ref -> found.put(number, ref));
            }
          });
    }
    for (Map.Entry<Integer, Ref> lost : found.entrySet()) {
      throw new Unexplained("object " + lost.getKey() + " refers to nothing: " + lost.getValue());
    }
  }

  private Optional<Ref> lost(int number) throws PdfException {
    Set<Ref> missing = missing(after.object(number).value());
    if (!missing.isEmpty()) {
      // One that was there before is none of the update's making.
      missing.removeAll(missing(before.object(number).value()));
    }
    return missing.stream().findFirst();
  }

  private Set<Ref> missing(PdfObject object) throws PdfException {
    Set<Ref> missing = new HashSet<>();
    collect(object, missing);
    return missing;
  }

  private void collect(PdfObject object, Set<Ref> missing) throws PdfException {
    if (object instanceof Ref ref) {
      if (!isThere(ref)) {
        missing.add(ref);
      }
    } else if (object instanceof Array array) {
      for (PdfObject item : array) {
        collect(item, missing);
      }
    } else if (object instanceof Dictionary dictionary) {
      for (PdfObject value : dictionary.entries().values()) {
        collect(value, missing);
      }
    } else if (object instanceof Stream stream) {
      collect(stream.dictionary(), missing);
    }
  }

  private boolean isThere(Ref ref) throws PdfException {
    XrefEntry entry = after.entry(ref.number());
    return entry instanceof XrefEntry.InFile place
        ? place.generation() == ref.generation()
        : entry instanceof XrefEntry.InStream && ref.generation() == 0;
  }
}
