package io.github.yinxin.pdfseal.internal.draw;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * A seal's drawing as ready content operators in points, compiled once.
 *
 * @param content the operators
 * @param sizeMm the side of the square they fill
 */
public record SealAppearance(byte[] content, double sizeMm) {

  private static final double POINTS_PER_MM = 72 / 25.4;

  /**
   * Compiles a drawing.
   *
   * @param outline in millimetres, filled by the non-zero rule
   * @param rgb its colour as 0xRRGGBB
   * @param sizeMm the side of the square that it fills
   */
  public static SealAppearance of(Path2D outline, int rgb, double sizeMm) {
    AffineTransform toPoints = AffineTransform.getScaleInstance(POINTS_PER_MM, POINTS_PER_MM);
    return new SealAppearance(
        ContentOperators.fill(outline.getPathIterator(toPoints), rgb), sizeMm);
  }

  /** Returns the side of the square in points. */
  public float sizePoints() {
    return (float) (sizeMm * POINTS_PER_MM);
  }
}
