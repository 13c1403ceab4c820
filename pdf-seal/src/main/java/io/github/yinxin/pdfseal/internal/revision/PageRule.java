package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Edges.Edge;
import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What may happen to pages (ISO 32000-1 7.7.3.3): they get the widgets of signatures and further
 * impressions of their seals. Nothing else on them changes.
 */
final class PageRule {

  // The keys that lead from an annotation to what draws it (12.5.5).
  private static final Set<String> DRAWING = Set.of("AP", "N", "R", "D");

  private final Step step;
  private final Uses uses;
  private final Widgets widgets;
  private final SealAreas seals;
  private final Set<Integer> shown = new HashSet<>();

  PageRule(Step step, Uses uses, Widgets widgets) throws PdfException {
    this.step = step;
    this.uses = uses;
    this.widgets = widgets;
    this.seals = new SealAreas(step);
  }

  void check(References newer) throws Unexplained, PdfException {
    for (Map.Entry<Integer, IndirectObject> entry : step.changed().entrySet()) {
      int number = entry.getKey();
      requireNoSeal(number, newer.into(number));
      PdfObject older = step.before().object(number).value();
      if (isPage(older)) {
        Ref page = new Ref(number, entry.getValue().reference().generation());
        page(new Slot(page, page, number, ""));
      } else if (older instanceof Array && entry.getValue().value() instanceof Array) {
        shared(number, newer.into(number));
      } else if (isNote(older) && isNoteOrNothing(entry.getValue().value())) {
        uses.annotate();
        widgets.redraw(number);
        step.explainNote(number);
      }
    }
    seals.requireUncovered(widgets.redrawn(), shown);
  }

  // A further impression, or what draws it.
  private void requireNoSeal(int number, Edges edges) throws Unexplained, PdfException {
    for (Edge edge : edges) {
      boolean drawn = DRAWING.contains(edge.last()) && seals.isStamp(edge.owner());
      if (drawn || seals.isStamp(number)) {
        throw new Unexplained(Rule.SEAL_APPEARANCE, "object " + number + " of a seal changed");
      }
    }
  }

  private static boolean isNote(PdfObject object) {
    return object instanceof Dictionary dictionary && NoteRule.isNote(dictionary);
  }

  private static boolean isNoteOrNothing(PdfObject object) {
    return object == Constant.NULL || isNote(object);
  }

  private static boolean isPage(PdfObject object) {
    return object instanceof Dictionary dictionary && dictionary.name("Type").equals("Page");
  }

  private void page(Slot page) throws Unexplained, PdfException {
    for (String key : step.keys(page)) {
      Slot value = step.child(page, key);
      if (key.equals("Annots")) {
        annotations(value, page.owner());
      } else if (!key.equals("Tabs") || value.before() != Constant.NULL) {
        step.requireSame(value, "page object " + page.owner());
      }
    }
    step.explainPage(page.owner());
  }

  // A list of annotations that is an object of its own, of one page that did not change itself.
  private void shared(int number, Edges edges) throws Unexplained, PdfException {
    if (edges.size() != 1) {
      return;
    }
    Edge edge = edges.iterator().next();
    if (edge.key().equals("Annots")
        && !step.isChanged(edge.owner())
        && isPage(step.after().object(edge.owner()).value())) {
      Ref list = new Ref(number, 0);
      annotations(new Slot(list, list, edge.owner(), "Annots"), edge.owner());
    }
  }

  private void annotations(Slot list, int page) throws Unexplained, PdfException {
    step.explain(list);
    List<PdfObject> rest = new ArrayList<>(step.itemsBefore(list));
    rest.removeIf(item -> item == Constant.NULL);
    List<PdfObject> added = new ArrayList<>();
    for (PdfObject newer : step.itemsAfter(list)) {
      // Later ones are drawn above earlier ones: the order stays.
      int kept = indexOf(newer, rest);
      if (kept < 0) {
        added.add(newer);
      } else {
        removed(rest.subList(0, kept), page);
        rest = rest.subList(kept + 1, rest.size());
      }
    }
    removed(rest, page);
    for (PdfObject annotation : added) {
      added(annotation, page);
    }
  }

  /** Returns the place of an annotation among those that follow, behind no more than notes. */
  private int indexOf(PdfObject annotation, List<PdfObject> list) throws PdfException {
    for (int i = 0; i < list.size(); i++) {
      if (step.same(list.get(i), annotation)) {
        return i;
      }
      if (!isNote(step.before().resolve(list.get(i)))) {
        return -1;
      }
    }
    return -1;
  }

  private void removed(List<PdfObject> annotations, int page) throws Unexplained, PdfException {
    for (PdfObject annotation : annotations) {
      if (!isNote(step.before().resolve(annotation))) {
        throw new Unexplained(
            seals.isSeal(annotation) ? Rule.SEAL_APPEARANCE : Rule.UPDATES,
            "an annotation was removed from page object " + page + ": " + annotation);
      }
      uses.annotate();
    }
  }

  private void added(PdfObject annotation, int page) throws Unexplained, PdfException {
    Dictionary dictionary = step.after().dictionary(annotation).orElse(Dictionary.EMPTY);
    boolean once = annotation instanceof Ref ref && shown.add(ref.number());
    if (NoteRule.isNote(dictionary) && isNew(annotation)) {
      seals.requireUncovered(page, dictionary);
      uses.annotate();
      return;
    }
    // Not by another generation: readers that look at the number alone would show it.
    boolean widget =
        annotation instanceof Ref ref
            && Objects.equals(dictionary, widgets.signing().get(ref.number()));
    if (!once || !(widget || isImpression(annotation, dictionary))) {
      if (seals.covers(page, dictionary)) {
        throw new Unexplained(
            Rule.SEAL_APPEARANCE,
            "an annotation on page object " + page + " covers a seal: " + annotation);
      }
      throw new Unexplained("an annotation was added to page object " + page + ": " + annotation);
    }
    seals.requireUncovered(page, dictionary);
  }

  private boolean isNew(PdfObject annotation) throws PdfException {
    return annotation instanceof Dictionary
        || (annotation instanceof Ref ref && step.isNew(ref.number()));
  }

  /** A further impression: a locked stamp that draws what the signature's widget draws. */
  private boolean isImpression(PdfObject annotation, Dictionary stamp)
      throws Unexplained, PdfException {
    if (!SealAreas.isLockedStamp(stamp)
        || !(annotation instanceof Ref ref)
        || !step.isNew(ref.number())) {
      return false;
    }
    NewFieldRule.requireNotActive(stamp, "an impression");
    for (Dictionary widget : widgets.signing().values()) {
      if (seals.drawAlike(stamp, widget)) {
        return true;
      }
    }
    return false;
  }
}
