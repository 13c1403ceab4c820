package io.github.yinxin.pdfseal.internal.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The bytes of a file, addressed by {@code long}: an array, a buffer, or a mapped file of any size.
 * Nothing is copied; whoever owns the bytes leaves them alone meanwhile.
 */
public final class Bytes {

  // A buffer holds less than 2 GiB; a power of two makes window and place a shift and a mask.
  private static final int WINDOW_BITS = 30;
  private static final int WINDOW = 1 << WINDOW_BITS;
  // Up to there a table of steps costs more than it saves.
  private static final int SHORT = 256;

  private final ByteBuffer[] windows;
  private final long length;
  // Of the first window, if it has one: most bytes lie there, and are looked at one by one.
  private final byte[] array;
  private final int arrayOffset;
  private final long arrayLength;

  private Bytes(ByteBuffer[] windows, long length) {
    this.windows = windows;
    this.length = length;
    boolean has = windows[0].hasArray();
    this.array = has ? windows[0].array() : new byte[0];
    this.arrayOffset = has ? windows[0].arrayOffset() : 0;
    this.arrayLength = has ? Math.min(length, windows[0].limit()) : 0;
  }

  /** Returns the bytes of an array. */
  public static Bytes of(byte[] array) {
    return of(ByteBuffer.wrap(array));
  }

  /** Returns the remaining bytes of a buffer; its position does not move. */
  public static Bytes of(ByteBuffer buffer) {
    int length = buffer.remaining();
    ByteBuffer[] windows = new ByteBuffer[Math.max(1, (length + WINDOW - 1L) / WINDOW > 1 ? 2 : 1)];
    for (int i = 0; i < windows.length; i++) {
      int from = i * WINDOW;
      windows[i] = buffer.slice(buffer.position() + from, Math.min(WINDOW, length - from));
    }
    return new Bytes(windows, length);
  }

  /** Maps a whole file; the channel may be closed afterwards. */
  public static Bytes map(FileChannel channel) throws IOException {
    long length = channel.size();
    ByteBuffer[] windows = new ByteBuffer[(int) Math.max(1, (length + WINDOW - 1) / WINDOW)];
    for (int i = 0; i < windows.length; i++) {
      long from = (long) i * WINDOW;
      windows[i] = channel.map(MapMode.READ_ONLY, from, Math.min(WINDOW, length - from));
    }
    return new Bytes(windows, length);
  }

  /** Returns how many there are. */
  public long length() {
    return length;
  }

  /** Returns the first ones: a file as it was when it ended there. */
  public Bytes upTo(long end) {
    if (end < 0 || end > length) {
      throw new IndexOutOfBoundsException("end " + end + " of " + length + " bytes");
    }
    return new Bytes(windows, end);
  }

  /** Returns one byte, 0 to 255, or -1 outside. */
  public int at(long offset) {
    if (offset >= 0 && offset < arrayLength) {
      return array[(int) offset + arrayOffset] & 0xFF;
    }
    return offset < 0 || offset >= length
        ? -1
        : windows[(int) (offset >>> WINDOW_BITS)].get((int) offset & (WINDOW - 1)) & 0xFF;
  }

  /** Returns a copy of the bytes from one offset up to another. */
  public byte[] copy(long from, long to) {
    if (from < 0 || to < from || to > length || to - from > Integer.MAX_VALUE - 8) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + length + " bytes");
    }
    byte[] copy = new byte[(int) (to - from)];
    copy(from, copy.length, copy);
    return copy;
  }

  /** Copies bytes from an offset on to the beginning of an array. */
  public void copy(long from, int count, byte[] target) {
    int done = 0;
    while (done < count) {
      int start = (int) (from + done) & (WINDOW - 1);
      int step = Math.min(WINDOW - start, count - done);
      windows[(int) ((from + done) >>> WINDOW_BITS)].get(start, target, done, step);
      done += step;
    }
  }

  /** Feeds the bytes from one offset up to another to a digest, where they lie. */
  public void digest(MessageDigest digest, long from, long to) {
    long at = from;
    while (at < to) {
      ByteBuffer part = part(at, to);
      at += part.remaining();
      digest.update(part);
    }
  }

  /** Returns a view of bytes from an offset: up to {@code to}, or to the end of its window. */
  public ByteBuffer part(long from, long to) {
    int start = (int) from & (WINDOW - 1);
    int size = (int) Math.min(WINDOW - start, Math.min(to, length) - from);
    return windows[(int) (from >>> WINDOW_BITS)].slice(start, size);
  }

  /** Returns the bytes from one offset up to another: where they lie, or a copy across windows. */
  ByteBuffer range(long from, long to) {
    if (from < 0 || to < from || to > length) {
      throw new IndexOutOfBoundsException(from + " to " + to + " of " + length + " bytes");
    }
    boolean together = from < to && (from >>> WINDOW_BITS) == ((to - 1) >>> WINDOW_BITS);
    return together ? part(from, to) : ByteBuffer.wrap(copy(from, to));
  }

  /** Returns whether ASCII text stands at an offset. */
  public boolean has(String ascii, long offset) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(offset + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the first offset of ASCII text within a range, or -1. Wherever it lies, it goes over
   * one of the places that are its length apart: where none of its characters stands there, it is
   * not around.
   */
  public long find(String ascii, long from, long to) {
    long begin = Math.max(0, from);
    long end = Math.min(to, length);
    return end - begin < SHORT ? findStepwise(ascii, begin, end) : findStriding(ascii, begin, end);
  }

  private long findStepwise(String ascii, long from, long to) {
    for (long i = from; i <= to - ascii.length(); i++) {
      if (at(i) == ascii.charAt(0) && has(ascii, i)) {
        return i;
      }
    }
    return -1;
  }

  private long findStriding(String ascii, long from, long to) {
    boolean[] within = new boolean[256];
    ascii.chars().forEach(c -> within[c] = true);
    int stride = ascii.length();
    for (long i = next(within, from + stride - 1, to, stride); i < to; ) {
      long found = findStepwise(ascii, i - stride + 1, Math.min(i + stride, to));
      if (found >= 0) {
        return found;
      }
      i = next(within, i + stride, to, stride);
    }
    return -1;
  }

  /**
   * Returns the first of places a stride apart at which one of some bytes stands, or {@code to}.
   */
  private long next(boolean[] within, long from, long to, int stride) {
    long i = from;
    // In an array, as nearly always, at once: asking for each byte takes several times as long.
    for (long near = Math.min(to, arrayLength); i < near; i += stride) {
      if (within[array[(int) i + arrayOffset] & 0xFF]) {
        return i;
      }
    }
    for (; i < to; i += stride) {
      if (within[at(i)]) {
        return i;
      }
    }
    return to;
  }

  /** Returns the last offset of ASCII text within a range, or -1. */
  public long findLast(String ascii, long from, long to) {
    for (long i = Math.min(to, length) - ascii.length(); i >= Math.max(0, from); i--) {
      if (has(ascii, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the bytes of a range as Latin-1 text, for messages and numbers. */
  String text(long from, long to) {
    return new String(copy(from, to), StandardCharsets.ISO_8859_1);
  }
}
