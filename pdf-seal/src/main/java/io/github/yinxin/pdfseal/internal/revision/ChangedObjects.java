package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.Weight;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection.Visitor;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the objects that a revision made or changed, whatever its entries say. */
final class ChangedObjects {

  private final PdfFile before;
  private final PdfFile after;
  private final Sameness sameness;
  private final Map<Integer, IndirectObject> changed = new TreeMap<>();
  private final Weight weight = new Weight("changed objects", Weight.MAX_HELD);

  private ChangedObjects(PdfFile before, PdfFile after) {
    this.before = before;
    this.after = after;
    this.sameness = new Sameness(before, after);
  }

  /** Returns them as they are now, by number. */
  static Map<Integer, IndirectObject> of(PdfFile before, PdfFile after, Revision revision)
      throws PdfException {
    ChangedObjects objects = new ChangedObjects(before, after);
    objects.compare(revision);
    return objects.changed;
  }

  private void compare(Revision revision) throws PdfException {
    for (XrefSection section : revision.sections()) {
      section.forEach(
          (number, entry) -> {
            if (!before.entry(number).equals(after.entry(number))) {
              compare(number);
            }
          });
    }
    Set<Integer> replaced = new HashSet<>();
    for (int number : changed.keySet()) {
      if (isContainer(before.object(number))) {
        replaced.add(number);
      }
    }
    if (!replaced.isEmpty()) {
      compareObjectsIn(replaced);
    }
  }

  // Entries into a stream stay the same when the stream is replaced; what they lead to does not.
  private void compareObjectsIn(Set<Integer> streams) throws PdfException {
    for (XrefSection section : before.sections()) {
      section.forEach(
          Visitor.ofReadable(
              (number, entry) -> {
                if (entry instanceof XrefEntry.InStream place && streams.contains(place.stream())) {
                  compare(number);
                }
              }));
    }
  }

  private static boolean isContainer(IndirectObject object) {
    return object.value() instanceof Stream stream
        && stream.dictionary().name("Type").equals("ObjStm");
  }

  private void compare(int number) throws PdfException {
    if (changed.containsKey(number)) {
      return;
    }
    IndirectObject now = after.object(number);
    if (!sameness.same(before.object(number), now)) {
      weight.add(now.value());
      changed.put(number, now);
    }
  }
}
