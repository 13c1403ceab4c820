package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.UpdateGrammar;
import io.github.yinxin.pdfseal.internal.syntax.XrefEntry;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection.Visitor;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the revisions of a file, one step after the other. */
record Analysis(PdfFile file, List<Revision> revisions) {

  /**
   * Explains the revisions after one.
   *
   * @param first the index of the one that is taken as it is
   * @return what is wrong, by the revision that brought it
   */
  Map<Revision, Problem> problems(int first) {
    Map<Revision, Problem> problems = new HashMap<>();
    int next = first + 1;
    try {
      if (next < revisions.size()) {
        PdfFile before = file.asOf(revisions.get(first));
        References references = new References(before, touchedAfter(first));
        for (; next < revisions.size(); next++) {
          PdfFile after = file.asOf(revisions.get(next), before);
          Revision revision = revisions.get(next);
          problem(before, after, next, references).ifPresent(p -> problems.put(revision, p));
          before = after;
        }
      }
    } catch (PdfException e) {
      // The later ones build upon what could not be read.
      for (Revision revision : revisions.subList(next, revisions.size())) {
        problems.put(
            revision, new Problem(Rule.UPDATES, "the update cannot be read: " + e.getMessage()));
      }
    }
    return problems;
  }

  private Optional<Problem> problem(PdfFile before, PdfFile after, int index, References references)
      throws PdfException {
    Revision revision = revisions.get(index);
    Optional<String> tail = UpdateGrammar.problem(after, revision, revisions.get(index - 1).end());
    Step step = new Step(before, after, revision);
    try {
      try {
        step.requireUnknown(references);
      } finally {
        references.moveTo(after, step.changed());
      }
      explain(step, references);
      new Targets(before, after).require(revision);
      return tail.map(detail -> new Problem(Rule.TAIL, detail));
    } catch (Unexplained e) {
      return Optional.of(tail.map(t -> new Problem(Rule.TAIL, t)).orElse(e.problem()));
    }
  }

  private static void explain(Step step, References references) throws Unexplained, PdfException {
    Uses uses = new Uses();
    Widgets widgets = new Widgets();
    new CatalogRule(step, uses, widgets).check();
    new PageRule(step, uses, widgets).check(references);
    step.requireExplained(references);
    Permissions.of(step.before()).require(uses);
  }

  /** Returns the numbers of all objects that any later revision may define otherwise. */
  private BitSet touchedAfter(int first) throws PdfException {
    BitSet touched = new BitSet();
    for (Revision revision : revisions.subList(first + 1, revisions.size())) {
      for (XrefSection section : revision.sections()) {
        section.forEach((number, entry) -> touched.set(number));
      }
    }
    BitSet inside = new BitSet();
    for (XrefSection section : file.sections()) {
      section.forEach(
          Visitor.ofReadable(
              (number, entry) -> {
                if (entry instanceof XrefEntry.InStream place && touched.get(place.stream())) {
                  inside.set(number);
                }
              }));
    }
    touched.or(inside);
    return touched;
  }
}
