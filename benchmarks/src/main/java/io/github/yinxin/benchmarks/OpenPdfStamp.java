package io.github.yinxin.benchmarks;

import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Another peer: OpenPDF's signing in append mode, which deflates its drawing each time. */
final class OpenPdfStamp {

  private static final int CONTENTS_BYTES = PdfboxStamp.CONTENTS_BYTES;
  private static final int MAX_DRAWING = 1 << 20;

  private final Identity identity;
  private final String drawing;
  private final Rectangle place;

  OpenPdfStamp(Identity identity, PdfboxStamp.Drawing drawing) throws IOException {
    this.identity = identity;
    this.drawing = inflated(drawing.compressed());
    PDRectangle rectangle = drawing.rectangle();
    this.place =
        new Rectangle(
            rectangle.getLowerLeftX(),
            rectangle.getLowerLeftY(),
            rectangle.getUpperRightX(),
            rectangle.getUpperRightY());
  }

  private static String inflated(byte[] compressed) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      byte[] operators = new byte[MAX_DRAWING];
      return new String(operators, 0, inflater.inflate(operators), StandardCharsets.US_ASCII);
    } catch (DataFormatException e) {
      throw new IOException("the drawing is damaged", e);
    } finally {
      inflater.end();
    }
  }

  /** Signs visibly on the last page. */
  byte[] seal(byte[] pdf, String name, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfSignatureAppearance appearance = prepared(pdf, name, sealedAt, out);
    byte[] content = appearance.getRangeStream().readAllBytes();
    finish(appearance, PlainCms.of(identity, content, sealedAt));
    return out.toByteArray();
  }

  /** Does everything but digest and signature; the copy of the base file is not to be avoided. */
  int layOut(byte[] pdf, String name, Instant sealedAt, byte[] stored) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + 4 * CONTENTS_BYTES);
    finish(prepared(pdf, name, sealedAt, out), stored);
    return out.size();
  }

  private PdfSignatureAppearance prepared(
      byte[] pdf, String name, Instant sealedAt, ByteArrayOutputStream out) throws IOException {
    PdfReader reader = new PdfReader(pdf);
    PdfStamper stamper = PdfStamper.createSignature(reader, out, '\0', null, true);
    PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
    appearance.setAcro6Layers(true);
    appearance.setVisibleSignature(place, reader.getNumberOfPages(), "Signature1");
    appearance.getLayer(2).setLiteral(drawing);
    PdfSignature signature = new PdfSignature(PdfName.ADOBE_PPKLITE, PdfName.ADBE_PKCS7_DETACHED);
    GregorianCalendar time = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    time.setTimeInMillis(sealedAt.toEpochMilli());
    signature.setDate(new PdfDate(time));
    signature.setName(name);
    appearance.setCryptoDictionary(signature);
    Map<PdfName, Integer> room = new HashMap<>();
    room.put(PdfName.CONTENTS, 2 * CONTENTS_BYTES + 2);
    appearance.preClose(room);
    return appearance;
  }

  private static void finish(PdfSignatureAppearance appearance, byte[] signature)
      throws IOException {
    PdfDictionary contents = new PdfDictionary();
    contents.put(
        PdfName.CONTENTS,
        new PdfString(Arrays.copyOf(signature, CONTENTS_BYTES)).setHexWriting(true));
    appearance.close(contents);
  }
}
