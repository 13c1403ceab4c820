package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.ListedImpressions;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.TextString;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws the seal: the first time on the field's one widget, then on locked stamps of the same
 * revision (ISO 32000-2 12.7.5.5: a signature field has one annotation).
 */
final class Impressions {

  // ISO 32000-1 12.5.3, table 165.
  private static final int PRINT = 1 << 2;
  private static final int READ_ONLY = 1 << 6;
  private static final int LOCKED = 1 << 7;

  private final OpenDocument document;
  private final SealAppearance appearance;
  private final Increment increment;
  private final Changes changes;
  private final Map<AffineTransform, Ref> drawings = new HashMap<>();
  private final List<PdfObject> listed = new ArrayList<>();

  Impressions(
      OpenDocument document, SealAppearance appearance, Increment increment, Changes changes) {
    this.document = document;
    this.appearance = appearance;
    this.increment = increment;
    this.changes = changes;
  }

  /** Draws the seal at its places, and returns the field, which takes the signature. */
  void draw(List<Spot> places, List<Field> fields, Ref signature) throws Refusal, PdfException {
    Ref field = increment.allocate();
    Dictionary widget =
        annotation("Widget", PRINT | LOCKED, places.get(0))
            .with("FT", PdfObject.name("Sig"))
            .with("T", Str.of(TextString.encode(freeName(fields))))
            .with("V", signature);
    changes.put(field, widget);
    changes.annotate(document.page(places.get(0).page()), field);
    changes.addField(field);
    for (Spot place : places.subList(1, places.size())) {
      Ref stamp = increment.allocate();
      changes.put(stamp, annotation("Stamp", PRINT | READ_ONLY | LOCKED, place));
      changes.annotate(document.page(place.page()), stamp);
    }
  }

  /** Returns the list of all impressions, for the signature's dictionary. */
  Array listed() {
    return new Array(List.copyOf(listed));
  }

  private static String freeName(List<Field> fields) {
    Set<String> taken = new HashSet<>();
    fields.forEach(field -> taken.add(field.name()));
    int number = 1;
    while (taken.contains("Signature" + number)) {
      number++;
    }
    return "Signature" + number;
  }

  private Dictionary annotation(String subtype, int flags, Spot place)
      throws Refusal, PdfException {
    Page page = document.page(place.page());
    PageGeometry geometry = document.geometry(page);
    Array rectangle = rectangle(geometry, place);
    Ref reference = changes.reference(page);
    listed.add(ListedImpressions.entry(reference, rectangle, appearance.digest()));
    return Dictionary.EMPTY
        .with("Type", PdfObject.name("Annot"))
        .with("Subtype", PdfObject.name(subtype))
        .with("F", new Int(flags))
        .with("Rect", rectangle)
        .with("P", reference)
        .with("AP", Dictionary.EMPTY.with("N", drawing(geometry.upright())));
  }

  private Array rectangle(PageGeometry page, Spot place) {
    double half = page.units(appearance.sizeMm()) / 2;
    Point2D centre = page.toUserSpace(place.xMm(), place.yMm());
    return numbers(
        centre.getX() - half, centre.getY() - half, centre.getX() + half, centre.getY() + half);
  }

  /** Writes the drawing once for each way that pages are turned. */
  private Ref drawing(AffineTransform upright) throws PdfException {
    @Nullable Ref known = drawings.get(upright);
    if (known != null) {
      return known;
    }
    Ref reference = increment.allocate();
    double[] matrix = new double[6];
    upright.getMatrix(matrix);
    Dictionary form =
        Dictionary.EMPTY
            .with("Type", PdfObject.name("XObject"))
            .with("Subtype", PdfObject.name("Form"))
            .with("BBox", numbers(0, 0, appearance.sizePoints(), appearance.sizePoints()))
            .with("Matrix", numbers(matrix))
            .with("Resources", Colours.RESOURCES)
            .with("Filter", PdfObject.name("FlateDecode"));
    increment.put(reference, form, appearance.content());
    drawings.put(upright, reference);
    return reference;
  }

  static Array numbers(double... values) {
    List<PdfObject> numbers = new ArrayList<>(values.length);
    for (double value : values) {
      BigDecimal rounded = BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_EVEN);
      BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
      numbers.add(
          plain.scale() <= 0 ? new Int(plain.longValueExact()) : new Real(plain.toPlainString()));
    }
    return new Array(numbers);
  }
}
