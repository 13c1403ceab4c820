package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.syntax.FormFields;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.ListedImpressions;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PageTree;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds where a signature shows its seal, in the revision that it signs. */
final class SealSpots {

  private static final List<PdfObject> NOTHING = List.of();

  /**
   * An annotation that shows it.
   *
   * @param page from 1
   * @param rectangle left, bottom, right and top, in the page's user space
   * @param annotation what refers to it
   */
  record Spot(int page, double[] rectangle, Ref annotation) {}

  private final PdfFile file;
  private final Set<Ref> widgets = new HashSet<>();
  private final Set<Dictionary> listed = new HashSet<>();

  private SealSpots(PdfFile file) {
    this.file = file;
  }

  /** Returns the places in the order of the pages; none for a signature that shows nothing. */
  static List<Spot> of(PdfFile signed, SignatureDictionary signature) throws PdfException {
    SealSpots spots = new SealSpots(signed);
    for (Field field : FormFields.of(signed)) {
      PdfObject value = signed.resolve(field.value());
      if (value instanceof Dictionary dictionary && spots.end(dictionary) == signature.end()) {
        spots.collect(field, dictionary);
      }
    }
    return spots.search();
  }

  private long end(Dictionary signature) throws PdfException {
    List<PdfObject> range = items(signature.get("ByteRange"));
    return range.size() == 4
            && file.resolve(range.get(2)) instanceof Int from
            && file.resolve(range.get(3)) instanceof Int length
        ? from.value() + length.value()
        : -1;
  }

  private void collect(Field field, Dictionary signature) throws PdfException {
    if (field.nullableReference() != null) {
      widgets.add(field.nullableReference());
    }
    for (PdfObject kid : items(field.dictionary().get("Kids"))) {
      if (kid instanceof Ref ref) {
        widgets.add(ref);
      }
    }
    for (PdfObject item : items(signature.get(ListedImpressions.KEY))) {
      file.dictionary(item).ifPresent(listed::add);
    }
  }

  private List<Spot> search() throws PdfException {
    List<Spot> spots = new ArrayList<>();
    if (widgets.isEmpty()) {
      return spots;
    }
    for (Page page : PageTree.of(file).walk()) {
      for (PdfObject item : items(page.dictionary().get("Annots"))) {
        if (item instanceof Ref ref) {
          Dictionary annotation = file.dictionary(ref).orElse(Dictionary.EMPTY);
          double[] rectangle = rectangle(annotation.get("Rect"));
          if (rectangle.length > 0 && (widgets.contains(ref) || isListed(page, annotation))) {
            spots.add(new Spot(page.number(), rectangle, ref));
          }
        }
      }
    }
    return spots;
  }

  private boolean isListed(Page page, Dictionary annotation) {
    return listed.stream()
        .anyMatch(
            l ->
                l.get("P").equals(page.nullableReference())
                    && l.get("Rect").equals(annotation.get("Rect")));
  }

  private double[] rectangle(PdfObject rect) throws PdfException {
    List<PdfObject> items = items(rect);
    double[] corners = new double[4];
    for (int i = 0; i < 4; i++) {
      PdfObject number = items.size() == 4 ? file.resolve(items.get(i)) : PdfObject.Constant.NULL;
      if (number instanceof Int whole) {
        corners[i] = whole.value();
      } else if (number instanceof Real real) {
        corners[i] = real.value();
      } else {
        return new double[0];
      }
    }
    double[] ordered = {
      Math.min(corners[0], corners[2]),
      Math.min(corners[1], corners[3]),
      Math.max(corners[0], corners[2]),
      Math.max(corners[1], corners[3])
    };
    return ordered[2] > ordered[0] && ordered[3] > ordered[1] ? ordered : new double[0];
  }

  private List<PdfObject> items(PdfObject list) throws PdfException {
    return file.array(list).map(Array::items).orElse(NOTHING);
  }
}
