package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Appends one signature field with the seal's drawing, further impressions if wished, and signs the
 * whole. What does not depend on a document is prepared once and shared.
 */
public final class IncrementalSealing {

  // Boxes are in points: a whole number of millimetres is not exact in them.
  private static final double ROUNDING_MM = 1e-3;

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

  /** A document that is sealed, and the signature that has yet to be put in. */
  public record Result(PreparedIncrement prepared, byte[][] contents) {

    /** Returns what goes behind the base file. */
    public ByteBuffer increment() {
      return prepared.complete(contents);
    }

    /** Returns a copy of the base file, and what goes behind it. */
    public ByteBuffer file() {
      return prepared.completeFile(contents);
    }
  }

  private final ContainerFormat format;
  private final SealAppearance appearance;
  private final String name;
  private final SealTemplate template;

  /**
   * Prepares sealing.
   *
   * @param format what goes into /Contents
   * @param appearance the seal's drawing
   * @param name /Name: who signs
   */
  public IncrementalSealing(ContainerFormat format, SealAppearance appearance, String name) {
    this.format = format;
    this.appearance = appearance;
    this.name = name;
    this.template = new SealTemplate(format, appearance, name);
  }

  /** Returns what goes into /Contents. */
  ContainerFormat format() {
    return format;
  }

  SealTemplate template() {
    return template;
  }

  /** Returns the seal's drawing. */
  public SealAppearance appearance() {
    return appearance;
  }

  /** Returns the same sealing with another container. */
  public IncrementalSealing with(ContainerFormat other) {
    return new IncrementalSealing(other, appearance, name);
  }

  /** Seals a document. */
  public Result seal(Bytes pdf, Placing placing, Manner manner, Instant sealedAt)
      throws Refusal, IOException, GeneralSecurityException {
    PreparedIncrement prepared = prepare(pdf, placing, manner, sealedAt);
    Digest digest = Digest.of(format.digest(), prepared.digest(format.digest().start()));
    return new Result(prepared, format.pieces(digest, prepared.protectedRange(), sealedAt));
  }

  /** Does everything but digest and signature. */
  public PreparedIncrement prepare(Bytes pdf, Placing placing, Manner manner, Instant sealedAt)
      throws Refusal, IOException {
    try {
      return prepareSound(pdf, placing, manner, sealedAt);
    } catch (Refusal e) {
      boolean mendable = e.reason() == Reason.DAMAGED || e.reason() == Reason.AMBIGUOUS;
      if (!manner.repair() || !mendable) {
        throw e;
      }
    }
    Bytes repaired = Bytes.of(Repair.rewritten(pdf, manner.password()));
    PreparedIncrement prepared = prepareSound(repaired, placing, manner, sealedAt);
    return prepared.noting("REPAIRED");
  }

  private PreparedIncrement prepareSound(
      Bytes pdf, Placing placing, Manner manner, Instant sealedAt) throws Refusal, IOException {
    try {
      return prepareReadable(pdf, placing, manner, sealedAt);
    } catch (PdfException e) {
      throw new Refusal(reason(e.flaw()), e.detail());
    }
  }

  private static Reason reason(Flaw flaw) {
    return switch (flaw.kind()) {
      case LOCKED -> Reason.PASSWORD_NEEDED;
      case AMBIGUOUS -> Reason.AMBIGUOUS;
      case ONE_WAY, DAMAGED -> Reason.DAMAGED;
    };
  }

  // Flaws show when their objects are read. What is readable in one way only is then read that way.
  private PreparedIncrement prepareReadable(
      Bytes pdf, Placing placing, Manner manner, Instant sealedAt) throws Refusal, IOException {
    PdfFile file = PdfFile.open(pdf, manner.password());
    try {
      PreparedIncrement prepared = prepare(file, placing, manner, sealedAt);
      Optional<Flaw> odd = flaw(file, Flaw.Kind.ONE_WAY);
      if (file.rebuilt() || odd.isEmpty()) {
        requireClear(file);
        return prepared;
      }
      file = PdfFile.rebuilt(pdf, manner.password(), odd.get());
    } catch (PdfException e) {
      if (file.rebuilt() || e.flaw().kind() != Flaw.Kind.ONE_WAY) {
        throw e;
      }
      file = PdfFile.rebuilt(pdf, manner.password(), e.flaw());
    }
    PreparedIncrement prepared = prepare(file, placing, manner, sealedAt);
    requireClear(file);
    return prepared;
  }

  private static Optional<Flaw> flaw(PdfFile file, Flaw.Kind kind) {
    for (Flaw flaw : file.flaws()) {
      if (flaw.kind() == kind) {
        return Optional.of(flaw);
      }
    }
    return Optional.empty();
  }

  private static void requireClear(PdfFile file) throws PdfException {
    Optional<Flaw> ambiguous = flaw(file, Flaw.Kind.AMBIGUOUS);
    if (ambiguous.isPresent()) {
      throw new PdfException(ambiguous.get(), "readers may see different content");
    }
  }

  private PreparedIncrement prepare(PdfFile file, Placing placing, Manner manner, Instant sealedAt)
      throws Refusal, IOException {
    OpenDocument document = new OpenDocument(file, manner.password());
    Set<String> notes = new TreeSet<>();
    Inspection.of(file).forEach(note -> notes.add(note.name()));
    if (manner.strict() && !notes.isEmpty()) {
      throw new Refusal(Reason.UNUSUAL, "the document is unusual: " + notes);
    }
    List<Spot> places = List.copyOf(placing.places(document));
    for (Spot place : places) {
      requireInside(document.geometry(document.page(place.page())), place);
    }
    return new SealedRevision(document, this, manner.certification())
        .prepare(places, sealedAt, notes);
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
}
