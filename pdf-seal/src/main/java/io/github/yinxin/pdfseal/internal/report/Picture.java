package io.github.yinxin.pdfseal.internal.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture as it goes into the page.
 *
 * @param png the file
 * @param width in pixels
 * @param height in pixels
 */
public record Picture(byte[] png, int width, int height) {

  static Picture of(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new Picture(out.toByteArray(), image.getWidth(), image.getHeight());
  }

  /** Returns it as an address that holds it all (RFC 2397). */
  String address() {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
