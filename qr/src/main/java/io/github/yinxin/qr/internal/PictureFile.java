package io.github.yinxin.qr.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads picture files; the one class that needs {@code java.desktop}. */
public final class PictureFile {

  private static final int MAX_BYTES = 20 * 1024 * 1024;
  // Others have more code than anybody needs for a code.
  private static final Set<String> KINDS = Set.of("png", "jpeg", "bmp", "gif");
  private static final int WHITE = 255;
  // Of larger pictures only every second row and column is decoded: a pixel may take 8
  // bytes on its way, and no code is that small in so large a picture.
  private static final int ENOUGH_PIXELS = 10_000_000;
  // Each goes over the whole picture, and takes 60 bytes of the file. Usual ones have about ten.
  private static final int MAX_SCANS = 32;
  // Ten scans of the largest picture.
  private static final long MAX_SCANNED = 400_000_000;
  // The JDK copies a GIF's remarks once for every 255 bytes of them: 5 MB took half a minute.
  private static final int MAX_GIF_HEAD = 64 * 1024;
  private static final long NO_LIMIT = Long.MAX_VALUE;
  private static final short BMP = 'B' | ('M' << 8);
  private static final int OLD_BMP_HEAD = 12;

  /** The grey pixels, row by row. */
  public final byte[] luminance;

  /** Pixels in a row. */
  public final int width;

  /** Rows. */
  public final int height;

  /** How many pixels of the file one of these stands for, across and down. */
  public final int step;

  private PictureFile(int width, int height, byte[] luminance, int step) {
    this.step = step;
    this.width = width;
    this.height = height;
    this.luminance = luminance;
  }

  /**
   * Decodes the first picture of a PNG, JPEG, BMP or GIF file, transparent parts on white. Its size
   * is looked at before its pixels.
   *
   * @throws IOException if it is none of these, damaged, larger than 20 MiB or {@code maxPixels}, a
   *     progressive JPEG of more than 32 scans or 400 million pixels in all of them, a GIF whose
   *     picture begins later than at 64 KiB, or a BMP that wraps a file of another kind
   */
  public static PictureFile decode(byte[] file, int maxPixels) throws IOException {
    if (file.length > MAX_BYTES) {
      throw new IOException("picture file of " + file.length + " bytes, more than " + MAX_BYTES);
    }
    int scans = JpegScans.count(file);
    if (scans > MAX_SCANS) {
      throw new IOException("picture in " + scans + " scans, more than " + MAX_SCANS);
    }
    if (isWrapper(file)) {
      throw new IOException("BMP file that holds a file of another kind, not pixels");
    }
    try (Input in = new Input(file)) {
      ImageReader reader = reader(in);
      try {
        reader.setInput(in, true, true);
        in.limit = reader.getFormatName().equalsIgnoreCase("gif") ? MAX_GIF_HEAD : NO_LIMIT;
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > maxPixels) {
          throw new IOException("picture of " + pixels + " pixels, more than " + maxPixels);
        }
        if (pixels * scans > MAX_SCANNED) {
          throw new IOException("picture of " + pixels + " pixels in " + scans + " scans");
        }
        in.limit = NO_LIMIT;
        int step = (int) Math.ceil(Math.sqrt((double) pixels / ENOUGH_PIXELS));
        ImageReadParam every = reader.getDefaultReadParam();
        every.setSourceSubsampling(step, step, 0, 0);
        return grey(reader.read(0, every), step);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      throw new IOException("damaged picture", e); // ImageIO's readers throw unchecked ones.
    }
  }

  // The file within has a size of its own, and how many bytes it has is said, not seen.
  private static boolean isWrapper(byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    return file.length >= 34
        && head.getShort(0) == BMP
        && head.getInt(14) != OLD_BMP_HEAD
        && (head.getInt(30) == 4 || head.getInt(30) == 5);
  }

  /** A file that is not read beyond a limit. */
  private static final class Input extends MemoryCacheImageInputStream {

    private long limit = NO_LIMIT;

    Input(byte[] file) {
      super(new ByteArrayInputStream(file));
    }

    @Override
    public int read() throws IOException {
      requireWithin();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
      requireWithin();
      return super.read(bytes, start, length);
    }

    private void requireWithin() throws IOException {
      if (streamPos >= limit) {
        throw new IOException("picture that begins later than at " + limit + " bytes");
      }
    }
  }

  private static ImageReader reader(ImageInputStream in) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
    }
    throw new IOException("no PNG, JPEG, BMP or GIF file");
  }

  private static PictureFile grey(BufferedImage image, int step) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] luminance = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        luminance[y * width + x] = (byte) grey(row[x]);
      }
    }
    return new PictureFile(width, height, luminance, step);
  }

  private static int grey(int argb) {
    int sum = 299 * ((argb >> 16) & 0xFF) + 587 * ((argb >> 8) & 0xFF) + 114 * (argb & 0xFF);
    int alpha = argb >>> 24;
    return (sum / 1000 * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }
}
