package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses objects (ISO 32000-1 7.3) at given offsets. What is odd but clear goes to the flaws. */
final class ObjectParser {

  // Of one object: some twenty megabytes in memory.
  private static final int MAX_VALUES = 200_000;

  /** Finds the value of a stream's /Length. */
  @FunctionalInterface
  interface Lengths {
    /** Returns the length, or -1 if it cannot be known. */
    long of(PdfObject length) throws PdfException;
  }

  private final Bytes bytes;
  private final Budget budget;
  private final Set<Flaw> flaws;
  private final Lexer lexer;
  private int values = MAX_VALUES;

  ObjectParser(Bytes bytes, long position, Budget budget, Set<Flaw> flaws) {
    this.bytes = bytes;
    this.budget = budget;
    this.flaws = flaws;
    this.lexer = new Lexer(bytes, position);
  }

  Lexer lexer() {
    return lexer;
  }

  /** Parses the object after white space. */
  PdfObject parse() throws PdfException {
    return parse(Budget.MAX_DEPTH);
  }

  private PdfObject parse(int depth) throws PdfException {
    lexer.skipSpace();
    int b = lexer.peek();
    if (depth == 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "objects are nested too deep");
    }
    count(1);
    if (Lexer.isDigit(b)) {
      return numberOrReference();
    }
    return switch (b) {
      case '/' -> name();
      case '[' -> array(depth);
      case '(' -> string();
      case '<' -> lexer.peek(1) == '<' ? dictionary(depth) : string();
      case 't' -> constant("true", Constant.TRUE);
      case 'f' -> constant("false", Constant.FALSE);
      case 'n' -> constant("null", Constant.NULL);
      default -> lexer.number();
    };
  }

  private void count(int more) throws PdfException {
    values -= more;
    if (values < 0) {
      throw new PdfException(Flaw.OVER_BUDGET, "an object has more than " + MAX_VALUES + " values");
    }
  }

  private PdfObject numberOrReference() throws PdfException {
    long first = lexer.natural();
    if (first < 0) {
      return lexer.number();
    }
    long before = lexer.position();
    long generation = first > Integer.MAX_VALUE ? -1 : lexer.natural();
    if (generation >= 0 && generation <= 0xFFFF && lexer.skipWord("R")) {
      budget.reference((int) first);
      return new Ref((int) first, (int) generation);
    }
    lexer.moveTo(before);
    return new Int(first);
  }

  private PdfObject constant(String word, Constant constant) throws PdfException {
    if (!lexer.skipWord(word)) {
      return lexer.number();
    }
    return constant;
  }

  private Name name() {
    lexer.next();
    return new Name(lexer.name());
  }

  private Str string() throws PdfException {
    long start = lexer.position();
    byte[] content = StringDecoder.decode(bytes, lexer);
    return new Str(content, start, lexer.position());
  }

  private Array array(int depth) throws PdfException {
    lexer.next();
    @Nullable ReferenceList references = ReferenceList.read(bytes, lexer.position(), MAX_VALUES);
    if (references != null) {
      count(references.size());
      budget.reference(references.highest());
      lexer.moveTo(references.end());
      return new Array(references);
    }
    List<PdfObject> items = new ArrayList<>();
    for (lexer.skipSpace(); lexer.peek() != ']'; lexer.skipSpace()) {
      items.add(parse(depth - 1));
    }
    lexer.next();
    return new Array(items);
  }

  private Dictionary dictionary(int depth) throws PdfException {
    long start = lexer.position();
    lexer.moveTo(start + 2);
    Map<String, PdfObject> entries = new LinkedHashMap<>();
    for (lexer.skipSpace(); lexer.peek() == '/'; lexer.skipSpace()) {
      String key = name().value();
      PdfObject value = parse(depth - 1);
      PdfObject before = entries.putIfAbsent(key, value);
      if (before != null && !before.equals(value)) {
        flaws.add(Flaw.DUPLICATE_KEY);
      }
    }
    if (!bytes.has(">>", lexer.position())) {
      throw new PdfException(Flaw.SYNTAX, "a dictionary is not closed before " + lexer.position());
    }
    lexer.moveTo(lexer.position() + 2);
    entries.values().removeIf(value -> value == Constant.NULL);
    return new Dictionary(entries, start, lexer.position());
  }

  /** Parses {@code n g obj … endobj} where it must begin; other numbers there are refused. */
  IndirectObject indirect(Lengths lengths) throws PdfException {
    budget.object();
    lexer.skipSpace();
    long start = lexer.position();
    long number = lexer.natural();
    long generation = lexer.natural();
    if (number < 0 || number > Integer.MAX_VALUE || generation < 0 || !lexer.skipWord("obj")) {
      throw new PdfException(Flaw.WRONG_OFFSET, "no object begins at " + start);
    }
    Ref reference = new Ref((int) number, (int) generation);
    lexer.skipSpace();
    // An object without a value is null.
    PdfObject value = bytes.has("endobj", lexer.position()) ? Constant.NULL : parse();
    if (value instanceof Dictionary dictionary && lexer.skipWord("stream")) {
      value = stream(dictionary, reference, lengths);
    }
    if (!lexer.skipWord("endobj")) {
      flaws.add(Flaw.MISSING_ENDOBJ);
    }
    return new IndirectObject(reference, value, 0, start, lexer.position());
  }

  private Stream stream(Dictionary dictionary, Ref owner, Lengths lengths) throws PdfException {
    lexer.skipLineEnd();
    long start = lexer.position();
    long length = lengths.of(dictionary.get("Length"));
    if (length >= 0 && length <= bytes.length() - start) {
      lexer.moveTo(start + length);
      lexer.skipLineEnd();
      // Nothing but the end of line: a comment or more blanks here would be bytes nobody reads.
      if (bytes.has("endstream", lexer.position())) {
        lexer.moveTo(lexer.position() + "endstream".length());
        return new Stream(dictionary, start, start + length, owner);
      }
    }
    flaws.add(Flaw.WRONG_LENGTH);
    return new Stream(dictionary, start, searchEnd(start), owner);
  }

  private long searchEnd(long start) throws PdfException {
    long end = bytes.find("endstream", start, bytes.length());
    budget.searched((end < 0 ? bytes.length() : end) - start);
    if (end < 0) {
      throw new PdfException(Flaw.SYNTAX, "the stream at " + start + " does not end");
    }
    lexer.moveTo(end + "endstream".length());
    // The end of line before the keyword is not data (7.3.8.1).
    long last = end;
    last -= last > start && bytes.at(last - 1) == '\n' ? 1 : 0;
    last -= last > start && bytes.at(last - 1) == '\r' ? 1 : 0;
    return last;
  }
}
