package io.github.yinxin.qr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures drawn pixel by pixel or read from files. */
final class Pictures {

  static final int QUIET_ZONE = 4;

  private Pictures() {}

  /** Draws a code, quiet zone included. */
  static GreyImage draw(boolean[][] modules, int pixelsPerModule) {
    int side = (modules.length + 2 * QUIET_ZONE) * pixelsPerModule;
    byte[] luminance = new byte[side * side];
    Arrays.fill(luminance, (byte) 255);
    GreyImage empty = GreyImage.of(side, side, luminance);
    return paste(empty, modules, pixelsPerModule, QUIET_ZONE * pixelsPerModule);
  }

  /** Draws a code at the same distance from the left and from the top. */
  static GreyImage paste(GreyImage picture, boolean[][] modules, int pixelsPerModule, int offset) {
    byte[] luminance = picture.luminance();
    for (int y = 0; y < modules.length * pixelsPerModule; y++) {
      for (int x = 0; x < modules.length * pixelsPerModule; x++) {
        boolean dark = modules[y / pixelsPerModule][x / pixelsPerModule];
        luminance[(y + offset) * picture.width() + x + offset] = (byte) (dark ? 0 : 255);
      }
    }
    return GreyImage.of(picture.width(), picture.height(), luminance);
  }

  static GreyImage uniform(int width, int height, int grey) {
    byte[] luminance = new byte[width * height];
    Arrays.fill(luminance, (byte) grey);
    return GreyImage.of(width, height, luminance);
  }

  /** Turns a picture clockwise by 90 degrees. */
  static GreyImage turned(GreyImage picture) {
    byte[] from = picture.luminance();
    byte[] to = new byte[from.length];
    int width = picture.height();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        to[x * width + (width - 1 - y)] = from[y * picture.width() + x];
      }
    }
    return GreyImage.of(width, picture.width(), to);
  }

  static GreyImage mirrored(GreyImage picture) {
    byte[] from = picture.luminance();
    byte[] to = new byte[from.length];
    for (int i = 0; i < from.length; i++) {
      int column = i % picture.width();
      to[i - column + picture.width() - 1 - column] = from[i];
    }
    return GreyImage.of(picture.width(), picture.height(), to);
  }

  static GreyImage read(Path file) throws IOException {
    BufferedImage source = ImageIO.read(file.toFile());
    // Transparent pixels are paper: drawn on white first.
    BufferedImage opaque =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(source, 0, 0, Color.WHITE, null);
    graphics.dispose();
    byte[] luminance = new byte[source.getWidth() * source.getHeight()];
    for (int i = 0; i < luminance.length; i++) {
      int rgb = opaque.getRGB(i % source.getWidth(), i / source.getWidth());
      int red = (rgb >> 16) & 0xFF;
      int green = (rgb >> 8) & 0xFF;
      int blue = rgb & 0xFF;
      luminance[i] = (byte) ((299 * red + 587 * green + 114 * blue) / 1000);
    }
    return GreyImage.of(source.getWidth(), source.getHeight(), luminance);
  }
}
