package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What may happen to the structure of a tagged document (ISO 32000-1 14.7): it gets an element for
 * each annotation that a further seal brings. What it said of the pages stays.
 */
final class StructureRule {

  private static final int MAX_DEPTH = 50;
  private static final Set<String> NEW_ELEMENT =
      Set.of("Type", "S", "P", "K", "Pg", "T", "Alt", "Lang", "ID");

  private final Step step;
  private final Set<Integer> visited = new HashSet<>();

  StructureRule(Step step) {
    this.step = step;
  }

  void check(Slot root) throws Unexplained, PdfException {
    if (root.before() == Constant.NULL) {
      step.requireSame(root, "the catalog");
      return;
    }
    step.explainStructure(root);
    for (String key : step.keys(root)) {
      Slot value = step.child(root, key);
      switch (key) {
        case "K" -> elements(value);
        case "ParentTree" -> parents(value, root);
        case "ParentTreeNextKey" -> {
          if (!(value.after() instanceof Int)) {
            throw new Unexplained("/ParentTreeNextKey of the structure tree is no number");
          }
        }
        default -> step.requireSame(value, "the structure tree");
      }
    }
    changedElements();
  }

  private void changedElements() throws Unexplained, PdfException {
    for (int number : step.changed().keySet()) {
      Ref element = new Ref(number, 0);
      boolean known =
          step.before().resolve(element) instanceof Dictionary older
              && older.get("S") instanceof Name
              && older.has("P")
              && step.after().resolve(element) instanceof Dictionary;
      if (known) {
        changed(new Slot(element, element, number, ""));
      }
    }
  }

  private void changed(Slot element) throws Unexplained, PdfException {
    for (String key : step.keys(element)) {
      if (!key.equals("K") && !step.same(step.child(element, key))) {
        return; // Not what a seal does to an element; whoever leads there complains.
      }
    }
    elements(step.child(element, "K"));
    step.explainStructure(element);
  }

  /** Checks the kids of an element (14.7.2): a list, or one that stands for it. */
  private void elements(Slot kids) throws Unexplained, PdfException {
    List<PdfObject> rest = kids(step.before().resolve(kids.before()), kids.before());
    PdfObject newer = step.after().resolve(kids.after());
    if (newer instanceof Array) {
      step.explainStructure(kids);
    }
    for (PdfObject kid : kids(newer, kids.after())) {
      if (!rest.isEmpty() && step.same(rest.get(0), kid)) {
        rest = rest.subList(1, rest.size());
      } else {
        added(kid);
      }
    }
    if (!rest.isEmpty()) {
      throw new Unexplained("an element of the structure was removed: " + rest.get(0));
    }
  }

  private static List<PdfObject> kids(PdfObject resolved, PdfObject written) {
    if (resolved instanceof Array list) {
      return list.items();
    }
    return resolved == Constant.NULL ? List.of() : List.of(written);
  }

  // One that is new describes one annotation, which the rules for pages judge.
  private void added(PdfObject kid) throws Unexplained, PdfException {
    boolean described =
        kid instanceof Ref ref
            && step.isNew(ref.number())
            && step.after().resolve(kid) instanceof Dictionary element
            && NEW_ELEMENT.containsAll(element.entries().keySet())
            && isAnnotation(element.get("K"));
    if (!described) {
      throw new Unexplained("a new element of the structure describes no annotation: " + kid);
    }
  }

  private boolean isAnnotation(PdfObject kids) throws PdfException {
    PdfObject kid = step.after().resolve(kids);
    if (kid instanceof Array list) {
      kid = list.size() == 1 ? step.after().resolve(list.get(0)) : Constant.NULL;
    }
    return kid instanceof Dictionary reference
        && reference.name("Type").equals("OBJR")
        && reference.get("Obj") instanceof Ref annotation
        && step.isNew(annotation.number());
  }

  /** Checks the tree from numbers to elements (7.9.7): numbers that were there keep theirs. */
  private void parents(Slot tree, Slot root) throws Unexplained, PdfException {
    if (!isTouched(root)) {
      return;
    }
    Map<Long, PdfObject> older = new TreeMap<>();
    Map<Long, PdfObject> newer = new TreeMap<>();
    collect(step.before(), tree.before(), older, MAX_DEPTH);
    Set<Integer> nodes = Set.copyOf(visited);
    visited.clear();
    collect(step.after(), tree.after(), newer, MAX_DEPTH);
    // Whatever else the new tree names is no part of it: it may be drawn elsewhere.
    visited.stream()
        .filter(nodes::contains)
        .forEach(
            number -> step.explainStructure(new Slot(tree.before(), new Ref(number, 0), 0, "")));
    for (Map.Entry<Long, PdfObject> entry : older.entrySet()) {
      PdfObject now = newer.getOrDefault(entry.getKey(), Constant.NULL);
      if (!step.same(entry.getValue(), now)) {
        throw new Unexplained("number " + entry.getKey() + " of the structure changed");
      }
    }
  }

  // The tree is as large as the document: it is gone through only if a seal may have added to it.
  private boolean isTouched(Slot root) throws PdfException {
    if (root.after() instanceof Ref ref && step.isChanged(ref.number())) {
      return true;
    }
    for (int number : step.changed().keySet()) {
      PdfObject older = step.before().object(number).value();
      if (older instanceof Array || (older instanceof Dictionary node && node.has("Nums"))) {
        return true;
      }
    }
    return false;
  }

  private void collect(PdfFile file, PdfObject place, Map<Long, PdfObject> numbers, int depth)
      throws Unexplained, PdfException {
    if (depth == 0 || !isFirstVisit(place)) {
      throw new Unexplained("the parent tree of the structure is no tree");
    }
    Dictionary node = file.dictionary(place).orElse(Dictionary.EMPTY);
    isFirstVisit(node.get("Nums"));
    List<PdfObject> pairs = file.array(node.get("Nums")).map(Array::items).orElse(List.of());
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof Int number)
          || numbers.put(number.value(), pairs.get(i + 1)) != null) {
        throw new Unexplained("the parent tree of the structure has no clear numbers");
      }
    }
    isFirstVisit(node.get("Kids"));
    for (PdfObject kid : file.array(node.get("Kids")).map(Array::items).orElse(List.of())) {
      collect(file, kid, numbers, depth - 1);
    }
  }

  private boolean isFirstVisit(PdfObject place) {
    return !(place instanceof Ref ref) || visited.add(ref.number());
  }
}
