package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The widgets that a revision adds or draws anew, by object number. */
final class Widgets {

  private final Map<Integer, Dictionary> signing = new LinkedHashMap<>();
  private final Set<Integer> redrawn = new LinkedHashSet<>();

  /** A widget of a field that is signed or made by this revision: a page may get it. */
  void sign(int number, Dictionary widget) {
    signing.put(number, widget);
    redrawn.add(number);
  }

  /** A widget that stays where it is and looks otherwise. */
  void redraw(int number) {
    redrawn.add(number);
  }

  Map<Integer, Dictionary> signing() {
    return signing;
  }

  Set<Integer> redrawn() {
    return redrawn;
  }
}
