package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The annotations that P = 3 permits (ISO 32000-1 12.8.2.2): notes and marks on text, as readers
 * draw them by themselves. One that brings a drawing, or a way of blending, could show anything
 * instead of the page, which is how certified documents were forged. Marks are told from what is
 * printed by their colour.
 */
final class NoteRule {

  // The signs of notes (12.5.6.4). Others that readers know are ticks and crosses.
  private static final Set<String> SIGNS =
      Set.of("Comment", "Key", "Note", "Help", "NewParagraph", "Paragraph", "Insert");
  private static final double COLOURED = 0.5;
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
    return KEYS.containsAll(annotation.entries().keySet())
        && switch (annotation.name("Subtype")) {
          case "Popup" -> true;
          case "Text" -> !annotation.has("Name") || isSign(annotation.get("Name"));
          case "Highlight" -> isLight(colour(annotation));
          case "Underline", "Squiggly", "StrikeOut" -> isColoured(colour(annotation));
          default -> false;
        };
  }

  private static boolean isSign(PdfObject name) {
    return name instanceof Name known && SIGNS.contains(known.value());
  }

  /** Returns red, green and blue; nothing if a colour is given in any other way. */
  private static List<Double> colour(Dictionary annotation) {
    List<Double> parts = new ArrayList<>();
    if (annotation.get("C") instanceof Array list && list.size() == 3) {
      list.forEach(item -> Sameness.number(item).ifPresent(n -> parts.add(n.doubleValue())));
    }
    return parts.size() == 3 ? parts : List.of();
  }

  // What is multiplied with something dark is no longer read.
  private static boolean isLight(List<Double> colour) {
    return !colour.isEmpty()
        && 0.299 * colour.get(0) + 0.587 * colour.get(1) + 0.114 * colour.get(2) >= COLOURED;
  }

  // White lines take strokes of letters away, and black ones add some.
  private static boolean isColoured(List<Double> colour) {
    return !colour.isEmpty() && Collections.max(colour) - Collections.min(colour) >= COLOURED;
  }
}
