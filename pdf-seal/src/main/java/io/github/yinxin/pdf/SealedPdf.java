package io.github.yinxin.pdf;

import io.github.yinxin.sign.Digest;
import java.util.List;
import java.util.Set;

/** A document that was just sealed. */
public final class SealedPdf {

  private final byte[] bytes;
  private final List<Impression> impressions;
  private final Set<String> notes;

  SealedPdf(byte[] bytes, List<Impression> impressions, Set<String> notes) {
    this.bytes = bytes;
    this.impressions = List.copyOf(impressions);
    this.notes = Set.copyOf(notes);
  }

  /**
   * One drawing of the seal, in millimetres of the page as a viewer shows it.
   *
   * @param page page number from 1
   * @param xMm centre, from the left edge
   * @param yMm centre, from the top edge
   * @param sizeMm side of its square
   */
  public record Impression(int page, double xMm, double yMm, double sizeMm) {}

  /** Returns a copy of the whole file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the SM3 digest of the whole file, for the register. */
  public Digest digest() {
    return Digest.compute(Digest.Algorithm.SM3, bytes);
  }

  /** Returns where the seal is; the first one is the signature field's. */
  public List<Impression> impressions() {
    return impressions;
  }

  /**
   * Returns what was unusual in the document: {@code HAS_XFA}, {@code HAS_SCRIPTS}, {@code
   * HAS_HIDDEN_LAYERS}, {@code REPAIRED}.
   */
  public Set<String> notes() {
    return notes;
  }
}
