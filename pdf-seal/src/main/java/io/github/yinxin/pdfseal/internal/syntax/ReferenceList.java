package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An array of references and nothing else, four bytes for each: the page tree of a long document is
 * one such array, and a single one of its references is asked for. It knows one way of writing them
 * and leaves all others to {@link ObjectParser}, which alone would need two thirds more time for a
 * whole seal on 1,000 pages, and half as much memory again.
 */
final class ReferenceList extends AbstractList<PdfObject> implements RandomAccess {

  private final int[] numbers;
  private final int size;
  private final int highest;
  private final long end;

  private ReferenceList(int[] numbers, int size, int highest, long end) {
    this.numbers = numbers;
    this.size = size;
    this.highest = highest;
    this.end = end;
  }

  /**
   * Reads the array whose opening bracket stands before an offset.
   *
   * @return null if it is empty, has more than {@code most} items, or anything in it is written
   *     otherwise: it may be an array all the same
   */
  static @Nullable ReferenceList read(Bytes bytes, long offset, int most) {
    Lexer lexer = new Lexer(bytes, offset);
    int[] numbers = {};
    int size = 0;
    int highest = 0;
    lexer.skipSpace();
    while (lexer.peek() != ']') {
      int number = lexer.plainReference();
      if (number < 0 || size == most) {
        return null;
      }
      numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size + 4) : numbers;
      numbers[size++] = number;
      highest = Math.max(highest, number);
      lexer.skipSpace();
    }
    return size == 0 ? null : new ReferenceList(numbers, size, highest, lexer.position() + 1);
  }

  /** Returns the offset behind the closing bracket. */
  long end() {
    return end;
  }

  /** Returns the highest number that is referred to. */
  int highest() {
    return highest;
  }

  @Override
  public PdfObject get(int index) {
    return new Ref(numbers[Objects.checkIndex(index, size)], 0);
  }

  @Override
  public int size() {
    return size;
  }
}
