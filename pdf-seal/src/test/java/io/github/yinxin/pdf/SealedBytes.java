package io.github.yinxin.pdf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sealed file cut at its last ByteRange.
 *
 * @param file the whole file
 * @param rangeAt where the numbers of /ByteRange begin, after the bracket
 * @param rangeEnd where they end, before the bracket
 * @param from where /Contents begins: its angle bracket
 * @param to where the rest begins
 */
record SealedBytes(byte[] file, int rangeAt, int rangeEnd, int from, int to) {

  private static final Pattern RANGE = Pattern.compile("/ByteRange *\\[(0 (\\d+) (\\d+) \\d+ *)]");

  static SealedBytes of(byte[] file) {
    Matcher matcher = RANGE.matcher(new String(file, StandardCharsets.ISO_8859_1));
    SealedBytes found = null;
    while (matcher.find()) {
      found =
          new SealedBytes(
              file,
              matcher.start(1),
              matcher.end(1),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3)));
    }
    if (found == null) {
      throw new IllegalArgumentException("no ByteRange");
    }
    return found;
  }

  /** Returns everything but /Contents, as text. */
  String around() {
    return new String(file, 0, from, StandardCharsets.ISO_8859_1)
        + new String(file, to, file.length - to, StandardCharsets.ISO_8859_1);
  }

  /** Returns the bytes of /Contents. */
  byte[] contents() {
    return HexFormat.of()
        .parseHex(new String(file, from + 1, to - from - 2, StandardCharsets.US_ASCII));
  }

  /** Returns the file with other bytes in /Contents, padded with zeros. */
  byte[] withContents(byte[] contents) {
    byte[] padded = Arrays.copyOf(contents, (to - from - 2) / 2);
    byte[] changed = file.clone();
    byte[] hex = HexFormat.of().formatHex(padded).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(hex, 0, changed, from + 1, hex.length);
    return changed;
  }

  /** Returns the file with another ByteRange of the same length, padded with blanks. */
  byte[] withRange(String numbers) {
    if (numbers.length() > rangeEnd - rangeAt) {
      throw new IllegalArgumentException("no room for " + numbers);
    }
    byte[] changed = file.clone();
    Arrays.fill(changed, rangeAt, rangeEnd, (byte) ' ');
    byte[] text = numbers.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, changed, rangeAt, text.length);
    return changed;
  }
}
