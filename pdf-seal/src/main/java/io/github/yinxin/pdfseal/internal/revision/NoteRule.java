package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import java.util.Set;

/**
 * The annotations that P = 3 permits (ISO 32000-1 12.8.2.2): notes and marks on text, as readers
 * draw them by themselves. One that brings a drawing, or a way of blending, could show anything
 * instead of the page, which is how certified documents were forged.
 */
final class NoteRule {

  private static final Set<String> KINDS =
      Set.of("Text", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut");
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Subtype",
          "Rect",
          "QuadPoints",
          "Contents",
          "RC",
          "Subj",
          "T",
          "NM",
          "M",
          "CreationDate",
          "P",
          "Parent",
          "Popup",
          "Open",
          "IRT",
          "RT",
          "State",
          "StateModel",
          "Name",
          "C",
          "CA",
          "F");

  private NoteRule() {}

  /** Returns whether an annotation is one of them. */
  static boolean isNote(Dictionary annotation) {
    return KINDS.contains(annotation.name("Subtype"))
        && KEYS.containsAll(annotation.entries().keySet());
  }
}
