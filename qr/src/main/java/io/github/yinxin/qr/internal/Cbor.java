package io.github.yinxin.qr.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CBOR data item (RFC 8949) of the kinds that codes are made of. Asking one for what it is not is
 * refused, so that a structure is checked by taking it apart.
 */
public sealed interface Cbor {

  /** Bytewise order of the encodings (RFC 8949, 4.2.1). */
  Comparator<Cbor> ENCODED_ORDER = (a, b) -> Arrays.compareUnsigned(a.encode(), b.encode());

  /**
   * Reads one item that takes up all of {@code bytes}.
   *
   * @throws RefusedException unless they are deterministic CBOR (RFC 8949, 4.2.1) of these kinds,
   *     at most 8 deep and 256 items large
   */
  static Cbor decode(byte[] bytes) throws RefusedException {
    return CborReader.read(bytes, CborReader.MAX_ITEMS);
  }

  /**
   * Reads one item as {@link #decode(byte[])} does, with another bound on what it may hold.
   *
   * @throws RefusedException unless they are deterministic CBOR of these kinds, at most 8 deep
   */
  static Cbor decode(byte[] bytes, int maxItems) throws RefusedException {
    return CborReader.read(bytes, maxItems);
  }

  /** Returns the deterministic encoding. */
  default byte[] encode() {
    CborWriter writer = new CborWriter();
    writeTo(writer);
    return writer.bytes();
  }

  /** Appends the deterministic encoding. */
  void writeTo(CborWriter writer);

  /** Returns the number, if it is an integer. */
  default long integer() throws RefusedException {
    throw unexpected("整数", "an integer");
  }

  /** Returns a copy of the bytes, if it is a byte string. */
  default byte[] bytes() throws RefusedException {
    throw unexpected("字节串", "a byte string");
  }

  /** Returns the text, if it is a text string. */
  default String text() throws RefusedException {
    throw unexpected("文本串", "a text string");
  }

  /** Returns the items, if it is an array. */
  default List<Cbor> items() throws RefusedException {
    throw unexpected("数组", "an array");
  }

  /** Returns the entries in the order of their encoded keys, if it is a map. */
  default SortedMap<Cbor, Cbor> entries() throws RefusedException {
    throw unexpected("映射", "a map");
  }

  /** Returns the value under an integer key, if it is a map that has the key. */
  default Cbor entry(long key) throws RefusedException {
    @Nullable Cbor value = entries().get(new IntegerItem(key));
    if (value == null) {
      throw RefusedException.failed("缺少第 " + key + " 项", "entry " + key + " is missing");
    }
    return value;
  }

  /** Returns whether it is a map that has the integer key. */
  default boolean has(long key) throws RefusedException {
    return entries().containsKey(new IntegerItem(key));
  }

  /** Returns what is tagged, if it is tagged with {@code number}. */
  default Cbor tagged(long number) throws RefusedException {
    throw unexpected("标签 " + number, "tag " + number);
  }

  private static RefusedException unexpected(String zh, String en) {
    return RefusedException.failed("应为" + zh, "something else stands where " + en + " belongs");
  }

  /** Returns a map of integer keys, as COSE and CWT use them. */
  static Cbor mapOf(Map<Long, Cbor> entries) {
    SortedMap<Cbor, Cbor> sorted = new TreeMap<>(ENCODED_ORDER);
    entries.forEach((key, value) -> sorted.put(new IntegerItem(key), value));
    return new MapItem(sorted);
  }

  /**
   * An integer.
   *
   * @param integer the number; CBOR's integers outside 64 signed bits do not occur in codes
   */
  record IntegerItem(long integer) implements Cbor {
    @Override
    public void writeTo(CborWriter writer) {
      // -1 - n, as one's complement: it cannot overflow.
      writer.head(
          integer < 0 ? CborWriter.NEGATIVE : CborWriter.UNSIGNED,
          integer < 0 ? ~integer : integer);
    }
  }

  /**
   * A text string.
   *
   * @param text well-formed Unicode: a lone surrogate would be written as a question mark
   */
  record TextItem(String text) implements Cbor {
    @Override
    public void writeTo(CborWriter writer) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      writer.head(CborWriter.TEXT, utf8.length);
      writer.raw(utf8);
    }
  }

  /**
   * An array.
   *
   * @param items what it holds
   */
  record ArrayItem(List<Cbor> items) implements Cbor {
    /** Copies the items. */
    public ArrayItem {
      items = List.copyOf(items);
    }

    @Override
    public void writeTo(CborWriter writer) {
      writer.head(CborWriter.ARRAY, items.size());
      items.forEach(item -> item.writeTo(writer));
    }
  }

  /**
   * A map.
   *
   * @param entries what it holds, by key
   */
  record MapItem(SortedMap<Cbor, Cbor> entries) implements Cbor {
    /** Copies the entries into the order of their encoded keys. */
    public MapItem {
      SortedMap<Cbor, Cbor> sorted = new TreeMap<>(ENCODED_ORDER);
      sorted.putAll(entries);
      entries = Collections.unmodifiableSortedMap(sorted);
    }

    @Override
    public void writeTo(CborWriter writer) {
      writer.head(CborWriter.MAP, entries.size());
      entries.forEach(
          (key, value) -> {
            key.writeTo(writer);
            value.writeTo(writer);
          });
    }
  }

  /**
   * A tagged item.
   *
   * @param number the tag's number
   * @param content what is tagged
   */
  record TaggedItem(long number, Cbor content) implements Cbor {
    @Override
    public Cbor tagged(long expected) throws RefusedException {
      if (number != expected) {
        throw Cbor.unexpected("标签 " + expected, "tag " + expected);
      }
      return content;
    }

    @Override
    public void writeTo(CborWriter writer) {
      writer.head(CborWriter.TAG, number);
      content.writeTo(writer);
    }
  }

  /** The simple values in use. */
  enum SimpleItem implements Cbor {
    /** False. */
    FALSE(20),
    /** True. */
    TRUE(21),
    /** Null. */
    NULL(22);

    private final int number;

    SimpleItem(int number) {
      this.number = number;
    }

    @Override
    public void writeTo(CborWriter writer) {
      writer.head(CborWriter.SIMPLE, number);
    }
  }

  /** A byte string. */
  final class BytesItem implements Cbor {

    private final byte[] bytes;

    /** Copies the bytes. */
    public BytesItem(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public void writeTo(CborWriter writer) {
      writer.head(CborWriter.BYTES, bytes.length);
      writer.raw(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BytesItem that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "h'" + HexFormat.of().formatHex(bytes) + "'";
    }
  }
}
