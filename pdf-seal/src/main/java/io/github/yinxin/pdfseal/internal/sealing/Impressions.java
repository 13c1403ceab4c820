package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Draws the seal: the first time on the field's one widget, then on locked stamps of the same
 * revision (ISO 32000-2 12.7.5.5: a signature field has one annotation).
 *
 * @param opened the document
 * @param appearance the drawing
 */
record Impressions(OpenDocument opened, SealAppearance appearance) {

  void draw(PDSignature signature, List<Spot> places) throws IOException {
    // After addSignature: it resets the rectangle of the widget it makes.
    draw(widget(signature), places.get(0));
    for (Spot place : places.subList(1, places.size())) {
      PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
      draw(stamp, place);
      stamp.setReadOnly(true);
      attach(stamp, opened.document().getPage(place.page() - 1));
    }
  }

  private PDAnnotationWidget widget(PDSignature signature) throws IOException {
    for (PDSignatureField field : opened.document().getSignatureFields()) {
      PDSignature value = field.getSignature();
      if (value != null && value.getCOSObject() == signature.getCOSObject()) {
        return field.getWidgets().get(0);
      }
    }
    throw new IOException("PDFBox made no field for the signature");
  }

  private void draw(PDAnnotation annotation, Spot place) throws IOException {
    PDDocument document = opened.document();
    PageGeometry page = opened.geometry(place.page());
    PDAppearanceStream stream = new PDAppearanceStream(document);
    try (OutputStream out = stream.getCOSObject().createRawOutputStream()) {
      out.write(appearance.content());
    }
    stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
    stream.setBBox(new PDRectangle(appearance.sizePoints(), appearance.sizePoints()));
    stream.setMatrix(page.upright());
    PDAppearanceDictionary dictionary = new PDAppearanceDictionary();
    dictionary.setNormalAppearance(stream);
    annotation.setAppearance(dictionary);
    annotation.setRectangle(rectangle(page, place));
    annotation.setPrinted(true);
    annotation.setLocked(true);
  }

  private PDRectangle rectangle(PageGeometry page, Spot place) {
    double side = page.units(appearance.sizeMm());
    Point2D centre = page.toUserSpace(place.xMm(), place.yMm());
    return new PDRectangle(
        (float) (centre.getX() - side / 2),
        (float) (centre.getY() - side / 2),
        (float) side,
        (float) side);
  }

  private static void attach(PDAnnotation annotation, PDPage page) {
    annotation.setPage(page);
    COSDictionary dictionary = page.getCOSObject();
    COSArray annotations = dictionary.getCOSArray(COSName.ANNOTS);
    if (annotations == null) {
      annotations = new COSArray();
      dictionary.setItem(COSName.ANNOTS, annotations);
    }
    annotations.add(annotation.getCOSObject());
    annotations.setNeedToBeUpdated(true);
    dictionary.setNeedToBeUpdated(true);
  }
}
