package io.github.yinxin.core.internal.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Writes the few requests that are made here, in DER (X.690). */
final class DerWriter {

  private DerWriter() {}

  static byte[] element(int tag, byte[]... contents) {
    ByteArrayOutputStream inside = new ByteArrayOutputStream();
    for (byte[] content : contents) {
      inside.writeBytes(content);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    writeLength(out, inside.size());
    out.writeBytes(inside.toByteArray());
    return out.toByteArray();
  }

  private static void writeLength(ByteArrayOutputStream out, int length) {
    if (length < 0x80) {
      out.write(length);
      return;
    }
    byte[] octets = BigInteger.valueOf(length).toByteArray();
    int skipped = octets[0] == 0 ? 1 : 0;
    out.write(0x80 | (octets.length - skipped));
    out.write(octets, skipped, octets.length - skipped);
  }

  static byte[] sequence(byte[]... contents) {
    return element(Der.SEQUENCE, contents);
  }

  static byte[] integer(BigInteger value) {
    return element(Der.INTEGER, value.toByteArray());
  }

  static byte[] octets(byte[] value) {
    return element(Der.OCTET_STRING, value);
  }

  static byte[] oid(String dotted) {
    return element(Der.OBJECT_IDENTIFIER, ObjectIdentifiers.contents(dotted));
  }

  /** Returns an AlgorithmIdentifier; parameters are absent. */
  static byte[] algorithm(String dotted) {
    return sequence(oid(dotted));
  }
}
