package io.github.yinxin.pdfseal.internal.draw;

import io.github.yinxin.seal.SealDesign;
import java.awt.geom.AffineTransform;

/**
 * A seal's drawing as ready content operators in points, compiled once.
 *
 * @param content the operators
 * @param sizeMm the side of the square they fill
 */
public record SealAppearance(byte[] content, double sizeMm) {

  private static final double POINTS_PER_MM = 72 / 25.4;

  /** Compiles a design. */
  public static SealAppearance of(SealDesign design) {
    AffineTransform toPoints = AffineTransform.getScaleInstance(POINTS_PER_MM, POINTS_PER_MM);
    return new SealAppearance(
        ContentOperators.fill(design.outline().getPathIterator(toPoints), design.rgb()),
        design.sizeMm());
  }

  /** Returns the side of the square in points. */
  public float sizePoints() {
    return (float) (sizeMm * POINTS_PER_MM);
  }
}
