package io.github.yinxin.qr;

import com.google.zxing.common.PerspectiveTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A printed code before a camera: turned, tilted, unevenly lit, glaring, blurred, noisy, and kept
 * as JPEG. Everything follows from the random source.
 */
final class PrintCamera {

  private static final int QUIET_ZONE = 4;
  private static final double DISTANCE = 2.5;
  private static final int SUBPIXELS = 3;

  private final Random random;
  private final double pixelsPerModule;
  private final double maxTilt;

  PrintCamera(Random random, double pixelsPerModule, double maxTiltDegrees) {
    this.random = random;
    this.pixelsPerModule = pixelsPerModule;
    this.maxTilt = Math.toRadians(maxTiltDegrees);
  }

  GreyImage photograph(boolean[][] modules) throws IOException {
    int printed = modules.length + 2 * QUIET_ZONE;
    int side = (int) (printed * pixelsPerModule * 1.6) + 20;
    PerspectiveTransform toPaper = toPaper(printed, side);
    double[] light = new double[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        light[y * side + x] = reflected(toPaper, modules, x, y);
      }
    }
    light = blurred(lit(light, side), side, 0.3 + 0.6 * random.nextDouble());
    return jpeg(exposed(light), side);
  }

  // Corners of the paper, seen through a pinhole; then the way back from pixels to modules.
  private PerspectiveTransform toPaper(int printed, int side) {
    double turn = random.nextDouble() * 2 * Math.PI;
    double tilt = maxTilt * (0.5 + 0.5 * random.nextDouble());
    double axis = random.nextDouble() * 2 * Math.PI;
    double half = printed / 2.0;
    float[] seen = new float[8];
    double[][] corners = {{-half, -half}, {half, -half}, {half, half}, {-half, half}};
    for (int i = 0; i < 4; i++) {
      double x = corners[i][0] * Math.cos(turn) - corners[i][1] * Math.sin(turn);
      double y = corners[i][0] * Math.sin(turn) + corners[i][1] * Math.cos(turn);
      double along = x * Math.cos(axis) + y * Math.sin(axis);
      double across = y * Math.cos(axis) - x * Math.sin(axis);
      double near = DISTANCE * printed / (DISTANCE * printed + across * Math.sin(tilt));
      double squeezed = across * Math.cos(tilt);
      x = (along * Math.cos(axis) - squeezed * Math.sin(axis)) * near;
      y = (along * Math.sin(axis) + squeezed * Math.cos(axis)) * near;
      seen[2 * i] = (float) (side / 2.0 + x * pixelsPerModule);
      seen[2 * i + 1] = (float) (side / 2.0 + y * pixelsPerModule);
    }
    return PerspectiveTransform.quadrilateralToQuadrilateral(
        seen[0],
        seen[1],
        seen[2],
        seen[3],
        seen[4],
        seen[5],
        seen[6],
        seen[7],
        -QUIET_ZONE,
        -QUIET_ZONE,
        printed - QUIET_ZONE,
        -QUIET_ZONE,
        printed - QUIET_ZONE,
        printed - QUIET_ZONE,
        -QUIET_ZONE,
        printed - QUIET_ZONE);
  }

  private static double reflected(PerspectiveTransform toPaper, boolean[][] modules, int x, int y) {
    double sum = 0;
    for (int i = 0; i < SUBPIXELS * SUBPIXELS; i++) {
      float[] point = {
        x + (i % SUBPIXELS + 0.5f) / SUBPIXELS, y + (Math.floorDiv(i, SUBPIXELS) + 0.5f) / SUBPIXELS
      };
      toPaper.transformPoints(point);
      int column = (int) Math.floor(point[0]);
      int row = (int) Math.floor(point[1]);
      boolean within = row >= 0 && column >= 0 && row < modules.length && column < modules.length;
      sum += within && modules[row][column] ? 0.15 : 0.9;
    }
    return sum / (SUBPIXELS * SUBPIXELS);
  }

  private double[] lit(double[] light, int side) {
    double direction = random.nextDouble() * 2 * Math.PI;
    double fall = 0.5 * random.nextDouble();
    double glareX = side * random.nextDouble();
    double glareY = side * random.nextDouble();
    double reach = side * (0.05 + 0.1 * random.nextDouble());
    double glare = 0.6 * random.nextDouble();
    double[] lit = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      double x = i % side;
      double y = Math.floorDiv(i, side);
      double slope = (x * Math.cos(direction) + y * Math.sin(direction)) / side;
      double away = ((x - glareX) * (x - glareX) + (y - glareY) * (y - glareY)) / (reach * reach);
      lit[i] = light[i] * (0.75 - fall * slope / 2) + glare * Math.exp(-away);
    }
    return lit;
  }

  private static double[] blurred(double[] light, int side, double sigma) {
    return along(along(light, side, sigma, 1), side, sigma, side);
  }

  private static double[] along(double[] light, int side, double sigma, int step) {
    double[] blurred = new double[light.length];
    for (int i = 0; i < light.length; i++) {
      int place = step == 1 ? i % side : i / side;
      double sum = 0;
      double weights = 0;
      for (int k = -3; k <= 3; k++) {
        if (place + k >= 0 && place + k < side) {
          double weight = Math.exp(-k * k / (2 * sigma * sigma));
          sum += weight * light[i + k * step];
          weights += weight;
        }
      }
      blurred[i] = sum / weights;
    }
    return blurred;
  }

  private byte[] exposed(double[] light) {
    double noise = 0.01 + 0.025 * random.nextDouble();
    byte[] exposed = new byte[light.length];
    for (int i = 0; i < light.length; i++) {
      double value = 255 * (light[i] + noise * random.nextGaussian());
      exposed[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return exposed;
  }

  private GreyImage jpeg(byte[] pixels, int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setDataElements(0, 0, side, side, pixels);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality(0.5f + 0.4f * random.nextFloat());
      writer.write(null, new IIOImage(image, null, null), quality);
    } finally {
      writer.dispose();
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
    byte[] grey = (byte[]) read.getRaster().getDataElements(0, 0, side, side, null);
    return GreyImage.of(side, side, grey);
  }
}
