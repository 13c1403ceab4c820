package io.github.yinxin.qr.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Codes as PNG (ISO/IEC 15948) of two shades: one bit for each dot. */
public final class Png {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BUFFER = 8192;
  private static final byte AS_ABOVE = 2;
  private static final double INCHES_PER_METRE = 1 / 0.0254;

  private Png() {}

  /**
   * Draws modules.
   *
   * @param modules {@code [row][column]}, {@code true} for dark
   * @param quietZone light modules on each side
   * @param dots how many dots a module has on each side
   * @param dpi dots per inch to state, or 0 to state none
   */
  public static byte[] of(boolean[][] modules, int quietZone, int dots, int dpi) {
    int side = (modules.length + 2 * quietZone) * dots;
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    byte[] head = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).array();
    chunk(png, "IHDR", head);
    if (dpi > 0) {
      int perMetre = (int) Math.round(dpi * INCHES_PER_METRE);
      byte[] size = ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) 1).array();
      chunk(png, "pHYs", size);
    }
    compress(png, rows(modules, quietZone, dots, side));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  // All rows of a module after its first are "as above": mostly zeros, which deflate at once.
  private static byte[] rows(boolean[][] modules, int quietZone, int dots, int side) {
    int stride = 1 + (side + 7) / 8;
    byte[] rows = new byte[stride * side];
    byte[] above = new byte[stride];
    byte[] row = new byte[stride];
    for (int line = 0; line < side; line++) {
      int start = line * stride;
      rows[start] = AS_ABOVE;
      if (line % dots == 0) {
        byte[] spare = above;
        above = row;
        row = spare;
        draw(row, modules, line / dots - quietZone, quietZone, dots, side);
        for (int i = 1; i < stride; i++) {
          rows[start + i] = (byte) (row[i] - (line == 0 ? 0 : above[i]));
        }
      }
    }
    return rows;
  }

  private static void draw(
      byte[] row, boolean[][] modules, int module, int quietZone, int dots, int side) {
    Arrays.fill(row, (byte) 0);
    for (int x = 0; x < side; x += 8) {
      row[1 + x / 8] = (byte) (x + 8 <= side ? 0xFF : 0xFF << (x + 8 - side));
    }
    for (int column = 0;
        module >= 0 && module < modules.length && column < modules.length;
        column++) {
      int first = (column + quietZone) * dots;
      for (int x = first; modules[module][column] && x < first + dots; x++) {
        row[1 + x / 8] &= (byte) ~(0x80 >> (x % 8));
      }
    }
  }

  private static void compress(ByteArrayOutputStream png, byte[] rows) {
    // Next to nothing but zeros: the best compression saves a tenth and takes six times as long.
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      chunk(png, "IDAT", compressed.toByteArray());
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
