package io.github.yinxin.pdfseal.internal.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Whether a drawing on a page looks like the picture inside the seal. */
final class Likeness {

  private static final int SIDE = 48;
  private static final int WINDOW = 6;
  private static final int WHITE = 255;

  private Likeness() {}

  /**
   * Reads a picture of a format that Java knows; a foreign one, so its size is looked at first.
   *
   * @return nothing if it cannot be read
   */
  static Optional<BufferedImage> read(byte[] data, Allowance allowance) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        allowance.pixels(reader.getWidth(0), reader.getHeight(0));
        return Optional.of(onWhite(reader.read(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty(); // Damaged in one way or another: decoders throw all of these.
    }
  }

  private static BufferedImage onWhite(BufferedImage image) {
    return scaled(image, image.getWidth(), image.getHeight());
  }

  private static BufferedImage scaled(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** Returns a picture no larger than a side, for showing. */
  static BufferedImage within(BufferedImage image, int side) {
    double scale = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
    return scaled(
        image,
        (int) Math.max(1, image.getWidth() * scale),
        (int) Math.max(1, image.getHeight() * scale));
  }

  /**
   * Returns how unlike two pictures are where they are most unlike: 0 for the same, 1 where one is
   * all ink and the other has none. A window is about a character, so that another name on an equal
   * ring shows, and wide enough for two ways of drawing one seal.
   */
  static double unlikeness(BufferedImage one, BufferedImage other) {
    double[][] first = ink(one);
    double[][] second = ink(other);
    double most = 0;
    for (int y = 0; y + WINDOW <= SIDE; y++) {
      for (int x = 0; x + WINDOW <= SIDE; x++) {
        double sum = 0;
        for (int i = 0; i < WINDOW * WINDOW; i++) {
          int row = y + i / WINDOW;
          int column = x + i % WINDOW;
          sum += Math.abs(first[row][column] - second[row][column]);
        }
        most = Math.max(most, sum / (WINDOW * WINDOW));
      }
    }
    return most;
  }

  /** Returns how much ink each cell of a grid has, from 0 to 1; pixels are shared out by area. */
  private static double[][] ink(BufferedImage image) {
    double[][] ink = new double[SIDE][SIDE];
    double wide = (double) SIDE / image.getWidth();
    double high = (double) SIDE / image.getHeight();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int darkest = Math.min(Math.min(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF), rgb & 0xFF);
        if (darkest < WHITE) {
          spread(ink, x * wide, y * high, (x + 1) * wide, (y + 1) * high, 1 - darkest / 255.0);
        }
      }
    }
    return ink;
  }

  private static void spread(
      double[][] ink, double left, double top, double right, double bottom, double amount) {
    for (int row = (int) top; row < Math.min(SIDE, bottom); row++) {
      double height = Math.min(bottom, row + 1) - Math.max(top, row);
      for (int column = (int) left; column < Math.min(SIDE, right); column++) {
        double width = Math.min(right, column + 1) - Math.max(left, column);
        ink[row][column] += amount * width * height;
      }
    }
  }
}
