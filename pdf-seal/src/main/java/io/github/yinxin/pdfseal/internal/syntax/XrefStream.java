package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.Subsections.Subsection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A cross-reference stream (ISO 32000-1 7.5.8): inflated once, its entries decoded when asked. */
public final class XrefStream extends XrefSection {

  private static final int FREE = 0;
  private static final int IN_FILE = 1;
  private static final int IN_STREAM = 2;
  private static final int MAX_FIELD = 8;

  private final ByteBuffer data;
  private final int[] widths;
  private final Subsections subsections;
  private final IndirectObject object;

  private XrefStream(
      IndirectObject object,
      Stream stream,
      ByteBuffer data,
      int[] widths,
      Subsections subsections) {
    super(object.start(), object.end(), stream.dictionary());
    this.object = object;
    this.data = data;
    this.widths = widths;
    this.subsections = subsections;
  }

  /** Reads the stream at an offset, strictly. */
  static XrefStream read(Bytes bytes, long offset, Budget budget, Set<Flaw> flaws)
      throws PdfException {
    ObjectParser parser = new ObjectParser(bytes, offset, budget, flaws);
    IndirectObject object =
        parser.indirect(length -> length instanceof Int number ? number.value() : -1);
    if (object.start() != offset
        || !(object.value() instanceof Stream stream)
        || !stream.dictionary().name("Type").equals("XRef")) {
      throw new PdfException(Flaw.WRONG_STARTXREF, "no cross-reference section at " + offset);
    }
    XrefStream section = of(object, stream, new Filters(budget).decode(bytes, stream));
    section.noteContradictions(section.subsections, budget, flaws);
    return section;
  }

  /** Reads the entries of a decoded stream. */
  static XrefStream of(IndirectObject object, Stream stream, ByteBuffer data) throws PdfException {
    Dictionary dictionary = stream.dictionary();
    int[] widths = integers(dictionary.get("W"));
    int[] index =
        dictionary.get("Index") == Constant.NULL
            ? new int[] {0, (int) dictionary.integer("Size", 0)}
            : integers(dictionary.get("Index"));
    require(widths.length == 3 && index.length % 2 == 0, object);
    long width = 0;
    for (int field : widths) {
      require(field <= MAX_FIELD, object);
      width += field;
    }
    long count = 0;
    for (int i = 1; i < index.length; i += 2) {
      require((long) index[i - 1] + index[i] <= Integer.MAX_VALUE, object);
      count += index[i];
    }
    require(width > 0 && count * width <= data.remaining(), object);
    return new XrefStream(object, stream, data, widths, subsections(index, (int) width));
  }

  private static Subsections subsections(int[] index, int width) {
    List<Subsection> subsections = new ArrayList<>();
    long place = 0;
    for (int i = 0; i < index.length; i += 2) {
      subsections.add(new Subsection(index[i], index[i + 1], place));
      place += (long) index[i + 1] * width;
    }
    return new Subsections(subsections, width);
  }

  private static void require(boolean condition, IndirectObject object) throws PdfException {
    if (!condition) {
      throw new PdfException(
          Flaw.ODD_XREF, "the cross-reference stream " + object.reference() + " is malformed");
    }
  }

  private static int[] integers(PdfObject object) throws PdfException {
    Array array = object instanceof Array found ? found : new Array(List.of());
    int[] numbers = new int[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      long value = array.get(i) instanceof Int number ? number.value() : -1;
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new PdfException(Flaw.ODD_XREF, "W or Index of a stream is malformed");
      }
      numbers[i] = (int) value;
    }
    return numbers;
  }

  /** Returns how many bytes it takes inflated. */
  int size() {
    return data.capacity();
  }

  /** Returns the stream as an object of its file. */
  public IndirectObject object() {
    return object;
  }

  @Override
  public XrefEntry entry(int number) throws PdfException {
    long place = subsections.place(number);
    return place < 0 ? XrefEntry.Absent.ABSENT : row((int) place);
  }

  @Override
  public boolean repeats() {
    return subsections.overlap();
  }

  @Override
  public int highest() {
    return subsections.highest();
  }

  @Override
  public void forEach(Visitor visitor) throws PdfException {
    forEach(subsections, place -> row((int) place), visitor);
  }

  private XrefEntry row(int at) throws PdfException {
    // Without a type field every entry is of type 1 (7.5.8.2).
    long type = widths[0] == 0 ? IN_FILE : field(at, widths[0]);
    long second = field(at + widths[0], widths[1]);
    long third = field(at + widths[0] + widths[1], widths[2]);
    if (second < 0 || third < 0 || third > Integer.MAX_VALUE) {
      throw new PdfException(Flaw.ODD_XREF, "an entry is out of range");
    }
    if (type == IN_FILE) {
      return new XrefEntry.InFile(second, (int) third);
    }
    if (type == IN_STREAM && second <= Integer.MAX_VALUE) {
      return new XrefEntry.InStream((int) second, (int) third);
    }
    // Any other type refers to the null object (7.5.8.3).
    return type == FREE ? new XrefEntry.Free((int) third) : new XrefEntry.Free(0);
  }

  private long field(int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (data.get(at + i) & 0xFF);
    }
    return value;
  }
}
