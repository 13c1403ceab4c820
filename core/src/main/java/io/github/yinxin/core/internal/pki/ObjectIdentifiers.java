package io.github.yinxin.core.internal.pki;

import java.io.ByteArrayOutputStream;

/** Object identifiers between their dotted form and the contents of their encoding (X.690 8.19). */
final class ObjectIdentifiers {

  private static final int MORE = 0x80;
  private static final int BITS = 7;
  private static final int MAX_BYTES = 64;
  private static final long MAX_BEFORE_SHIFT = Long.MAX_VALUE >>> BITS;

  private ObjectIdentifiers() {}

  static String dotted(byte[] bytes, int start, int end) throws MalformedException {
    if (start == end || end - start > MAX_BYTES || (bytes[end - 1] & MORE) != 0) {
      throw new MalformedException("object identifier of " + (end - start) + " bytes");
    }
    StringBuilder text = new StringBuilder();
    long arc = 0;
    for (int i = start; i < end; i++) {
      if (arc > MAX_BEFORE_SHIFT || (arc == 0 && (bytes[i] & 0xFF) == MORE)) {
        throw new MalformedException("object identifier with an arc too long");
      }
      arc = (arc << BITS) | (bytes[i] & ~MORE & 0xFF);
      if ((bytes[i] & MORE) == 0) {
        append(text, arc);
        arc = 0;
      }
    }
    return text.toString();
  }

  // The first number holds two arcs: 40 times the first, which is 0 to 2, and the second.
  private static void append(StringBuilder text, long arc) {
    if (text.length() > 0) {
      text.append('.').append(arc);
    } else {
      long first = Math.min(arc / 40, 2);
      text.append(first).append('.').append(arc - 40 * first);
    }
  }

  /** Returns the contents of the encoding of a dotted form of ours. */
  static byte[] contents(String dotted) {
    String[] arcs = dotted.split("\\.", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, 40 * Long.parseLong(arcs[0]) + Long.parseLong(arcs[1]));
    for (int i = 2; i < arcs.length; i++) {
      write(out, Long.parseLong(arcs[i]));
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, long arc) {
    int shift = BITS * ((Long.SIZE - Long.numberOfLeadingZeros(arc | 1) + BITS - 1) / BITS - 1);
    for (; shift > 0; shift -= BITS) {
      out.write((int) (arc >>> shift) | MORE);
    }
    out.write((int) arc & ~MORE & 0xFF);
  }
}
