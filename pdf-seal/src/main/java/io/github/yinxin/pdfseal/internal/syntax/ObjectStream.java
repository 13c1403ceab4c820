package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import java.nio.ByteBuffer;
import java.util.Set;

/** A decoded object stream (ISO 32000-1 7.5.7). Its objects are parsed when asked for. */
final class ObjectStream {

  private final int number;
  private final Bytes data;
  private final int[] numbers;
  private final int[] offsets;

  private ObjectStream(int number, Bytes data, int[] numbers, int[] offsets) {
    this.number = number;
    this.data = data;
    this.numbers = numbers;
    this.offsets = offsets;
  }

  static ObjectStream of(int number, Dictionary dictionary, ByteBuffer decoded)
      throws PdfException {
    long count = dictionary.integer("N", -1);
    long first = dictionary.integer("First", -1);
    // Each object has two numbers in the head, so the head bounds what a lie in /N can cost.
    if (count < 0 || first < 0 || first > decoded.remaining() || count > (first + 1) / 4 + 1) {
      throw new PdfException(Flaw.BAD_STREAM, "object stream " + number + " has a wrong head");
    }
    Bytes data = Bytes.of(decoded);
    Lexer lexer = new Lexer(data, 0);
    int[] numbers = new int[(int) count];
    int[] offsets = new int[(int) count];
    for (int i = 0; i < count; i++) {
      long object = lexer.natural();
      long offset = lexer.natural();
      if (object < 0 || object > Integer.MAX_VALUE || offset < 0 || lexer.position() > first) {
        throw new PdfException(Flaw.BAD_STREAM, "object stream " + number + " has a wrong head");
      }
      numbers[i] = (int) object;
      // One that points behind the end is found out when it is asked for.
      offsets[i] = (int) Math.min(first + offset, decoded.remaining());
    }
    return new ObjectStream(number, data, numbers, offsets);
  }

  int number() {
    return number;
  }

  int size() {
    return numbers.length;
  }

  int numberAt(int index) {
    return numbers[index];
  }

  /** Parses the object at an index, which must be the one with this number. */
  IndirectObject object(int index, int wanted, Budget budget, Set<Flaw> flaws) throws PdfException {
    if (index >= numbers.length || numbers[index] != wanted) {
      throw new PdfException(
          Flaw.WRONG_OFFSET, "object " + wanted + " is not at " + index + " of stream " + number);
    }
    budget.object();
    ObjectParser parser = new ObjectParser(data, offsets[index], budget, flaws);
    PdfObject value = parser.parse();
    return new IndirectObject(
        new Ref(wanted, 0), value, number, offsets[index], parser.lexer().position());
  }
}
