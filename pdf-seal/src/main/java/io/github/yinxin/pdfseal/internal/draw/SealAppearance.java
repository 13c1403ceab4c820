package io.github.yinxin.pdfseal.internal.draw;

import io.github.yinxin.sign.Digest;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;

/**
 * A seal's drawing as ready content operators in points, compiled once.
 *
 * @param content the operators, deflated (ISO 32000-1 7.4.4)
 * @param digest SHA-256 of the content, by which a signature names the drawing
 * @param sizeMm the side of the square they fill
 */
public record SealAppearance(byte[] content, byte[] digest, double sizeMm) {

  private static final double POINTS_PER_MM = 72 / 25.4;

  /**
   * Compiles a drawing.
   *
   * @param outline in millimetres, lower left corner at the origin, filled by the non-zero rule
   */
  public static SealAppearance of(Path2D outline, int rgb, double sizeMm) {
    AffineTransform toPoints = AffineTransform.getScaleInstance(POINTS_PER_MM, POINTS_PER_MM);
    byte[] operators = ContentOperators.fill(outline.getPathIterator(toPoints), rgb);
    byte[] content = deflated(operators);
    byte[] digest = Digest.Algorithm.SHA256.start().digest(content);
    return new SealAppearance(content, digest, sizeMm);
  }

  private static byte[] deflated(byte[] operators) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(operators);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  /** Returns the side of the square in points. */
  public float sizePoints() {
    return (float) (sizeMm * POINTS_PER_MM);
  }
}
