package io.github.yinxin.pdfseal.internal.syntax;

import java.util.function.LongUnaryOperator;

/**
 * Finds what looks like a part of a file within another part. Readers that do not understand a
 * file, be it for a reference to nothing, go through all of it, and take for an object what stands
 * in a stream or a string.
 */
final class EmbeddedParts {

  private static final String OBJECT = "obj";
  private static final String TRAILER = "trailer";
  private static final int VERTICAL_TAB = 0x0B;
  private static final int HARD_SPACE = 0xA0;

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
    return isNumbered(offset, this::beforeBlanks) || isNumbered(offset, this::beforeComments);
  }

  private boolean isNumbered(long offset, LongUnaryOperator before) {
    long generation = before.applyAsLong(offset);
    long between = beforeDigits(generation);
    long number = before.applyAsLong(between);
    return generation < offset
        && between < generation
        && number < between
        && beforeDigits(number) < number;
  }

  private long beforeBlanks(long offset) {
    long at = offset;
    while (at > 0 && isBlank(bytes.at(at - 1))) {
      at--;
    }
    return at;
  }

  // Some readers see no more of a comment than its last line, others nothing of it.
  private long beforeComments(long offset) {
    long at = offset;
    long blanks = beforeBlanks(at);
    while (blanks < at && endsLine(blanks, at)) {
      at = beforeComment(blanks);
      blanks = at < blanks ? beforeBlanks(at) : at;
    }
    return blanks;
  }

  private boolean endsLine(long start, long end) {
    return bytes.find("\n", start, end) >= 0 || bytes.find("\r", start, end) >= 0;
  }

  /** Returns where the comment begins that ends at an offset; the offset if there is none. */
  private long beforeComment(long offset) {
    long comment = offset;
    for (long at = offset - 1; at >= 0; at--) {
      int c = bytes.at(at);
      if (c == '\n' || c == '\r') {
        return comment;
      }
      comment = c == '%' ? at : comment;
    }
    return comment;
  }

  // White space to PDF, and to C and JavaScript, in which readers are written.
  private static boolean isBlank(int c) {
    return Lexer.isSpace(c) || c == VERTICAL_TAB || c == HARD_SPACE;
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
      while (isBlank(bytes.at(behind))) {
        behind++;
      }
      // Where a comment stands, no text is meant; how long it is, is not asked.
      count += bytes.has("<<", behind) || bytes.at(behind) == '%' ? 1 : 0;
    }
    return count;
  }
}
