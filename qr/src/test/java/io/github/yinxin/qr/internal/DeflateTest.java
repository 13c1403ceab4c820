package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeflateTest {

  private static final int LIMIT = 16 * 1024;

  @Test
  void expand_compressed_givesItBack() throws Exception {
    byte[] bytes = "食品经营许可证食品经营许可证".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, Deflate.expand(Deflate.compress(bytes), LIMIT));
  }

  @Test
  void expand_toExactlyTheLimit_isAccepted() throws Exception {
    assertArrayEquals(new byte[LIMIT], Deflate.expand(Deflate.compress(new byte[LIMIT]), LIMIT));
  }

  @Test
  void expand_toOneByteMore_isRefused() {
    byte[] compressed = Deflate.compress(new byte[LIMIT + 1]);
    assertThrows(RefusedException.class, () -> Deflate.expand(compressed, LIMIT));
  }

  @Test
  void expand_bomb_isRefused() {
    byte[] compressed = Deflate.compress(new byte[3_000_000]);
    assertThrows(RefusedException.class, () -> Deflate.expand(compressed, LIMIT));
  }

  @Test
  void expand_streamCutShort_isRefused() {
    byte[] compressed = Deflate.compress(new byte[] {1, 2, 3, 4, 5});
    byte[] cut = Arrays.copyOf(compressed, compressed.length - 1);
    assertThrows(RefusedException.class, () -> Deflate.expand(cut, LIMIT));
  }

  @Test
  void expand_streamWithBytesAfterItsEnd_isRefused() {
    byte[] compressed = Deflate.compress(new byte[] {1, 2, 3, 4, 5});
    byte[] longer = Arrays.copyOf(compressed, compressed.length + 1);
    assertThrows(RefusedException.class, () -> Deflate.expand(longer, LIMIT));
  }

  @Test
  void expand_brokenStream_isRefused() {
    assertThrows(RefusedException.class, () -> Deflate.expand(new byte[] {-1, -1}, LIMIT));
  }

  @Test
  void expand_nothing_isRefused() {
    assertThrows(RefusedException.class, () -> Deflate.expand(new byte[0], LIMIT));
  }
}
