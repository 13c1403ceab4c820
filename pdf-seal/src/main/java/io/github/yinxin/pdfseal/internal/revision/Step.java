package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Edges.Edge;
import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From one revision to the next: which objects changed, and what was found to explain them. Belongs
 * to one thread.
 */
final class Step {

  // A field is drawn by its own appearance wherever these lead to it, and by nothing else.
  private static final Set<String> TO_FIELDS =
      Set.of("", "Parent", "Kids", "Fields", "Annots", "CO", "Obj", "IRT", "Popup", "T");

  // Nothing that is drawn leads to an element of the structure; "" stands for any list that is an
  // object of its own, so what is explained must have been of the structure before.
  private static final Set<String> TO_STRUCTURE =
      Set.of("", "StructTreeRoot", "P", "K", "Nums", "Kids", "ParentTree");

  private final PdfFile before;
  private final PdfFile after;
  private final Sameness sameness;
  private final Map<Integer, IndirectObject> changed;
  private final Map<Integer, Set<Edge>> explained = new HashMap<>();
  private final Set<Integer> pages = new HashSet<>();
  private final Set<Integer> fields = new HashSet<>();
  private final Set<Integer> structure = new HashSet<>();

  Step(PdfFile before, PdfFile after, Revision revision) throws PdfException {
    this.before = before;
    this.after = after;
    this.sameness = new Sameness(before, after);
    this.changed = ChangedObjects.of(before, after, revision);
  }

  PdfFile before() {
    return before;
  }

  PdfFile after() {
    return after;
  }

  /** Returns whether nothing changed. */
  boolean isEmpty() {
    return changed.isEmpty();
  }

  /** Returns the objects that changed or are new, as they are now. */
  Map<Integer, IndirectObject> changed() {
    return changed;
  }

  /** Returns whether an object is not as it was before; new ones are not. */
  boolean isChanged(int number) {
    return changed.containsKey(number);
  }

  /** Returns whether a number had no object before. */
  boolean isNew(int number) throws PdfException {
    return before.object(number).value() == Constant.NULL;
  }

  /** Returns whether a place holds the same in both revisions; references are not followed. */
  boolean same(Slot slot) throws PdfException {
    return sameness.same(slot.before(), slot.after());
  }

  boolean same(PdfObject one, PdfObject other) throws PdfException {
    return sameness.same(one, other);
  }

  /** Returns the keys of the trailers. */
  Set<String> trailerKeys() {
    Set<String> keys = new LinkedHashSet<>(before.trailer().entries().keySet());
    keys.addAll(after.trailer().entries().keySet());
    return keys;
  }

  /** Goes to a value of the trailer. */
  Slot trailer(String key) {
    return new Slot(before.trailer().get(key), after.trailer().get(key), References.TRAILER, key);
  }

  Dictionary dictionaryBefore(Slot slot) throws PdfException {
    return before.dictionary(slot.before()).orElse(Dictionary.EMPTY);
  }

  Dictionary dictionaryAfter(Slot slot) throws PdfException {
    return after.dictionary(slot.after()).orElse(Dictionary.EMPTY);
  }

  List<PdfObject> itemsBefore(Slot slot) throws PdfException {
    return before.array(slot.before()).map(Array::items).orElse(List.of());
  }

  List<PdfObject> itemsAfter(Slot slot) throws PdfException {
    return after.array(slot.after()).map(Array::items).orElse(List.of());
  }

  /** Returns all keys of a dictionary, of either revision. */
  Set<String> keys(Slot slot) throws PdfException {
    Set<String> keys = new LinkedHashSet<>(dictionaryBefore(slot).entries().keySet());
    keys.addAll(dictionaryAfter(slot).entries().keySet());
    return keys;
  }

  /** Goes to a value of a dictionary. */
  Slot child(Slot slot, String key) throws PdfException {
    return slot.child(dictionaryBefore(slot).get(key), dictionaryAfter(slot).get(key), key);
  }

  /** Explains the object that a place refers to, as far as it is reached from there. */
  void explain(Slot slot) {
    if (slot.after() instanceof Ref ref) {
      explained
          .computeIfAbsent(ref.number(), n -> new HashSet<>())
          .add(new Edge(slot.owner(), slot.key()));
    }
  }

  /** Explains a page: only its annotations may change, whoever refers to it. */
  void explainPage(int number) {
    pages.add(number);
  }

  /** Explains a field or widget. */
  void explainField(Slot slot) {
    if (slot.after() instanceof Ref ref) {
      fields.add(ref.number());
    }
  }

  /** Explains a note. */
  void explainNote(int number) {
    fields.add(number);
  }

  /** Explains an element or a branch of the structure tree. */
  void explainStructure(Slot slot) {
    if (slot.after() instanceof Ref ref) {
      structure.add(ref.number());
    }
  }

  /** Requires that a value is the same in both revisions. */
  void requireSame(Slot slot, String where) throws Unexplained, PdfException {
    if (!same(slot)) {
      throw new Unexplained("/" + slot.key() + " of " + where + " changed");
    }
  }

  /** Requires that nobody referred to an object before it was there. */
  void requireUnknown(References references) throws Unexplained, PdfException {
    for (int number : changed.keySet()) {
      Edges edges = references.into(number);
      if (isNew(number) && edges.size() > 0) {
        // What was promised before and filled in now changes whatever promised it.
        throw new Unexplained(
            "object " + number + " is new, but " + words(edges.iterator().next()) + " before");
      }
    }
  }

  /** Requires that every object that changed was explained, on every way to it. */
  void requireExplained(References references) throws Unexplained, PdfException {
    for (int number : changed.keySet()) {
      if (!isNew(number)) {
        requireExplained(number, references.into(number));
      }
    }
  }

  private void requireExplained(int number, Edges edges) throws Unexplained {
    if (pages.contains(number)) {
      return;
    }
    Set<Edge> known = explained.getOrDefault(number, Set.of());
    for (Edge edge : edges) {
      boolean inPlace =
          (fields.contains(number) && TO_FIELDS.contains(edge.last()))
              || (structure.contains(number) && TO_STRUCTURE.contains(edge.last()));
      if (!inPlace && !known.contains(edge)) {
        throw new Unexplained("object " + number + " changed, and " + words(edge));
      }
    }
  }

  private static String words(Edge edge) {
    return edge.owner() == References.TRAILER
        ? "/" + edge.key() + " of the trailer referred to it"
        : "/" + edge.key() + " of object " + edge.owner() + " referred to it";
  }
}
