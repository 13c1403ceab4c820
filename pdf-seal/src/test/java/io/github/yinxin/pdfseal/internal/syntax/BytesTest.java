package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Searching for text in a file. */
class BytesTest {

  private static final long SEED = 32000;

  /** Long enough for the way in strides, and short enough for the other. */
  @Test
  void text_isFoundWhereverAPlainSearchFindsIt() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4000; i++) {
      String file = text(random, random.nextInt(700));
      String wanted = text(random, 1 + random.nextInt(9));
      int from = random.nextInt(file.length() + 1);
      int to = from + random.nextInt(file.length() - from + 1);
      int expected = file.substring(from, to).indexOf(wanted);
      byte[] bytes = file.getBytes(StandardCharsets.ISO_8859_1);
      String round = "seed " + SEED + ", round " + i + ": " + wanted + " in " + file;
      for (Bytes each : new Bytes[] {Bytes.of(bytes), Bytes.of(direct(bytes))}) {
        assertEquals(expected < 0 ? -1 : from + expected, each.find(wanted, from, to), round);
      }
    }
  }

  // Of few letters, so that much is nearly the text.
  private static String text(Random random, int length) {
    return random
        .ints(length, 'a', 'd')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  @Test
  void text_isFoundAtBothEnds_andNotBeyond() {
    String file = "/ByteRange" + "\u00FF".repeat(990) + "/ByteRange";
    Bytes bytes = Bytes.of(file.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(0, bytes.find("/ByteRange", 0, bytes.length()));
    assertEquals(1000, bytes.find("/ByteRange", 1, bytes.length()));
    assertEquals(1000, bytes.find("/ByteRange", 1, Long.MAX_VALUE));
    assertEquals(-1, bytes.find("/ByteRange", 1, bytes.length() - 1));
    assertEquals(-1, bytes.find("/ByteRange", 1001, bytes.length()));
    assertEquals(0, bytes.find("/ByteRange", -5, bytes.length()));
  }
}
