package io.github.yinxin.benchmarks;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * The peer of stamping: what a good programmer makes of PDFBox's signing example. The drawing comes
 * ready compressed instead of an image per document; the CMS is bcpkix's, with the JDK's RSA and
 * SHA-256.
 */
final class PdfboxStamp {

  static final int CONTENTS_BYTES = 8192;

  /**
   * A seal's drawing as it stands in a file.
   *
   * @param compressed the content stream, deflated
   * @param box its /BBox
   * @param rectangle where it goes on the page
   */
  record Drawing(byte[] compressed, PDRectangle box, PDRectangle rectangle) {

    /** Takes the drawing out of a sealed document, so that both sides draw the same. */
    static Drawing of(byte[] sealed) throws IOException {
      try (PDDocument document = Loader.loadPDF(sealed)) {
        PDAnnotationWidget widget = document.getSignatureFields().get(0).getWidgets().get(0);
        PDAppearanceStream stream = widget.getNormalAppearanceStream();
        byte[] compressed = stream.getCOSObject().createRawInputStream().readAllBytes();
        return new Drawing(compressed, stream.getBBox(), widget.getRectangle());
      }
    }
  }

  private final Identity identity;
  private final Drawing drawing;

  PdfboxStamp(Identity identity, Drawing drawing) {
    this.identity = identity;
    this.drawing = drawing;
  }

  /** Signs visibly on the last page. */
  byte[] seal(byte[] pdf, String name, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      PDSignature signature = signature(name, sealedAt);
      options.setPage(document.getNumberOfPages() - 1);
      options.setPreferredSignatureSize(CONTENTS_BYTES);
      document.addSignature(signature, options);
      draw(document);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ExternalSigningSupport external = document.saveIncrementalForExternalSigning(out);
      external.setSignature(PlainCms.of(identity, external.getContent().readAllBytes(), sealedAt));
      return out.toByteArray();
    }
  }

  /**
   * Does everything but digest and signature: a stored one is put in. Returns how much it wrote.
   */
  int layOut(byte[] pdf, String name, Instant sealedAt, byte[] stored) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf);
        SignatureOptions options = new SignatureOptions()) {
      options.setPage(document.getNumberOfPages() - 1);
      options.setPreferredSignatureSize(stored.length);
      document.addSignature(signature(name, sealedAt), options);
      draw(document);
      CountingOutputStream out = new CountingOutputStream();
      document.saveIncrementalForExternalSigning(out).setSignature(stored);
      return out.count;
    }
  }

  /** Throws away what is written: the copy of the base file does not count. */
  private static final class CountingOutputStream extends OutputStream {

    private int count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      count += length;
    }
  }

  private static PDSignature signature(String name, Instant sealedAt) {
    GregorianCalendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    time.setTimeInMillis(sealedAt.toEpochMilli());
    PDSignature signature = new PDSignature();
    signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
    signature.setName(name);
    signature.setSignDate(time);
    return signature;
  }

  private void draw(PDDocument document) throws IOException {
    PDAppearanceStream stream = new PDAppearanceStream(document);
    try (OutputStream out = stream.getCOSObject().createRawOutputStream()) {
      out.write(drawing.compressed);
    }
    stream.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
    stream.setBBox(drawing.box);
    PDAppearanceDictionary dictionary = new PDAppearanceDictionary();
    dictionary.setNormalAppearance(stream);
    PDAnnotationWidget widget = document.getSignatureFields().get(0).getWidgets().get(0);
    widget.setAppearance(dictionary);
    widget.setRectangle(drawing.rectangle);
    widget.setPrinted(true);
  }
}
