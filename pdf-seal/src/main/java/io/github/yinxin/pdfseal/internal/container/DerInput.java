package io.github.yinxin.pdfseal.internal.container;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads DER elements one after another (X.690 10.1: definite lengths, shortest form), keeping the
 * received bytes of each: what was signed is verified as it came, never re-encoded.
 */
final class DerInput {

  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int UTF8_STRING = 0x0C;
  static final int IA5_STRING = 0x16;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int CONTEXT_0 = 0xA0;
  static final int CONTEXT_1 = 0xA1;

  // Longer than any seal or container; also keeps the arithmetic far from overflow.
  private static final int MAX_LENGTH_OCTETS = 3;

  private final byte[] source;
  private final Set<Leniency> leniencies;
  private final int end;
  private int position;

  private DerInput(byte[] source, Set<Leniency> leniencies, int from, int end) {
    this.source = source;
    this.leniencies = leniencies;
    this.position = from;
    this.end = end;
  }

  static DerInput of(byte[] bytes) {
    return new DerInput(bytes, EnumSet.noneOf(Leniency.class), 0, bytes.length);
  }

  /** Returns the same bytes from another place on. */
  DerInput from(int offset) {
    return new DerInput(source, leniencies, offset, end);
  }

  /** Returns other bytes, found inside these; what is put up with in them is noted here. */
  DerInput over(byte[] bytes) {
    return new DerInput(bytes, leniencies, 0, bytes.length);
  }

  /** Notes that something was put up with. */
  void tolerate(Leniency leniency) {
    leniencies.add(leniency);
  }

  /** Returns what was put up with so far, in this input and all that came from the same bytes. */
  Set<Leniency> leniencies() {
    return leniencies.isEmpty()
        ? Set.of()
        : Collections.unmodifiableSet(EnumSet.copyOf(leniencies));
  }

  /** One element: its tag and where its bytes lie. */
  record Element(
      int tag, byte[] source, Set<Leniency> leniencies, int start, int contentStart, int end) {

    /** Returns the received bytes, tag and length included. */
    byte[] encoded() {
      return Arrays.copyOfRange(source, start, end);
    }

    /** Returns the content octets. */
    byte[] content() {
      return Arrays.copyOfRange(source, contentStart, end);
    }

    /** Returns the elements inside. */
    DerInput children() {
      return new DerInput(source, leniencies, contentStart, end);
    }
  }

  boolean hasNext() {
    return position < end;
  }

  boolean nextIs(int tag) {
    return hasNext() && (source[position] & 0xFF) == tag;
  }

  /** Reads an element that must have a tag. */
  Element next(int tag, String name) throws DerException {
    Element element = next(name);
    if (element.tag != tag) {
      throw new DerException(
          String.format(Locale.ROOT, "%s has tag %02X instead of %02X", name, element.tag, tag));
    }
    return element;
  }

  /** Reads an element of any tag. */
  Element next(String name) throws DerException {
    int start = position;
    int tag = octet(name);
    int length = length(name);
    if (length > end - position) {
      throw new DerException(
          name + " claims " + length + " bytes, " + (end - position) + " are left");
    }
    int contentStart = position;
    position += length;
    return new Element(tag, source, leniencies, start, contentStart, position);
  }

  /** Reads an element if it has a tag; nothing otherwise. */
  Optional<Element> optional(int tag, String name) throws DerException {
    return nextIs(tag) ? Optional.of(next(name)) : Optional.empty();
  }

  /** Requires that nothing follows. */
  void requireEnd(String name) throws DerException {
    if (hasNext()) {
      throw new DerException(name + " is followed by " + (end - position) + " more bytes");
    }
  }

  /** Returns whether nothing but zeros is left. */
  boolean restIsZero() {
    for (int i = position; i < end; i++) {
      if (source[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private int length(String name) throws DerException {
    int first = octet(name);
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7F;
    if (octets == 0 || octets > MAX_LENGTH_OCTETS) {
      throw new DerException(name + " has an indefinite or oversized length");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | octet(name);
    }
    if (length < 0x80 || length >>> (8 * (octets - 1)) == 0) {
      throw new DerException(name + " has a length that is not in its shortest form");
    }
    return length;
  }

  private int octet(String name) throws DerException {
    if (!hasNext()) {
      throw new DerException(name + " is missing");
    }
    return source[position++] & 0xFF;
  }
}
