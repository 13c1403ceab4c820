package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.revision.References.Edge;
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
import java.util.Set;

/**
 * What may happen to pages (ISO 32000-1 7.7.3.3): they get the widgets of signatures and further
 * impressions of their seals. Nothing else on them changes.
 */
final class PageRule {

  private final Step step;
  private final Widgets widgets;
  private final SealAreas seals;
  private final Set<Integer> shown = new HashSet<>();

  PageRule(Step step, Widgets widgets) throws PdfException {
    this.step = step;
    this.widgets = widgets;
    this.seals = new SealAreas(step);
  }

  void check(References newer) throws Unexplained, PdfException {
    for (Map.Entry<Integer, IndirectObject> entry : step.changed().entrySet()) {
      int number = entry.getKey();
      PdfObject older = step.before().object(number).value();
      if (isPage(older)) {
        Ref page = new Ref(number, entry.getValue().reference().generation());
        page(new Slot(page, page, number, ""));
      } else if (older instanceof Array && entry.getValue().value() instanceof Array) {
        shared(number, newer.into(number));
      }
    }
    seals.requireUncovered(widgets.redrawn(), shown);
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
  private void shared(int number, Set<Edge> edges) throws Unexplained, PdfException {
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
      if (!rest.isEmpty() && step.same(rest.get(0), newer)) {
        rest.remove(0);
      } else {
        added.add(newer);
      }
    }
    if (!rest.isEmpty()) {
      throw new Unexplained(
          seals.isSeal(rest.get(0)) ? Rule.SEAL_APPEARANCE : Rule.UPDATES,
          "an annotation was removed from page object " + page + ": " + rest.get(0));
    }
    for (PdfObject annotation : added) {
      added(annotation, page);
    }
  }

  private void added(PdfObject annotation, int page) throws Unexplained, PdfException {
    Dictionary dictionary = step.after().dictionary(annotation).orElse(Dictionary.EMPTY);
    boolean once = annotation instanceof Ref ref && shown.add(ref.number());
    boolean widget = annotation instanceof Ref ref && widgets.signing().containsKey(ref.number());
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

  /** A further impression: a locked stamp that draws what the signature's widget draws. */
  private boolean isImpression(PdfObject annotation, Dictionary stamp) throws PdfException {
    boolean locked =
        stamp.name("Subtype").equals("Stamp")
            && (stamp.integer("F", 0) & SealAreas.LOCKED) == SealAreas.LOCKED
            && annotation instanceof Ref ref
            && step.isNew(ref.number());
    if (!locked) {
      return false;
    }
    for (Dictionary widget : widgets.signing().values()) {
      if (seals.drawAlike(stamp, widget)) {
        return true;
      }
    }
    return false;
  }
}
