package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.draw.RoundSeal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * What a seal looks like: one filled outline in one colour, drawn from glyph outlines, so that no
 * font travels with it. Immutable.
 */
public final class SealDesign {

  private static final int RED = 0xE60012;
  private static final double MM_PER_INCH = 25.4;
  private static final int PICTURE_DPI = 300;
  private static final int STRENGTHS = 16;
  private static final int STEP = 0xFF / (STRENGTHS - 1);

  private final Path2D outline;
  private final int diameterMm;

  private SealDesign(Path2D outline, int diameterMm) {
    this.outline = outline;
    this.diameterMm = diameterMm;
  }

  /**
   * Draws the round official seal of an authority 公章: name on a ring, star in the middle
   * (国发〔1999〕25号).
   *
   * @param diameterMm 35 to 60; 42 is usual for local authorities
   * @param name the owner's full name, 4 to 24 characters
   * @throws IllegalArgumentException if the font lacks a character of the name
   */
  public static SealDesign round(int diameterMm, String name, Typeface font) {
    return new SealDesign(RoundSeal.draw(diameterMm, name, "", font::outline), diameterMm);
  }

  /**
   * Draws the round seal with an anti-forgery code 防伪编码 along the lower rim.
   *
   * @param code 13 or 14 digits
   * @see #round(int, String, Typeface)
   */
  public static SealDesign round(int diameterMm, String name, String code, Typeface font) {
    if (!code.matches("[0-9]{13,14}")) {
      throw new IllegalArgumentException("anti-forgery code " + code + " is not 13 or 14 digits");
    }
    return new SealDesign(RoundSeal.draw(diameterMm, name, code, font::outline), diameterMm);
  }

  /**
   * Returns a copy of the outline in millimetres, lower left corner at the origin, y upwards;
   * filled by the non-zero rule.
   */
  public Path2D outline() {
    return new Path2D.Double(outline);
  }

  /** Returns the side of the square it fills, in millimetres. */
  public int sizeMm() {
    return diameterMm;
  }

  /** Returns its colour as 0xRRGGBB. */
  public int rgb() {
    return RED;
  }

  /** Renders it as a PNG of 300 dpi on a transparent ground, for the inside of a seal. */
  public SealPicture picture() {
    int pixels = (int) Math.round(diameterMm / MM_PER_INCH * PICTURE_DPI);
    double scale = (double) pixels / diameterMm;
    BufferedImage coverage = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = coverage.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fill(
        new AffineTransform(scale, 0, 0, -scale, 0, pixels).createTransformedShape(outline));
    graphics.dispose();
    return png(coverage.getRaster());
  }

  // One colour in sixteen strengths: with four bytes a pixel it would be three times as long, and
  // every seal signature is a signature over the picture, too.
  private SealPicture png(Raster coverage) {
    int pixels = coverage.getWidth();
    BufferedImage image =
        new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY, palette());
    WritableRaster strengths = image.getRaster();
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        int strength = Math.round(coverage.getSample(x, y, 0) / (float) STEP);
        strengths.setSample(x, y, 0, strength);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return SealPicture.of("PNG", png.toByteArray(), diameterMm, diameterMm);
  }

  private static IndexColorModel palette() {
    int[] colours = new int[STRENGTHS];
    for (int i = 0; i < STRENGTHS; i++) {
      colours[i] = ((i * STEP) << 24) | RED;
    }
    return new IndexColorModel(4, STRENGTHS, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
  }
}
