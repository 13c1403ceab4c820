package io.github.yinxin.pdfseal.internal.syntax;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signature dictionary of a field (ISO 32000-1 12.8.1), as found.
 *
 * @param field fully qualified name of the field
 * @param byteRange the numbers of /ByteRange; empty if there are none
 * @param contents the bytes of /Contents, padding included
 * @param nullableTime /M, the signer's claim of the time
 */
public record SignatureDictionary(
    String field, long[] byteRange, byte[] contents, @Nullable Instant nullableTime) {

  /** Returns /M, the signer's claim of the time. */
  public Optional<Instant> time() {
    return Optional.ofNullable(nullableTime);
  }

  /**
   * Applies the gap rule: four numbers {@code [0 b c d]} inside the file, and between b and c
   * nothing but this signature's /Contents in angle brackets, compared byte by byte. A reserved
   * space that was never filled is no signature either.
   *
   * @return what is wrong, or nothing
   */
  public Optional<String> gapProblem(byte[] file) {
    if (byteRange.length != 4 || byteRange[0] != 0) {
      return Optional.of("ByteRange is not [0 b c d]");
    }
    long b = byteRange[1];
    long c = byteRange[2];
    long d = byteRange[3];
    if (b < 0 || c <= b || d < 0 || c > file.length - d) {
      return Optional.of(
          "ByteRange [0 " + b + " " + c + " " + d + "] does not lie inside the file");
    }
    if (!gapHoldsContents(file, (int) b, (int) c)) {
      return Optional.of("the gap in ByteRange is not the hex string of /Contents");
    }
    return new BigInteger(contents).signum() == 0
        ? Optional.of("/Contents holds zeros only: nobody signed")
        : Optional.empty();
  }

  /** Returns the offset at which the signed revision ends; meaningful without a gap problem. */
  public long end() {
    return byteRange[2] + byteRange[3];
  }

  private boolean gapHoldsContents(byte[] file, int from, int to) {
    if (contents.length == 0 || to - from != 2 * contents.length + 2) {
      return false;
    }
    if (file[from] != '<' || file[to - 1] != '>') {
      return false;
    }
    for (int i = 0; i < contents.length; i++) {
      int high = Character.digit(file[from + 1 + 2 * i], 16);
      int low = Character.digit(file[from + 2 + 2 * i], 16);
      if (high < 0 || low < 0 || (byte) ((high << 4) | low) != contents[i]) {
        return false;
      }
    }
    return true;
  }
}
