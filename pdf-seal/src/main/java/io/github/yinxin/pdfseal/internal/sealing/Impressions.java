package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.ListedImpressions;
import io.github.yinxin.pdfseal.internal.syntax.Page;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.TextString;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws the seal: the first time on the field's one widget, then on locked stamps of the same
 * revision (ISO 32000-2 12.7.5.5: a signature field has one annotation).
 */
final class Impressions {

  private final OpenDocument document;
  private final IncrementalSealing sealing;
  private final Increment increment;
  private final Changes changes;
  // One for each way that pages are turned.
  private final @Nullable Ref[] drawings = new Ref[4];
  private final List<PdfObject> listed = new ArrayList<>();

  Impressions(
      OpenDocument document, IncrementalSealing sealing, Increment increment, Changes changes) {
    this.document = document;
    this.sealing = sealing;
    this.increment = increment;
    this.changes = changes;
  }

  /** Draws the seal at its places, and returns the field, which takes the signature. */
  void draw(List<Spot> places, List<Field> fields, Ref signature) throws Refusal, PdfException {
    Ref field = increment.allocate();
    Dictionary widget =
        placed(SealTemplate.WIDGET, places.get(0))
            .with("T", Str.of(TextString.encode(freeName(fields))))
            .with("V", signature);
    changes.put(field, widget);
    changes.annotate(document.page(places.get(0).page()), field);
    changes.addField(field);
    for (Spot place : places.subList(1, places.size())) {
      Ref stamp = increment.allocate();
      changes.put(stamp, placed(SealTemplate.STAMP, place));
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

  private Dictionary placed(Dictionary annotation, Spot place) throws Refusal, PdfException {
    Page page = document.page(place.page());
    PageGeometry geometry = document.geometry(page);
    Array rectangle = rectangle(geometry, place);
    Ref reference = changes.reference(page);
    listed.add(ListedImpressions.entry(reference, rectangle, sealing.appearance().digest()));
    return annotation
        .with("Rect", rectangle)
        .with("P", reference)
        .with("AP", Dictionary.EMPTY.with("N", drawing(geometry.quarterTurns())));
  }

  private Array rectangle(PageGeometry page, Spot place) {
    double half = page.units(sealing.appearance().sizeMm()) / 2;
    Point2D centre = page.toUserSpace(place.xMm(), place.yMm());
    return Numbers.array(
        centre.getX() - half, centre.getY() - half, centre.getX() + half, centre.getY() + half);
  }

  private Ref drawing(int quarterTurns) throws PdfException {
    @Nullable Ref known = drawings[quarterTurns];
    if (known != null) {
      return known;
    }
    Ref reference = increment.allocate();
    SealTemplate template = sealing.template();
    increment.put(reference, template.drawing(quarterTurns), template.content());
    drawings[quarterTurns] = reference;
    return reference;
  }
}
