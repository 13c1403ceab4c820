package io.github.yinxin.qr.internal;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.BitSource;
import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonDecoder;
import com.google.zxing.common.reedsolomon.ReedSolomonException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Codes of the original design, QR Code Model 1, of versions 1 to 4 (larger ones spread their data
 * over blocks). They have no alignment patterns, extension patterns along two edges instead, and
 * whole codewords side by side, two modules wide at the left and right and four in between.
 */
final class ModelOne {

  private static final int FORMAT_MASK = 0x2825;
  private static final int FORMAT_GENERATOR = 0x537;
  private static final int FORMAT_TOLERANCE = 2;
  private static final int LARGEST = 33;
  // Error correction codewords by version and by the level's two bits: M, L, H, Q (ISO/IEC
  // 18004:2000, M.5).
  private static final int[][] CORRECTION = {
    {10, 7, 17, 13}, {16, 10, 30, 22}, {28, 15, 48, 36}, {40, 20, 66, 50}
  };
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private ModelOne() {}

  /** Returns what the modules say, if they are such a code. */
  static Optional<String> decode(BitMatrix modules) {
    int side = modules.getWidth();
    int format = side > LARGEST ? -1 : format(modules);
    if (format < 0) {
      return Optional.empty();
    }
    int[] codewords = codewords(modules, format & 7);
    int correction = CORRECTION[(side - 17) / 4 - 1][format >> 3];
    try {
      new ReedSolomonDecoder(GenericGF.QR_CODE_FIELD_256).decode(codewords, correction);
    } catch (ReedSolomonException e) {
      return Optional.empty();
    }
    byte[] data = new byte[codewords.length - correction];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) codewords[i];
    }
    return text(data);
  }

  // Level and mask of the format information that is nearest, or -1.
  private static int format(BitMatrix modules) {
    int side = modules.getWidth();
    int one = 0;
    int other = 0;
    for (int i = 0; i < 6; i++) {
      one = bit(one, modules, i, 8);
    }
    one = bit(bit(bit(one, modules, 7, 8), modules, 8, 8), modules, 8, 7);
    for (int i = 5; i >= 0; i--) {
      one = bit(one, modules, 8, i);
    }
    for (int i = side - 1; i >= side - 7; i--) {
      other = bit(other, modules, 8, i);
    }
    for (int i = side - 8; i < side; i++) {
      other = bit(other, modules, i, 8);
    }
    for (int data = 0; data < 32; data++) {
      int expected = ((data << 10) | remainder(data)) ^ FORMAT_MASK;
      if (Math.min(Integer.bitCount(expected ^ one), Integer.bitCount(expected ^ other))
          <= FORMAT_TOLERANCE) {
        return data;
      }
    }
    return -1;
  }

  private static int remainder(int data) {
    int rest = data << 10;
    for (int bit = 14; bit >= 10; bit--) {
      if (((rest >> bit) & 1) != 0) {
        rest ^= FORMAT_GENERATOR << (bit - 10);
      }
    }
    return rest;
  }

  private static int bit(int bits, BitMatrix modules, int x, int y) {
    return (bits << 1) | (modules.get(x, y) ? 1 : 0);
  }

  /** Returns the codewords, in their order, that a symbol of a known size holds. */
  static int[] codewords(BitMatrix modules, int mask) {
    int side = modules.getWidth();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int columns = side / 4 + 3;
    for (int column = 0; column < columns; column++) {
      if (column < 2) {
        right(out, modules, mask, column);
      } else if (columns - column <= 4) {
        left(out, modules, mask, columns - column);
      } else {
        middle(out, modules, mask, column, columns);
      }
    }
    byte[] bytes = out.toByteArray();
    int[] codewords = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      codewords[i] = bytes[i] & 0xFF;
    }
    // The corner's four modules carry nothing.
    codewords[0] &= 0xF;
    return codewords;
  }

  private static void right(ByteArrayOutputStream out, BitMatrix modules, int mask, int column) {
    int side = modules.getWidth();
    int rows = (side - 8) / 4;
    for (int row = 0; row < rows; row++) {
      boolean extension = column == 0 && row % 2 == 0 && row > 0 && row < rows - 1;
      if (!extension) {
        out.write(codeword(modules, mask, side - 1 - column * 2, side - 1 - row * 4, 2));
      }
    }
  }

  private static void left(ByteArrayOutputStream out, BitMatrix modules, int mask, int fromEnd) {
    int side = modules.getWidth();
    int rows = (side - 16) / 4;
    for (int row = 0; row < rows; row++) {
      // The timing column lies between the last but three.
      int x = (fromEnd - 1) * 2 + 1 + (fromEnd == 4 ? 1 : 0);
      out.write(codeword(modules, mask, x, side - 9 - row * 4, 2));
    }
  }

  private static void middle(
      ByteArrayOutputStream out, BitMatrix modules, int mask, int column, int columns) {
    int side = modules.getWidth();
    int rows = side / 2;
    for (int row = 0; row < rows; row++) {
      boolean finder = column == 2 && row >= rows - 4;
      boolean extension = row == 0 && column % 2 == 1 && column + 1 != columns - 4;
      if (!finder && !extension) {
        int x = side - 5 - (column - 2) * 4;
        int y = side - 1 - row * 2 - (row >= rows - 3 ? 1 : 0);
        out.write(codeword(modules, mask, x, y, 4));
      }
    }
  }

  private static int codeword(BitMatrix modules, int mask, int right, int bottom, int width) {
    int bits = 0;
    for (int bit = 0; bit < 8; bit++) {
      int x = right - bit % width;
      int y = bottom - bit / width;
      bits = (bits << 1) | (modules.get(x, y) != masked(mask, y, x) ? 1 : 0);
    }
    return bits;
  }

  private static boolean masked(int mask, int row, int column) {
    int product = row * column;
    return switch (mask) {
      case 0 -> (row + column) % 2 == 0;
      case 1 -> row % 2 == 0;
      case 2 -> column % 3 == 0;
      case 3 -> (row + column) % 3 == 0;
      case 4 -> (row / 2 + column / 3) % 2 == 0;
      case 5 -> product % 6 == 0;
      case 6 -> product % 6 < 3;
      default -> (row + column + product % 3) % 2 == 0;
    };
  }

  private static Optional<String> text(byte[] data) {
    BitSource bits = new BitSource(data);
    bits.readBits(4);
    StringBuilder text = new StringBuilder();
    while (bits.available() >= 4) {
      int mode = bits.readBits(4);
      if (mode == 0) {
        break;
      }
      if (!append(text, bits, mode)) {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  private static boolean append(StringBuilder text, BitSource bits, int mode) {
    try {
      switch (mode) {
        case 1 -> numbers(text, bits, bits.readBits(10));
        case 2 -> letters(text, bits, bits.readBits(9));
        case 4 -> text.append(string(bits, bits.readBits(8), 8, StandardCharsets.ISO_8859_1));
        case 8 -> text.append(string(bits, bits.readBits(8), 13, Charset.forName("Shift_JIS")));
        default -> {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false; // The bits end within a segment.
    }
  }

  private static void numbers(StringBuilder text, BitSource bits, int count) {
    for (int left = count; left > 0; left -= 3) {
      int digits = Math.min(left, 3);
      int value = bits.readBits(digits * 3 + 1);
      String decimal = Integer.toString(value);
      text.append("0".repeat(Math.max(0, digits - decimal.length()))).append(decimal);
    }
  }

  private static void letters(StringBuilder text, BitSource bits, int count) {
    for (int left = count; left > 0; left -= 2) {
      int value = bits.readBits(left > 1 ? 11 : 6);
      if (value >= (left > 1 ? 45 * 45 : 45)) {
        throw new IllegalArgumentException("no pair of characters has number " + value);
      }
      if (left > 1) {
        text.append(ALPHANUMERIC.charAt(value / 45));
      }
      text.append(ALPHANUMERIC.charAt(value % 45));
    }
  }

  private static String string(BitSource bits, int count, int size, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      int value = bits.readBits(size);
      if (size == 8) {
        bytes.write(value);
      } else {
        int kanji = ((value / 0xC0) << 8) + value % 0xC0;
        kanji += kanji < 0x1F00 ? 0x8140 : 0xC140;
        bytes.write(kanji >> 8);
        bytes.write(kanji);
      }
    }
    return bytes.toString(charset);
  }
}
