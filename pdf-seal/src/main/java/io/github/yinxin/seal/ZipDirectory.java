package io.github.yinxin.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The central directory of a ZIP archive, by which most programs open it (APPNOTE.TXT 4.3.12 and
 * 4.3.16). It is compared with what the entries say of themselves: where the two differ, one
 * program shows another document than the next one verifies.
 */
record ZipDirectory(Map<String, Line> lines, Optional<String> gap) {

  private static final int END = 0x06054B50;
  private static final int HEADER = 0x02014B50;
  private static final int END_LENGTH = 22;
  private static final int HEADER_LENGTH = 46;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int LOCAL_HEADER = 0x04034B50;
  private static final int LOCAL_LENGTH = 30;
  // Of an entry whose sizes follow it (4.3.9), with or without a mark before them.
  private static final int DESCRIBED = 1 << 3;
  private static final int DESCRIPTOR = 12;
  private static final int SIGNED_DESCRIPTOR = 16;

  /**
   * What it says of an entry.
   *
   * @param checksum CRC-32 of the content
   * @param size length of the content
   */
  record Line(long checksum, long size) {}

  /**
   * Reads the directory.
   *
   * @throws IOException if there is none, or it is not whole
   */
  static ZipDirectory read(byte[] archive) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(bytes);
    int count = bytes.getShort(end + 10) & 0xFFFF;
    long start = bytes.getInt(end + 16) & 0xFFFFFFFFL;
    long length = bytes.getInt(end + 12) & 0xFFFFFFFFL;
    if (count == 0xFFFF || start + length != end) {
      throw new IOException("the archive's central directory does not lie before its end");
    }
    Map<String, Line> lines = new LinkedHashMap<>();
    NavigableMap<Long, Long> packed = new TreeMap<>();
    int at = (int) start;
    for (int i = 0; i < count; i++) {
      if (at > end - HEADER_LENGTH || bytes.getInt(at) != HEADER) {
        throw new IOException("the archive's central directory is damaged at entry " + i);
      }
      int nameLength = bytes.getShort(at + 28) & 0xFFFF;
      int rest = (bytes.getShort(at + 30) & 0xFFFF) + (bytes.getShort(at + 32) & 0xFFFF);
      if (nameLength + rest > end - at - HEADER_LENGTH) {
        throw new IOException("the archive's central directory is damaged at entry " + i);
      }
      String name = new String(archive, at + HEADER_LENGTH, nameLength, StandardCharsets.UTF_8);
      Line line =
          new Line(bytes.getInt(at + 16) & 0xFFFFFFFFL, bytes.getInt(at + 24) & 0xFFFFFFFFL);
      if (lines.put(name, line) != null) {
        throw new IOException("the archive's central directory names " + name + " twice");
      }
      packed.put(bytes.getInt(at + 42) & 0xFFFFFFFFL, bytes.getInt(at + 20) & 0xFFFFFFFFL);
      at += HEADER_LENGTH + nameLength + rest;
    }
    if (at != end) {
      throw new IOException("the archive's central directory is longer than it says");
    }
    return new ZipDirectory(lines, gap(bytes, packed, start));
  }

  /**
   * Finds an entry that does not end where the next one begins: between them another could hide, of
   * the same name and checksum, which only one of two programs opens.
   *
   * @param packed the length of what is packed, by where the entry begins
   * @param directory where the last one must end
   */
  private static Optional<String> gap(
      ByteBuffer bytes, NavigableMap<Long, Long> packed, long directory) {
    long expected = 0;
    for (Map.Entry<Long, Long> entry : packed.entrySet()) {
      long begin = entry.getKey();
      if (begin != expected
          || begin > directory - LOCAL_LENGTH
          || bytes.getInt((int) begin) != LOCAL_HEADER) {
        return Optional.of("the archive has no entry, or another one, at offset " + expected);
      }
      int local = (int) begin;
      long end =
          begin
              + LOCAL_LENGTH
              + (bytes.getShort(local + 26) & 0xFFFF)
              + (bytes.getShort(local + 28) & 0xFFFF)
              + entry.getValue();
      Long next = packed.higherKey(begin);
      expected = next == null ? directory : next;
      boolean described = (bytes.getShort(local + 6) & DESCRIBED) != 0;
      long rest = expected - end;
      if (rest != 0 && !(described && (rest == DESCRIPTOR || rest == SIGNED_DESCRIPTOR))) {
        return Optional.of(
            "the archive's entry at offset " + begin + " does not end where the next one begins");
      }
    }
    return packed.isEmpty() && directory != 0
        ? Optional.of("the archive has something before its central directory, but no entry")
        : Optional.empty();
  }

  private static int end(ByteBuffer bytes) throws IOException {
    int last = bytes.limit() - END_LENGTH;
    for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
      if (bytes.getInt(at) == END && (bytes.getShort(at + 20) & 0xFFFF) == last - at) {
        return at;
      }
    }
    throw new IOException("the archive has no central directory");
  }

  /** Requires that an entry is listed as it was read; it is then done with. */
  void confirm(String name, long checksum, long size) throws IOException {
    Line line = lines.remove(name);
    if (line == null) {
      throw new IOException("the archive's central directory does not list " + name);
    }
    if (line.checksum != checksum || line.size != size) {
      throw new IOException("the archive's central directory describes another " + name);
    }
  }

  /** Requires that no entry is listed that was not confirmed, and that none could hide. */
  void requireConfirmed() throws IOException {
    if (gap.isPresent()) {
      throw new IOException(gap.get());
    }
    if (!lines.isEmpty()) {
      throw new IOException(
          "the archive's central directory lists what is not there: "
              + lines.keySet().iterator().next());
    }
  }
}
