package io.github.yinxin.pdfseal.internal.syntax;

/**
 * Finds what looks like a part of a file within another part. Readers that do not understand a
 * file, be it for a reference to nothing, go through all of it, and take for an object what stands
 * in a stream or a string.
 */
final class EmbeddedParts {

  private static final String OBJECT = "obj";
  private static final String TRAILER = "trailer";

  private final Bytes bytes;

  EmbeddedParts(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Returns whether an object seems to begin within some bytes, a header that ends there apart. */
  boolean anyObject(long start, long end) {
    for (long at = bytes.find(OBJECT, start, end);
        at >= 0;
        at = bytes.find(OBJECT, at + OBJECT.length(), end)) {
      if (isNumbered(at)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether an object holds another one, or a trailer. */
  boolean anyWithin(IndirectObject object) {
    long body = bytes.find(OBJECT, object.start(), object.end()) + OBJECT.length();
    return anyObject(body, object.end()) || trailers(body, object.end()) > 0;
  }

  /** Returns whether the two numbers of an object stand before an offset. */
  private boolean isNumbered(long offset) {
    long generation = beforeSpace(offset);
    long between = beforeDigits(generation);
    long number = beforeSpace(between);
    return generation < offset
        && between < generation
        && number < between
        && beforeDigits(number) < number;
  }

  private long beforeSpace(long offset) {
    long at = offset;
    while (at > 0 && Lexer.isSpace(bytes.at(at - 1))) {
      at--;
    }
    return at;
  }

  private long beforeDigits(long offset) {
    long at = offset;
    while (at > 0 && Lexer.isDigit(bytes.at(at - 1))) {
      at--;
    }
    return at;
  }

  /** Returns how many trailers there are, as far as readers look that go through a file. */
  int trailers(long start, long end) {
    int count = 0;
    for (long at = bytes.find(TRAILER, start, end);
        at >= 0;
        at = bytes.find(TRAILER, at + TRAILER.length(), end)) {
      long behind = at + TRAILER.length();
      while (Lexer.isSpace(bytes.at(behind))) {
        behind++;
      }
      count += bytes.has("<<", behind) ? 1 : 0;
    }
    return count;
  }
}
