package io.github.yinxin.core.internal.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads ASN.1 front to back (X.690): DER, and on request the indefinite and padded lengths of BER,
 * in which many time-stamp tokens travel. Nothing is copied before it is asked for; the work is
 * linear in the bytes.
 */
final class Der {

  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int ENUMERATED = 0x0A;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int CONSTRUCTED = 0x20;
  private static final int HIGH_TAG_NUMBER = 0x1F;
  private static final int INDEFINITE = 0x80;
  // Indefinite lengths must be looked for by descending; no structure here is deeper.
  private static final int MAX_DEPTH = 24;

  private final byte[] bytes;
  private final int end;
  private final boolean strict;
  private int position;

  private Der(byte[] bytes, int start, int end, boolean strict) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.strict = strict;
  }

  /** Reads DER. */
  static Der of(byte[] bytes) {
    return new Der(bytes, 0, bytes.length, true);
  }

  /** Reads BER. */
  static Der lenient(byte[] bytes) {
    return new Der(bytes, 0, bytes.length, false);
  }

  /** Returns the tag of the context-specific, constructed element of a number. */
  static int context(int number) {
    return 0xA0 | number;
  }

  /** Returns the tag of the context-specific, primitive element of a number. */
  static int primitive(int number) {
    return 0x80 | number;
  }

  boolean atEnd() {
    return position >= end;
  }

  void requireEnd(String what) throws MalformedException {
    if (!atEnd()) {
      throw new MalformedException(end - position + " bytes follow the last part of " + what);
    }
  }

  /** Returns the tag of what comes next, or -1 at the end. */
  int peek() {
    return atEnd() ? -1 : bytes[position] & 0xFF;
  }

  Optional<Element> optional(int tag) throws MalformedException {
    return peek() == tag ? Optional.of(next()) : Optional.empty();
  }

  Element next(int tag) throws MalformedException {
    if (peek() != tag) {
      throw new MalformedException("tag " + peek() + " where " + tag + " is due");
    }
    return next();
  }

  Element next() throws MalformedException {
    Element element = read(position, end, 0);
    position = element.end;
    return element;
  }

  private Element read(int start, int limit, int depth) throws MalformedException {
    if (limit - start < 2 || depth > MAX_DEPTH) {
      throw new MalformedException("structure is cut off or too deep");
    }
    int tag = bytes[start] & 0xFF;
    if ((tag & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER) {
      throw new MalformedException("tag of several bytes");
    }
    int first = bytes[start + 1] & 0xFF;
    if (first == INDEFINITE) {
      return indefinite(tag, start, limit, depth);
    }
    int octets = first < INDEFINITE ? 0 : first - INDEFINITE;
    int content = start + 2 + octets;
    if (octets > Integer.BYTES || content > limit) {
      throw new MalformedException("length of " + octets + " bytes");
    }
    long length = octets == 0 ? first : 0;
    for (int i = start + 2; i < content; i++) {
      length = (length << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    if (length > limit - content || (strict && octets != octetsOf(length))) {
      throw new MalformedException("length " + length + " is not in DER or goes beyond the end");
    }
    int last = content + (int) length;
    return new Element(this, tag, start, content, last, last);
  }

  private static int octetsOf(long length) {
    if (length < INDEFINITE) {
      return 0;
    }
    return (Long.SIZE - Long.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
  }

  private Element indefinite(int tag, int start, int limit, int depth) throws MalformedException {
    if (strict || (tag & CONSTRUCTED) == 0) {
      throw new MalformedException("indefinite length");
    }
    int at = start + 2;
    while (limit - at < 2 || bytes[at] != 0 || bytes[at + 1] != 0) {
      at = read(at, limit, depth + 1).end;
    }
    return new Element(this, tag, start, start + 2, at, at + 2);
  }

  /** One element, still within the bytes it was read from. */
  static final class Element {

    private final Der reader;
    private final int tag;
    private final int start;
    private final int content;
    private final int contentEnd;
    private final int end;

    private Element(Der reader, int tag, int start, int content, int contentEnd, int end) {
      this.reader = reader;
      this.tag = tag;
      this.start = start;
      this.content = content;
      this.contentEnd = contentEnd;
      this.end = end;
    }

    int tag() {
      return tag;
    }

    int length() {
      return contentEnd - content;
    }

    /** Returns a reader of what is inside. */
    Der open() {
      return new Der(reader.bytes, content, contentEnd, reader.strict);
    }

    /** Returns a reader that has this element next. */
    Der reopened() {
      return new Der(reader.bytes, start, end, reader.strict);
    }

    /** Returns a copy of the whole element, as it was received. */
    byte[] encoded() {
      return Arrays.copyOfRange(reader.bytes, start, end);
    }

    /** Returns a copy of the content. */
    byte[] bytes() {
      return Arrays.copyOfRange(reader.bytes, content, contentEnd);
    }

    boolean contentEquals(byte[] other) {
      return Arrays.equals(reader.bytes, content, contentEnd, other, 0, other.length);
    }

    boolean sameAs(Element other) {
      return Arrays.equals(reader.bytes, start, end, other.reader.bytes, other.start, other.end);
    }

    boolean bool() throws MalformedException {
      if (tag != BOOLEAN || length() != 1) {
        throw new MalformedException("no BOOLEAN");
      }
      return reader.bytes[content] != 0;
    }

    /** Returns an INTEGER's or an ENUMERATED's value. */
    BigInteger integer() throws MalformedException {
      if (length() == 0 || (length() > 1 && reader.strict && padded())) {
        throw new MalformedException("number not in DER");
      }
      return new BigInteger(bytes());
    }

    private boolean padded() {
      int first = reader.bytes[content];
      boolean negative = reader.bytes[content + 1] < 0;
      return (first == 0 && !negative) || (first == -1 && negative);
    }

    /** Refuses an INTEGER that has bytes to spare (X.690 8.3.2). */
    void requireShortest() throws MalformedException {
      if (length() == 0 || (length() > 1 && padded())) {
        throw new MalformedException("number with bytes to spare");
      }
    }

    int small() throws MalformedException {
      BigInteger value = integer();
      if (value.signum() < 0 || value.bitLength() > Byte.SIZE) {
        throw new MalformedException("number of " + value.bitLength() + " bits");
      }
      return value.intValue();
    }

    /** Returns the octets of an OCTET STRING; in BER it may come in pieces. */
    byte[] octets() throws MalformedException {
      if (tag == OCTET_STRING) {
        return bytes();
      }
      if (tag != (OCTET_STRING | CONSTRUCTED) || reader.strict) {
        throw new MalformedException("tag " + tag + " where an OCTET STRING is due");
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream(length());
      Der pieces = open();
      while (!pieces.atEnd()) {
        whole.writeBytes(pieces.next(OCTET_STRING).bytes());
      }
      return whole.toByteArray();
    }

    /** Returns the octets of a BIT STRING that fills them. */
    byte[] bits() throws MalformedException {
      if (tag != BIT_STRING || length() < 1 || reader.bytes[content] != 0) {
        throw new MalformedException("no BIT STRING of whole octets");
      }
      return Arrays.copyOfRange(reader.bytes, content + 1, contentEnd);
    }

    String oid() throws MalformedException {
      if (tag != OBJECT_IDENTIFIER) {
        throw new MalformedException("no OBJECT IDENTIFIER");
      }
      return ObjectIdentifiers.dotted(reader.bytes, content, contentEnd);
    }

    /** Returns a UTCTime (years 1950 to 2049) or GeneralizedTime, in UTC, fractions allowed. */
    Instant time() throws MalformedException {
      return DerTime.parse(tag, new String(bytes(), StandardCharsets.ISO_8859_1));
    }
  }
}
