package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DeflateTest {

  private static final int LIMIT = 16 * 1024;
  private static final byte[] NONE = {};
  private static final byte[] DICTIONARY = "食品经营许可证".getBytes(StandardCharsets.UTF_8);

  @Test
  void expand_compressed_givesItBack() throws Exception {
    byte[] bytes = "食品经营许可证食品经营许可证".getBytes(StandardCharsets.UTF_8);
    assertArrayEquals(bytes, Deflate.expand(Deflate.compress(bytes, NONE), NONE, LIMIT));
  }

  @Test
  void expand_toExactlyTheLimit_isAccepted() throws Exception {
    assertArrayEquals(
        new byte[LIMIT], Deflate.expand(Deflate.compress(new byte[LIMIT], NONE), NONE, LIMIT));
  }

  @Test
  void expand_toOneByteMore_isRefused() {
    byte[] compressed = Deflate.compress(new byte[LIMIT + 1], NONE);
    assertThrows(RefusedException.class, () -> Deflate.expand(compressed, NONE, LIMIT));
  }

  @Test
  void expand_bomb_isRefused() {
    byte[] compressed = Deflate.compress(new byte[3_000_000], NONE);
    assertThrows(RefusedException.class, () -> Deflate.expand(compressed, NONE, LIMIT));
  }

  @Test
  void expand_streamCutShort_isRefused() {
    byte[] compressed = Deflate.compress(new byte[] {1, 2, 3, 4, 5}, NONE);
    byte[] cut = Arrays.copyOf(compressed, compressed.length - 1);
    assertThrows(RefusedException.class, () -> Deflate.expand(cut, NONE, LIMIT));
  }

  @Test
  void expand_streamWithBytesAfterItsEnd_isRefused() {
    byte[] compressed = Deflate.compress(new byte[] {1, 2, 3, 4, 5}, NONE);
    byte[] longer = Arrays.copyOf(compressed, compressed.length + 1);
    assertThrows(RefusedException.class, () -> Deflate.expand(longer, NONE, LIMIT));
  }

  @Test
  void expand_brokenStream_isRefused() {
    assertThrows(RefusedException.class, () -> Deflate.expand(new byte[] {-1, -1}, NONE, LIMIT));
  }

  @Test
  void expand_nothing_isRefused() {
    assertThrows(RefusedException.class, () -> Deflate.expand(new byte[0], NONE, LIMIT));
  }

  @Test
  void expand_withTheDictionary_givesItBack() throws Exception {
    byte[] bytes = "食品经营许可证 1".getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Deflate.compress(bytes, DICTIONARY);
    assertArrayEquals(bytes, Deflate.expand(compressed, DICTIONARY, LIMIT));
  }

  @Test
  void compress_withTheDictionary_isSmaller() {
    byte[] bytes = "食品经营许可证 1".getBytes(StandardCharsets.UTF_8);
    assertTrue(
        Deflate.compress(bytes, DICTIONARY).length < Deflate.compress(bytes, NONE).length / 2);
  }

  @Test
  void expand_withoutTheDictionary_isRefused() {
    byte[] bytes = "食品经营许可证 1".getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Deflate.compress(bytes, DICTIONARY);
    assertThrows(RefusedException.class, () -> Deflate.expand(compressed, NONE, LIMIT));
  }
}
