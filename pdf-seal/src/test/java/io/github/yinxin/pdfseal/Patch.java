package io.github.yinxin.pdfseal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/** Changes one part of a file or structure, as a forger would. */
public final class Patch {

  private Patch() {}

  /** Replaces the last occurrence of some bytes, given in hexadecimal, by as many others. */
  public static byte[] replaceLast(byte[] bytes, String from, String to) {
    byte[] old = HexFormat.of().parseHex(from);
    byte[] replacement = HexFormat.of().parseHex(to);
    return replaceAt(bytes, lastIndexOf(bytes, old), old.length, replacement);
  }

  /** Replaces the first occurrence of an ASCII text in a file; the length may change. */
  public static byte[] replace(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("'" + from + "' does not occur");
    }
    return replaceAt(bytes, at, from.length(), to.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Replaces a UTF8String anywhere in a DER structure, lengths included. */
  public static byte[] replaceText(byte[] der, String from, String to) {
    return encode(
        walk(
            parse(der),
            v ->
                v instanceof ASN1UTF8String t && t.getString().equals(from)
                    ? new DERUTF8String(to)
                    : v));
  }

  /** Replaces the last OCTET STRING of some content in a DER structure of one level. */
  public static byte[] replaceElement(byte[] der, byte[] from, byte[] to) {
    return encode(
        walk(
            parse(der),
            v ->
                v instanceof ASN1OctetString o && Arrays.equals(o.getOctets(), from)
                    ? new DEROctetString(to)
                    : v));
  }

  private interface Change {
    ASN1Encodable of(ASN1Primitive value);
  }

  private static ASN1Encodable walk(ASN1Primitive value, Change change) {
    if (value instanceof ASN1Sequence sequence) {
      ASN1EncodableVector items = new ASN1EncodableVector();
      for (ASN1Encodable item : sequence) {
        items.add(walk(item.toASN1Primitive(), change));
      }
      return new DERSequence(items);
    }
    return value instanceof ASN1TaggedObject ? value : change.of(value);
  }

  private static ASN1Primitive parse(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new IllegalArgumentException("no DER", e);
    }
  }

  private static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("DER could not be written", e);
    }
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int i = bytes.length - part.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException(HexFormat.of().formatHex(part) + " does not occur");
  }

  private static byte[] replaceAt(byte[] bytes, int at, int length, byte[] replacement) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(replacement);
    out.write(bytes, at + length, bytes.length - at - length);
    return out.toByteArray();
  }
}
