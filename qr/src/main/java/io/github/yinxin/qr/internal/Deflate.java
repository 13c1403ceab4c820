package io.github.yinxin.qr.internal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Raw DEFLATE (RFC 1951), without zlib's head and checksum: the signature covers both. A preset
 * dictionary is text that both sides hold and that the data may refer back to.
 */
public final class Deflate {

  private static final int BUFFER = 4096;

  private Deflate() {}

  /** Compresses as far as the JDK can. */
  public static byte[] compress(byte[] bytes, byte[] dictionary) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(dictionary);
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /**
   * Inflates one complete stream; stops as soon as more than {@code limit} bytes come out.
   *
   * @throws RefusedException if it is larger, broken, or not the whole of {@code compressed}
   */
  public static byte[] expand(byte[] compressed, byte[] dictionary, int limit)
      throws RefusedException {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(dictionary);
      inflater.setInput(compressed);
      // One byte of room beyond the limit tells a full result from one that is too large.
      byte[] bytes = new byte[limit + 1];
      int length = inflater.inflate(bytes);
      if (length > limit) {
        throw RefusedException.failed(
            "解压后超过 " + limit + " 字节", "inflates to more than " + limit + " bytes");
      }
      if (!inflater.finished() || inflater.getRemaining() > 0) {
        throw RefusedException.failed("压缩数据不完整或有多余字节", "the compressed data end early or late");
      }
      return Arrays.copyOf(bytes, length);
    } catch (DataFormatException e) {
      throw RefusedException.failed("压缩数据损坏", "the compressed data are broken");
    } finally {
      inflater.end();
    }
  }
}
