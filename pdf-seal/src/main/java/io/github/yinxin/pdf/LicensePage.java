package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.pdfseal.internal.face.FaceDocument;
import io.github.yinxin.seal.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The face of a license 照面 on one A4 page in landscape, drawn from its type, fields and code. The
 * font is embedded as a subset. Immutable.
 */
public final class LicensePage {

  private static final double MIN_CODE_MM = 15;
  private static final double MAX_CODE_MM = 60;

  private final License license;
  private final Typeface font;
  private final boolean[][] code;
  private final double codeMm;
  private final String footnote;

  private LicensePage(
      License license, Typeface font, boolean[][] code, double codeMm, String footnote) {
    this.license = requireNonNull(license, "license");
    this.font = requireNonNull(font, "font");
    this.code = code;
    this.codeMm = codeMm;
    this.footnote = footnote;
  }

  /** Describes the page of a license, without a code. */
  public static LicensePage of(License license, Typeface font) {
    return new LicensePage(license, font, new boolean[0][], MIN_CODE_MM, "");
  }

  /**
   * Returns the page with a verification code on it.
   *
   * @param modules the code's square of modules, row by row, true for dark, without quiet zone
   * @param sideMm side of that square on paper, 15 to 60 mm
   */
  public LicensePage code(boolean[][] modules, double sideMm) {
    if (!(sideMm >= MIN_CODE_MM && sideMm <= MAX_CODE_MM)) {
      throw new IllegalArgumentException("code of " + sideMm + " mm is not within 15 to 60 mm");
    }
    boolean[][] copy = Arrays.stream(modules).map(boolean[]::clone).toArray(boolean[][]::new);
    if (copy.length == 0 || Arrays.stream(copy).anyMatch(row -> row.length != copy.length)) {
      throw new IllegalArgumentException("code is not a square of modules");
    }
    return new LicensePage(license, font, copy, sideMm, footnote);
  }

  /** Returns the page with a line of small print at its foot. */
  public LicensePage footnote(String text) {
    return new LicensePage(license, font, code, codeMm, requireNonNull(text, "text"));
  }

  /**
   * Draws the page.
   *
   * @return the PDF file; the same page gives the same bytes
   * @throws IllegalArgumentException naming the field whose text has a character that the font
   *     lacks, or if the fields do not fit on the page
   */
  public byte[] pdf() {
    requireGlyphs();
    try {
      return FaceDocument.write(license, font.open(), code, codeMm, footnote);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /** Returns where the issuing authority's seal goes: over its name and the date. */
  public SealPlacement sealPlacement() {
    return SealPlacement.centredAtMm(1, FaceDocument.SEAL_X_MM, FaceDocument.SEAL_Y_MM);
  }

  private void requireGlyphs() {
    LicenseFacts facts = license.facts();
    requireGlyphs("title", facts.type().name());
    requireGlyphs("license number", facts.number());
    requireGlyphs("issuing authority", facts.issuer().name());
    requireGlyphs("footnote", footnote);
    requireGlyphs("printed label or date", FaceDocument.printed(license, code.length > 0));
    for (Field field : facts.type().fields()) {
      requireGlyphs(field.label(), field.label());
      String value = facts.fields().getOrDefault(field.key(), "");
      value.lines().forEach(line -> requireGlyphs(field.label(), line));
    }
  }

  private void requireGlyphs(String where, String text) {
    try {
      font.requireGlyphs(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
    }
  }
}
