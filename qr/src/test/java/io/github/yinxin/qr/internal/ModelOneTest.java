package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** QR Code Model 1, versions 1 to 4, by the counts of ISO/IEC 18004:2000, M.4 and M.5. */
class ModelOneTest {

  private static final String TEXT = "GB/T";

  /** Which bit of which codeword a module is, or -1. */
  private static int[] places(int side) {
    int[] none = ModelOne.codewords(new BitMatrix(side), 0);
    int[] places = new int[side * side];
    for (int i = 0; i < places.length; i++) {
      BitMatrix one = new BitMatrix(side);
      one.set(i % side, i / side);
      int[] codewords = ModelOne.codewords(one, 0);
      places[i] = -1;
      for (int c = 0; c < codewords.length; c++) {
        int changed = codewords[c] ^ none[c];
        if (changed != 0) {
          assertEquals(-1, places[i], "module " + i + " is in two codewords");
          assertEquals(1, Integer.bitCount(changed));
          places[i] = 8 * c + 7 - Integer.numberOfTrailingZeros(changed);
        }
      }
    }
    return places;
  }

  @ParameterizedTest
  @CsvSource({"21, 26", "25, 46", "29, 72", "33, 100"})
  void everyBit_ofEveryCodeword_hasOneModule_outsideThePatterns(int side, int codewords) {
    int[] places = places(side);
    long[] used = IntStream.of(places).filter(p -> p >= 0).asLongStream().sorted().toArray();
    // The first codeword begins with four bits that carry nothing.
    assertEquals(8 * codewords - 4, used.length);
    for (int i = 0; i < used.length; i++) {
      assertEquals(i + 4, used[i]);
    }
    for (int i = 0; i < places.length; i++) {
      int x = i % side;
      int y = i / side;
      boolean finder = (x < 9 && (y < 9 || y >= side - 8)) || (x >= side - 8 && y < 9);
      assertTrue(places[i] < 0 || !(finder || x == 6 || y == 6), x + ", " + y);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "21, 0, 10", "21, 1, 7", "21, 2, 17", "21, 3, 13", "25, 0, 16", "25, 1, 10", "25, 2, 30",
    "25, 3, 22", "29, 0, 28", "29, 1, 15", "29, 2, 48", "29, 3, 36", "33, 0, 40", "33, 1, 20",
    "33, 2, 66", "33, 3, 50"
  })
  void codeOfEachLevel_isRead_withAsManyErrorsAsItMends(int side, int level, int correction) {
    Random random = new Random(side + level);
    for (int mask = 0; mask < 8; mask++) {
      BitMatrix modules = drawn(side, level << 3 | mask, correction, correction / 2, random);
      assertEquals(Optional.of(TEXT), ModelOne.decode(modules), "mask " + mask);
    }
  }

  private static BitMatrix drawn(int side, int format, int correction, int errors, Random random) {
    int[] codewords = encoded(ModelOne.codewords(new BitMatrix(side), 0).length, correction);
    random.ints(1, codewords.length).distinct().limit(errors).forEach(c -> codewords[c] ^= 0x5A);
    BitMatrix modules = new BitMatrix(side);
    int[] places = places(side);
    int[] masked = ModelOne.codewords(modules, format & 7);
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        int c = places[i] / 8;
        int bit = 7 - places[i] % 8;
        if (((codewords[c] ^ masked[c]) >> bit & 1) != 0) {
          modules.set(i % side, i / side);
        }
      }
    }
    format(modules, format);
    return modules;
  }

  // Byte mode behind the four bits of nothing.
  private static int[] encoded(int count, int correction) {
    StringBuilder bits = new StringBuilder("00000100").append(binary(TEXT.length(), 8));
    for (byte each : TEXT.getBytes(StandardCharsets.ISO_8859_1)) {
      bits.append(binary(each, 8));
    }
    bits.append("0000");
    int[] codewords = new int[count];
    for (int i = 0; i < count - correction; i++) {
      String padded = bits + "0".repeat(8 * count);
      codewords[i] = Integer.parseInt(padded.substring(8 * i, 8 * i + 8), 2);
    }
    new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256).encode(codewords, correction);
    return codewords;
  }

  private static String binary(int value, int size) {
    String digits = Integer.toBinaryString(value);
    return "0".repeat(size - digits.length()) + digits;
  }

  // The 15 bits of format information, the highest first, once from the left along row 8.
  private static void format(BitMatrix modules, int data) {
    int rest = data << 10;
    for (int bit = 14; bit >= 10; bit--) {
      rest ^= (rest >> bit & 1) * (0x537 << (bit - 10));
    }
    int bits = (data << 10 | rest) ^ 0x2825;
    int[][] places = {
      {0, 8}, {1, 8}, {2, 8}, {3, 8}, {4, 8}, {5, 8}, {7, 8}, {8, 8}, {8, 7}, {8, 5}, {8, 4},
      {8, 3}, {8, 2}, {8, 1}, {8, 0}
    };
    for (int i = 0; i < places.length; i++) {
      if ((bits >> (14 - i) & 1) != 0) {
        modules.set(places[i][0], places[i][1]);
      }
    }
  }
}
