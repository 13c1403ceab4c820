package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of a file by going through it once from front to back. The last definition of a
 * number counts, as after an update; two different ones without the end of a revision between them
 * are ambiguous.
 */
final class Rebuild {

  /** A definition, and how many revisions had ended before it. */
  record Definition(IndirectObject object, int revision) {}

  private final Bytes bytes;
  private final long origin;
  private final Budget budget;
  private final Set<Flaw> flaws;
  private final EmbeddedParts parts;
  // Whether other readers have to search for objects too; they do not know where streams end.
  private final boolean searched;
  private final Map<Integer, Definition> definitions = new HashMap<>();
  private final Map<Integer, XrefEntry.InFile> unreadable = new HashMap<>();
  private final Map<Integer, Long> openLengths = new HashMap<>();
  private final List<Dictionary> trailers = new ArrayList<>();
  private final Weight weight = new Weight("objects of a damaged file", 2 * Weight.MAX_HELD);
  private int revision;
  private long position;

  Rebuild(Bytes bytes, long origin, Budget budget, Set<Flaw> flaws) {
    this.bytes = bytes;
    this.origin = origin;
    this.position = origin;
    this.budget = budget;
    this.flaws = flaws;
    this.parts = new EmbeddedParts(bytes);
    this.searched =
        flaws.contains(Flaw.WRONG_STARTXREF)
            || flaws.contains(Flaw.ODD_XREF)
            || flaws.contains(Flaw.WRONG_OFFSET);
  }

  /** Goes through the file. */
  void scan() throws PdfException {
    boolean begins = true;
    while (position < bytes.length()) {
      int b = bytes.at(position);
      if (begins && Lexer.isDigit(b)) {
        object();
      } else if (begins && b == 't' && bytes.has("trailer", position)) {
        trailer();
      } else if (b == '%') {
        comment();
      } else {
        position++;
      }
      begins = !Lexer.isRegular(bytes.at(position - 1));
    }
    budget.searched(0);
    requireLengths();
  }

  private void comment() {
    revision += bytes.has("%%EOF", position) ? 1 : 0;
    // A binary comment may hold anything, but an object after it on the same line is not read.
    while (position < bytes.length() && bytes.at(position) != '\n' && bytes.at(position) != '\r') {
      position++;
    }
  }

  private void object() throws PdfException {
    Lexer lexer = new Lexer(bytes, position);
    long number = lexer.natural();
    boolean spaced = Lexer.isSpace(lexer.peek());
    long generation = lexer.natural();
    if (number < 0 || !spaced || generation < 0 || !lexer.skipWord("obj")) {
      while (Lexer.isDigit(bytes.at(position))) {
        position++;
      }
      return;
    }
    ObjectParser parser = new ObjectParser(bytes, position, budget, flaws);
    try {
      define(parser.indirect(Rebuild::direct));
      position = parser.lexer().position();
    } catch (PdfException e) {
      e.throwIfOverBudget();
      flaws.add(Flaw.MISSING_ENDOBJ);
      unreadable((int) number, new XrefEntry.InFile(position - origin, (int) generation));
      budget.searched(parser.lexer().position() - position);
      position = lexer.position();
    }
  }

  // It stays where it is: an older one must not come back in its place, and others may read it.
  private void unreadable(int number, XrefEntry.InFile place) {
    definitions.remove(number);
    openLengths.remove(number);
    unreadable.put(number, place);
  }

  // The object with an indirect length may come later: the end is searched, and compared then.
  private static long direct(PdfObject length) {
    return length instanceof Int number ? number.value() : -1;
  }

  private void define(IndirectObject object) throws PdfException {
    int number = object.reference().number();
    weight.add(object.value());
    openLengths.remove(number);
    unreadable.remove(number);
    if (object.value() instanceof Stream stream) {
      defineStream(object, stream);
    }
    @Nullable Definition before = definitions.put(number, new Definition(object, revision));
    if (before != null && before.revision() == revision && !same(before.object(), object)) {
      flaws.add(Flaw.DEFINED_TWICE);
    }
  }

  private void defineStream(IndirectObject object, Stream stream) {
    if (stream.dictionary().get("Length") instanceof Ref) {
      openLengths.put(object.reference().number(), stream.end() - stream.start());
    }
    if (stream.dictionary().name("Type").equals("XRef")) {
      trailers.add(stream.dictionary());
    }
    if (searched && parts.anyWithin(object)) {
      flaws.add(Flaw.OBJECTS_IN_STREAM);
    }
  }

  private boolean same(IndirectObject one, IndirectObject other) {
    return same(bytes, one.value(), other.value());
  }

  /** Returns whether two objects of a file are the same, streams as they stand there. */
  static boolean same(Bytes bytes, PdfObject one, PdfObject other) {
    if (one instanceof Stream first && other instanceof Stream second) {
      return first.dictionary().equals(second.dictionary())
          && bytes
              .range(first.start(), first.end())
              .equals(bytes.range(second.start(), second.end()));
    }
    return one.equals(other);
  }

  private void trailer() throws PdfException {
    ObjectParser parser = new ObjectParser(bytes, position + "trailer".length(), budget, flaws);
    position += "trailer".length();
    try {
      if (parser.parse() instanceof Dictionary trailer) {
        weight.add(trailer);
        trailers.add(trailer);
        position = parser.lexer().position();
      }
    } catch (PdfException e) {
      budget.searched(parser.lexer().position() - position);
    }
  }

  private void requireLengths() throws PdfException {
    for (Map.Entry<Integer, Long> open : openLengths.entrySet()) {
      Definition stream = definitions.get(open.getKey());
      PdfObject length = stream == null ? Constant.NULL : lengthOf(stream);
      // The end of line before endstream may have been data after all.
      if (length instanceof Int number && Math.abs(number.value() - open.getValue()) > 2) {
        // Where one stream ends decides what the next object is.
        throw new PdfException(
            Flaw.SYNTAX, "object " + open.getKey() + " is not as long as it says");
      }
    }
  }

  private PdfObject lengthOf(Definition stream) {
    @Nullable Definition length =
        stream.object().value() instanceof Stream value
                && value.dictionary().get("Length") instanceof Ref ref
            ? definitions.get(ref.number())
            : null;
    return length == null ? Constant.NULL : length.object().value();
  }

  /** Returns what was found, without the objects in object streams. */
  RebuiltXref section() throws PdfException {
    Map<Integer, XrefEntry> entries = new HashMap<>(unreadable);
    definitions.forEach(
        (number, d) ->
            entries.put(
                number,
                new XrefEntry.InFile(
                    d.object().start() - origin, d.object().reference().generation())));
    return new RebuiltXref(bytes.length(), trailer(catalogs()), entries);
  }

  /** Returns the objects of a file that hold objects: what they define, by where they stand. */
  RebuiltXref section(PdfFile file) throws PdfException {
    Map<Integer, XrefEntry> entries = new HashMap<>();
    file.sections().get(0).forEach(entries::put);
    List<Definition> streams = new ArrayList<>(definitions.values());
    streams.removeIf(d -> !isObjectStream(d.object().value()));
    streams.sort(Comparator.comparingLong(d -> d.object().start()));
    for (Definition stream : streams) {
      expand(file, stream, entries);
    }
    return new RebuiltXref(bytes.length(), file.trailer(), entries);
  }

  private static boolean isObjectStream(PdfObject object) {
    return object instanceof Stream stream && stream.dictionary().name("Type").equals("ObjStm");
  }

  private void expand(PdfFile file, Definition stream, Map<Integer, XrefEntry> entries)
      throws PdfException {
    int container = stream.object().reference().number();
    ObjectStream objects = file.objectStream(container);
    for (int i = 0; i < objects.size(); i++) {
      int number = objects.numberAt(i);
      @Nullable Definition before = definitions.get(number);
      IndirectObject object = objects.object(i, number, budget, flaws);
      weight.add(object.value());
      if (before != null
          && before.revision() == stream.revision()
          && !same(before.object(), object)) {
        flaws.add(Flaw.DEFINED_TWICE);
      }
      boolean newer = before == null || before.revision() <= stream.revision();
      if (newer && !unreadable.containsKey(number)) {
        definitions.put(number, new Definition(object, stream.revision()));
        entries.put(number, new XrefEntry.InStream(container, i));
      }
    }
  }

  private List<Ref> catalogs() {
    List<Ref> catalogs = new ArrayList<>();
    for (Definition definition : definitions.values()) {
      if (definition.object().value() instanceof Dictionary dictionary
          && dictionary.name("Type").equals("Catalog")) {
        catalogs.add(definition.object().reference());
      }
    }
    return catalogs;
  }

  // The last trailer that names a catalog counts; without any, the only catalog does.
  private Dictionary trailer(List<Ref> catalogs) throws PdfException {
    for (int i = trailers.size() - 1; i >= 0; i--) {
      if (trailers.get(i).has("Root")) {
        return trailers.get(i);
      }
    }
    if (catalogs.size() != 1) {
      throw new PdfException(Flaw.NO_TRAILER, catalogs.size() + " catalogs and no trailer");
    }
    return Dictionary.EMPTY.with("Root", catalogs.get(0));
  }
}
