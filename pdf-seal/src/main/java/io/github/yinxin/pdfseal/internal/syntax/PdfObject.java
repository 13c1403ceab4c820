package io.github.yinxin.pdfseal.internal.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a PDF file (ISO 32000-1 7.3): a value. Those that the verifier must find in the
 * file again remember where they stand there; two objects are equal if they mean the same, wherever
 * they stand.
 */
public sealed interface PdfObject {

  /** The objects without data. */
  enum Constant implements PdfObject {
    NULL,
    TRUE,
    FALSE
  }

  /** A whole number. */
  record Int(long value) implements PdfObject {}

  /**
   * A number with a point, as it is written.
   *
   * @param text the digits
   */
  record Real(String text) implements PdfObject {

    /** Returns its value. */
    public double value() {
      return Double.parseDouble(text);
    }
  }

  /**
   * A name.
   *
   * @param value its bytes as Latin-1, escapes resolved, without the slash
   */
  record Name(String value) implements PdfObject {}

  /** A reference; what it refers to is looked up when it is asked for. */
  record Ref(int number, int generation) implements PdfObject {

    @Override
    public String toString() {
      return number + " " + generation + " R";
    }
  }

  /**
   * A string: its bytes, decrypted.
   *
   * @param bytes the content
   * @param start where the opening bracket stands in its source
   * @param end behind the closing bracket
   */
  record Str(byte[] bytes, long start, long end) implements PdfObject {

    /** Makes a string that stands nowhere yet. */
    public static Str of(byte[] bytes) {
      return new Str(bytes, -1, -1);
    }

    /** Returns it as text (ISO 32000-1 7.9.2.2). */
    public String text() {
      return TextString.decode(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Str that && java.util.Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(bytes);
    }
  }

  /** An array. */
  record Array(List<PdfObject> items) implements PdfObject, Iterable<PdfObject> {

    /** Takes the list over; nobody else may hold it. */
    public Array {
      items = items instanceof ReferenceList ? items : Collections.unmodifiableList(items);
    }

    /** Returns how many items there are. */
    public int size() {
      return items.size();
    }

    /** Returns one item. */
    public PdfObject get(int index) {
      return items.get(index);
    }

    @Override
    public Iterator<PdfObject> iterator() {
      return items.iterator();
    }
  }

  /** A dictionary; a key that is not there has the value null, which is the same (7.3.7). */
  final class Dictionary implements PdfObject {

    /** The empty one. */
    public static final Dictionary EMPTY = new Dictionary(Map.of(), -1, -1);

    private final Map<String, PdfObject> entries;
    private final long start;
    private final long end;

    // Takes the map over; nobody else may hold it.
    Dictionary(Map<String, PdfObject> entries, long start, long end) {
      this.entries = entries;
      this.start = start;
      this.end = end;
    }

    /** Returns the entries in the order of the file. */
    public Map<String, PdfObject> entries() {
      return Collections.unmodifiableMap(entries);
    }

    /** Returns the value of a key; null, the PDF object, if it has none. */
    public PdfObject get(String key) {
      return entries.getOrDefault(key, Constant.NULL);
    }

    /** Returns whether a key has a value other than null. */
    public boolean has(String key) {
      return get(key) != Constant.NULL;
    }

    /** Returns a name's value, or empty text if the key has no name. */
    public String name(String key) {
      return get(key) instanceof Name name ? name.value() : "";
    }

    /** Returns a whole number, or what to take if the key has none. */
    public long integer(String key, long otherwise) {
      return get(key) instanceof Int number ? number.value() : otherwise;
    }

    /** Returns a copy with another value of a key; with null, without the key. */
    public Dictionary with(String key, PdfObject value) {
      if (value == Constant.NULL && !has(key)) {
        return this;
      }
      Map<String, PdfObject> changed = new LinkedHashMap<>(entries);
      if (value == Constant.NULL) {
        changed.remove(key);
      } else {
        changed.put(key, value);
      }
      return new Dictionary(changed, -1, -1);
    }

    /** Returns where its opening brackets stand in its source, -1 if nowhere. */
    public long start() {
      return start;
    }

    /** Returns the offset behind its closing brackets. */
    public long end() {
      return end;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Dictionary that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
      return entries.hashCode();
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /**
   * A stream: its dictionary and where its encoded bytes lie in the file.
   *
   * @param dictionary says how to decode them
   * @param start the first one
   * @param end behind the last one
   * @param owner the object it is, which decides its key if the file is encrypted
   */
  record Stream(Dictionary dictionary, long start, long end, Ref owner) implements PdfObject {}

  /** Returns a name. */
  static Name name(String value) {
    return new Name(value);
  }

  /** Returns ASCII text as a string. */
  static Str ascii(String text) {
    return Str.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
