package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.draw.RoundSeal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
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
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(RED));
    graphics.fill(
        new AffineTransform(scale, 0, 0, -scale, 0, pixels).createTransformedShape(outline));
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return SealPicture.of("PNG", png.toByteArray(), diameterMm, diameterMm);
  }
}
