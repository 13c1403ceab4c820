package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.revision.Problem.Rule;
import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the seals of the earlier revision are, and that nothing of the later one covers them. */
final class SealAreas {

  /** Printed, read-only and locked (ISO 32000-1 12.5.3). */
  private static final int LOCKED = 1 << 2 | 1 << 6 | 1 << 7;

  private static final List<PdfObject> NOTHING = List.of();

  private final Step step;
  private @Nullable Set<Integer> sealWidgets;

  SealAreas(Step step) {
    this.step = step;
  }

  /** Returns whether an annotation of the earlier revision shows a seal. */
  boolean isSeal(PdfObject annotation) throws PdfException {
    Dictionary dictionary = step.before().dictionary(annotation).orElse(Dictionary.EMPTY);
    return (annotation instanceof Ref ref && sealWidgets().contains(ref.number()))
        || isLockedStamp(dictionary);
  }

  /** Returns whether an annotation is a locked stamp, as further impressions are. */
  static boolean isLockedStamp(Dictionary annotation) {
    return annotation.name("Subtype").equals("Stamp")
        && (annotation.integer("F", 0) & LOCKED) == LOCKED;
  }

  /** Returns whether an object of the earlier revision is a locked stamp. */
  boolean isStamp(int number) throws PdfException {
    return step.before().object(number).value() instanceof Dictionary found && isLockedStamp(found);
  }

  private Set<Integer> sealWidgets() throws PdfException {
    Set<Integer> known = sealWidgets;
    if (known == null) {
      known = new HashSet<>();
      for (Field field : FormFields.of(step.before())) {
        collect(field, known);
      }
      sealWidgets = known;
    }
    return known;
  }

  private void collect(Field field, Set<Integer> numbers) throws PdfException {
    if (!field.isSignature() || step.before().resolve(field.value()) == Constant.NULL) {
      return;
    }
    if (field.nullableReference() != null) {
      numbers.add(field.nullableReference().number());
    }
    for (PdfObject kid : items(step.before(), field.dictionary().get("Kids"))) {
      if (kid instanceof Ref ref) {
        numbers.add(ref.number());
      }
    }
  }

  private static List<PdfObject> items(PdfFile file, PdfObject list) throws PdfException {
    return file.array(list).map(Array::items).orElse(NOTHING);
  }

  /** Returns whether an annotation lies over a seal of a page. */
  boolean covers(int page, Dictionary annotation) throws PdfException {
    List<Area> areas = Area.drawnBy(step.after(), annotation);
    if (areas.isEmpty()) {
      return false;
    }
    Dictionary older =
        step.before().object(page).value() instanceof Dictionary found ? found : Dictionary.EMPTY;
    for (PdfObject other : items(step.before(), older.get("Annots"))) {
      for (Area area : isSeal(other) ? areas : List.<Area>of()) {
        if (covers(annotation, area, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean covers(Dictionary annotation, Area area, PdfObject seal) throws PdfException {
    Dictionary dictionary = step.before().dictionary(seal).orElse(Dictionary.EMPTY);
    Area sealed = Area.of(step.before(), dictionary.get("Rect"));
    // The same drawing in the same place shows what was there: two signatures under one seal.
    return area.covers(sealed) && !(area.equals(sealed) && drawSame(annotation, dictionary));
  }

  void requireUncovered(int page, Dictionary annotation) throws Unexplained, PdfException {
    if (covers(page, annotation)) {
      throw new Unexplained(
          Rule.SEAL_APPEARANCE, "a later annotation covers a seal on page object " + page);
    }
  }

  /**
   * Requires that no widget that is drawn anew covers a seal.
   *
   * @param redrawn their numbers
   * @param shown those that pages got now, which were looked at
   */
  void requireUncovered(Set<Integer> redrawn, Set<Integer> shown) throws Unexplained, PdfException {
    Set<Integer> rest = new HashSet<>(redrawn);
    rest.removeAll(shown);
    if (rest.isEmpty() || sealWidgets().isEmpty()) {
      return;
    }
    for (Page page : PageTree.of(step.before()).walk()) {
      if (page.nullableReference() == null) {
        continue;
      }
      for (PdfObject item : items(step.before(), page.dictionary().get("Annots"))) {
        if (item instanceof Ref ref && rest.contains(ref.number())) {
          requireUncovered(
              page.nullableReference().number(),
              step.after().dictionary(ref).orElse(Dictionary.EMPTY));
        }
      }
    }
  }

  /** Returns whether two annotations draw the same; each may show another part of it. */
  boolean drawAlike(Dictionary one, Dictionary other) throws PdfException {
    Optional<Stream> first = appearance(one);
    Optional<Stream> second = appearance(other);
    return first.isPresent()
        && second.isPresent()
        && step.same(
            first.get().dictionary().get("Resources"), second.get().dictionary().get("Resources"))
        && step.after().decode(first.get()).equals(step.after().decode(second.get()));
  }

  private boolean drawSame(Dictionary one, Dictionary other) throws PdfException {
    return drawAlike(one, other)
        && step.same(shape(one, "BBox"), shape(other, "BBox"))
        && step.same(shape(one, "Matrix"), shape(other, "Matrix"));
  }

  private PdfObject shape(Dictionary annotation, String key) throws PdfException {
    return appearance(annotation).map(s -> s.dictionary().get(key)).orElse(Constant.NULL);
  }

  private Optional<Stream> appearance(Dictionary annotation) throws PdfException {
    Dictionary uses = step.after().dictionary(annotation.get("AP")).orElse(Dictionary.EMPTY);
    return step.after().resolve(uses.get("N")) instanceof Stream stream
        ? Optional.of(stream)
        : Optional.empty();
  }
}
