package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.RefusedException.Cause;
import io.github.yinxin.sign.Digest;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;

/**
 * Appends one signature field with the seal's drawing and signs the whole.
 *
 * @param format what goes into /Contents
 * @param appearance the seal's drawing
 * @param name /Name: who signs
 */
public record IncrementalSealing(ContainerFormat format, SealAppearance appearance, String name) {

  // PDF dates carry an offset; the authorities this is for share one zone.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  // Boxes are in points: a whole number of millimetres is not exact in them.
  private static final double ROUNDING_MM = 1e-3;

  /** A place on a page: page number from 1, or a negative one for the last page. */
  public record Place(int page, double xMm, double yMm) {}

  /** Returns the document with the increment appended. */
  public byte[] seal(byte[] pdf, Place place, Instant sealedAt)
      throws IOException, GeneralSecurityException, RefusedException {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      int index = pageIndex(document, place.page());
      PDPage page = document.getPage(index);
      PageGeometry geometry = geometry(page);
      requireInside(geometry, place);

      // PDFBox derives /ID from this instead of the clock: the same input gives the same bytes.
      document.setDocumentId(sealedAt.toEpochMilli());
      options.setPage(index);
      options.setPreferredSignatureSize(format.maxLength());
      PDSignature signature = signature(sealedAt);
      document.addSignature(signature, options);
      // After addSignature: it resets the rectangle of the widget it makes.
      draw(document, widget(document, signature), geometry, place);
      return sign(document, signature, sealedAt);
    } catch (InvalidPasswordException e) {
      throw new RefusedException(Cause.ENCRYPTED, "the document is encrypted with a password");
    } catch (RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked exceptions on some damaged files and recurses into deep ones.
      throw new IOException("damaged PDF", e);
    }
  }

  private static int pageIndex(PDDocument document, int page) throws RefusedException {
    if (document.isEncrypted()) {
      throw new RefusedException(Cause.ENCRYPTED, "the document is encrypted");
    }
    int count = document.getNumberOfPages();
    int number = page < 0 ? count : page;
    if (number < 1 || number > count) {
      throw new RefusedException(
          Cause.NO_SUCH_PAGE, "page " + number + " of a document with " + count + " pages");
    }
    return number - 1;
  }

  private static PageGeometry geometry(PDPage page) {
    PDRectangle box = page.getCropBox();
    return new PageGeometry(
        new Rectangle2D.Double(
            box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
        page.getRotation(),
        page.getUserUnit());
  }

  private void requireInside(PageGeometry geometry, Place place) throws RefusedException {
    double half = appearance.sizeMm() / 2 - ROUNDING_MM;
    boolean inside =
        place.xMm() >= half
            && place.yMm() >= half
            && place.xMm() + half <= geometry.widthMm()
            && place.yMm() + half <= geometry.heightMm();
    if (!inside) {
      throw new RefusedException(
          Cause.OUTSIDE_PAGE,
          String.format(
              Locale.ROOT,
              "a seal of %s mm at (%s, %s) mm does not lie on the page of %.1f × %.1f mm",
              appearance.sizeMm(),
              place.xMm(),
              place.yMm(),
              geometry.widthMm(),
              geometry.heightMm()));
    }
  }

  private PDSignature signature(Instant sealedAt) {
    PDSignature signature = new PDSignature();
    signature.setFilter(COSName.getPDFName(format.filter()));
    signature.setSubFilter(COSName.getPDFName(format.subFilter()));
    signature.setName(name);
    signature.setSignDate(GregorianCalendar.from(ZonedDateTime.ofInstant(sealedAt, ZONE)));
    return signature;
  }

  private static PDAnnotationWidget widget(PDDocument document, PDSignature signature)
      throws IOException {
    for (PDSignatureField field : document.getSignatureFields()) {
      PDSignature value = field.getSignature();
      if (value != null && value.getCOSObject() == signature.getCOSObject()) {
        return field.getWidgets().get(0);
      }
    }
    throw new IOException("PDFBox made no field for the signature");
  }

  private void draw(
      PDDocument document, PDAnnotationWidget widget, PageGeometry geometry, Place place)
      throws IOException {
    PDAppearanceStream stream = new PDAppearanceStream(document);
    try (OutputStream out = stream.getContentStream().createOutputStream(COSName.FLATE_DECODE)) {
      out.write(appearance.content());
    }
    stream.setBBox(new PDRectangle(appearance.sizePoints(), appearance.sizePoints()));
    stream.setMatrix(geometry.upright());
    PDAppearanceDictionary dictionary = new PDAppearanceDictionary();
    dictionary.setNormalAppearance(stream);
    widget.setAppearance(dictionary);
    widget.setRectangle(rectangle(geometry, place));
    widget.setPrinted(true);
    widget.setLocked(true);
  }

  private PDRectangle rectangle(PageGeometry geometry, Place place) {
    double side = geometry.units(appearance.sizeMm());
    Point2D centre = geometry.toUserSpace(place.xMm(), place.yMm());
    return new PDRectangle(
        (float) (centre.getX() - side / 2),
        (float) (centre.getY() - side / 2),
        (float) side,
        (float) side);
  }

  private byte[] sign(PDDocument document, PDSignature signature, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
    MessageDigest digest = format.digest().start();
    try (InputStream content = external.getContent();
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.transferTo(sink);
    }
    String range = Arrays.toString(signature.getByteRange());
    external.setSignature(
        format.contents(Digest.of(format.digest(), digest.digest()), range, sealedAt));
    return out.toByteArray();
  }
}
