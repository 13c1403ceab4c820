package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What draws widgets (ISO 32000-1 12.5.5): a stream for each use and state. */
final class Appearances {

  private static final int MAX_DEPTH = 8;

  private final Step step;

  Appearances(Step step) {
    this.step = step;
  }

  /** Explains an appearance. */
  void explain(Slot appearance) throws PdfException {
    step.explain(appearance);
    for (String use : step.dictionaryAfter(appearance).entries().keySet()) {
      Slot one = step.child(appearance, use);
      step.explain(one);
      if (step.after().resolve(one.after()) instanceof Dictionary states) {
        for (String state : states.entries().keySet()) {
          step.explain(one.child(Constant.NULL, states.get(state), state));
        }
      }
    }
  }

  /** Returns whether an appearance changed behind its references. */
  boolean isTouched(PdfObject appearance) throws PdfException {
    return !step.isEmpty() && isTouched(appearance, MAX_DEPTH, new HashSet<>());
  }

  private boolean isTouched(PdfObject value, int depth, Set<Integer> seen) throws PdfException {
    if (depth == 0) {
      return false; // Whatever lies deeper and changed is explained by nobody.
    }
    PdfObject found = value;
    if (value instanceof Ref ref) {
      if (step.isChanged(ref.number())) {
        return true;
      }
      if (!seen.add(ref.number())) {
        return false;
      }
      found = step.after().resolve(value);
    }
    for (PdfObject part : parts(found)) {
      if (isTouched(part, depth - 1, seen)) {
        return true;
      }
    }
    return false;
  }

  private static Iterable<PdfObject> parts(PdfObject object) {
    if (object instanceof Dictionary dictionary) {
      return dictionary.entries().values();
    }
    if (object instanceof Stream stream) {
      return stream.dictionary().entries().values();
    }
    return object instanceof Array array ? array : List.of();
  }
}
