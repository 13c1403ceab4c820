package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.sign.Digest;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * Appends one signature field with the seal's drawing, further impressions if wished, and signs the
 * whole.
 *
 * @param format what goes into /Contents
 * @param appearance the seal's drawing
 * @param name /Name: who signs
 */
public record IncrementalSealing(ContainerFormat format, SealAppearance appearance, String name) {

  // Boxes are in points: a whole number of millimetres is not exact in them.
  private static final double ROUNDING_MM = 1e-3;
  // PDF dates carry an offset; the authorities this is for share one zone.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Finds the places for the seal; the first one gets the signature field. */
  @FunctionalInterface
  public interface Placing {
    /** Returns at least one place. */
    List<Spot> places(OpenDocument document) throws Refusal, IOException;
  }

  /**
   * How to seal.
   *
   * @param password user or owner password; empty for none
   * @param certification P of ISO 32000-1 12.8.2.2, 1 to 3; 0 for an approval signature
   * @param strict whether what is unusual is refused instead of noted
   * @param repair whether a damaged document is rewritten first
   */
  public record Manner(String password, int certification, boolean strict, boolean repair) {}

  /**
   * A sealed document.
   *
   * @param bytes the whole file
   * @param base how many of them are those of the document as it was sealed
   * @param places where the seal is
   * @param notes what was unusual
   */
  public record Result(byte[] bytes, int base, List<Spot> places, Set<String> notes) {}

  /** Seals a document. */
  public Result seal(byte[] pdf, Placing placing, Manner manner, Instant sealedAt)
      throws Refusal, IOException, GeneralSecurityException {
    try {
      return sealSound(pdf, placing, manner, sealedAt);
    } catch (Refusal e) {
      if (!manner.repair() || e.reason() != Reason.DAMAGED) {
        throw e;
      }
    }
    byte[] repaired = OpenDocument.repaired(pdf, manner.password());
    Result result = sealSound(repaired, placing, manner, sealedAt);
    Set<String> notes = new TreeSet<>(result.notes());
    notes.add("REPAIRED");
    return new Result(result.bytes(), repaired.length, result.places(), notes);
  }

  private Result sealSound(byte[] pdf, Placing placing, Manner manner, Instant sealedAt)
      throws Refusal, IOException, GeneralSecurityException {
    try (OpenDocument opened = OpenDocument.open(pdf, manner.password());
        SignatureOptions options = new SignatureOptions()) {
      PDSignature signature = signature(sealedAt);
      Prepared prepared = prepare(opened, signature, options, placing, manner);
      byte[] sealed = sign(opened.document(), signature, sealedAt);
      if (opened.document().isEncrypted()) {
        requireReadable(sealed, manner.password());
      }
      return new Result(sealed, pdf.length, prepared.places(), prepared.notes());
    }
  }

  // PDFBox makes encrypted files without /ID unreadable, and may do so with others.
  private static void requireReadable(byte[] sealed, String password) throws Refusal {
    try {
      boolean found =
          SignedDocument.read(Bytes.of(sealed), password).signatures().stream()
              .anyMatch(s -> s.problem().isEmpty() && s.end() == sealed.length);
      if (found) {
        return;
      }
    } catch (IOException e) {
      // Refused below.
    }
    throw new Refusal(Reason.DAMAGED, "the encrypted document cannot be read back once sealed");
  }

  private record Prepared(List<Spot> places, Set<String> notes) {}

  private Prepared prepare(
      OpenDocument opened,
      PDSignature signature,
      SignatureOptions options,
      Placing placing,
      Manner manner)
      throws Refusal, IOException, GeneralSecurityException {
    try {
      Set<Inspection.Note> notes = inspect(opened, manner.strict());
      List<Spot> places = placing.places(opened);
      for (Spot place : places) {
        requireInside(opened.geometry(place.page()), place);
      }
      if (manner.certification() != 0) {
        Certification.certify(opened.document(), signature, manner.certification());
      }
      options.setPage(places.get(0).page() - 1);
      options.setPreferredSignatureSize(format.maxLength());
      opened.document().addSignature(signature, options);
      new Impressions(opened, appearance).draw(signature, places);
      return new Prepared(places, notes.stream().map(Enum::name).collect(Collectors.toSet()));
    } catch (RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones on some files that it could open, and recurses into deep ones.
      throw new Refusal(Reason.DAMAGED, "the document is damaged: " + e);
    }
  }

  private static Set<Inspection.Note> inspect(OpenDocument opened, boolean strict) throws Refusal {
    Set<Inspection.Note> notes = Inspection.of(opened);
    if (strict && !notes.isEmpty()) {
      throw new Refusal(Reason.UNUSUAL, "the document is unusual: " + notes);
    }
    return notes;
  }

  private void requireInside(PageGeometry page, Spot place) throws Refusal {
    double half = appearance.sizeMm() / 2 - ROUNDING_MM;
    boolean inside =
        place.xMm() >= half
            && place.yMm() >= half
            && place.xMm() + half <= page.widthMm()
            && place.yMm() + half <= page.heightMm();
    if (!inside) {
      throw new Refusal(
          Reason.OUTSIDE_PAGE,
          String.format(
              Locale.ROOT,
              "a seal of %.0f mm at (%.1f, %.1f) mm does not lie on page %d of %.1f × %.1f mm",
              appearance.sizeMm(),
              place.xMm(),
              place.yMm(),
              place.page(),
              page.widthMm(),
              page.heightMm()));
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

  private byte[] sign(PDDocument document, PDSignature signature, Instant sealedAt)
      throws Refusal, IOException, GeneralSecurityException {
    // PDFBox derives /ID from this instead of the clock: the same input gives the same bytes.
    document.setDocumentId(sealedAt.toEpochMilli());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExternalSigningSupport external;
    try {
      external = document.saveIncrementalForExternalSigning(out);
    } catch (StackOverflowError e) {
      throw new Refusal(Reason.DAMAGED, "the document is nested too deep");
    }
    MessageDigest digest = format.digest().start();
    try (InputStream content = external.getContent();
        OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.transferTo(sink);
    }
    String range = Arrays.toString(signature.getByteRange());
    byte[] contents = format.contents(Digest.of(format.digest(), digest.digest()), range, sealedAt);
    // The whole space: in an encrypted document the rest of it would not be zeros.
    external.setSignature(Arrays.copyOf(contents, format.maxLength()));
    return out.toByteArray();
  }
}
