package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Values as real seals have them; whatever is not as it should be is noted. */
final class Lenient {

  private static final int PRINTABLE_STRING = 0x13;
  private static final Set<Integer> TEXTS =
      Set.of(DerInput.UTF8_STRING, PRINTABLE_STRING, DerInput.IA5_STRING, DerInput.OCTET_STRING);
  private static final int MAX_HEADER = 256;
  private static final int MAX_TRIMMED = 4;

  private Lenient() {}

  /**
   * Returns the first element of bytes that something may precede and follow: zeros that pad, or a
   * vendor's header and trailer, which no signature covers.
   */
  static Element first(DerInput in, byte[] bytes, String name) throws DerException {
    if (in.nextIs(DerInput.SEQUENCE)) {
      Element element = in.next(DerInput.SEQUENCE, name);
      SignatureContainer.noteTrailing(in);
      return element;
    }
    for (int from = 1; from < Math.min(MAX_HEADER, bytes.length - 4); from++) {
      if (startsStructure(bytes, from)) {
        DerInput rest = in.from(from);
        Element element = rest.next(DerInput.SEQUENCE, name);
        in.tolerate(Leniency.LEADING_BYTES);
        SignatureContainer.noteTrailing(rest);
        return element;
      }
    }
    throw new DerException(name + " is no SEQUENCE");
  }

  // A SEQUENCE in a SEQUENCE, of a length of two or three octets that the bytes have room for.
  private static boolean startsStructure(byte[] bytes, int from) {
    int octets = bytes[from + 1] & 0x7F;
    if (bytes[from] != DerInput.SEQUENCE || bytes[from + 1] >= 0 || octets < 2 || octets > 3) {
      return false;
    }
    int inside = from + 2 + octets;
    if (inside >= bytes.length || bytes[inside] != DerInput.SEQUENCE) {
      return false;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = (length << 8) | (bytes[from + 2 + i] & 0xFF);
    }
    return length <= bytes.length - inside;
  }

  static void requireText(Element element, String name) throws DerException {
    if (!TEXTS.contains(element.tag())) {
      throw new DerException(name + " is no text");
    }
  }

  /** Reads a text that should be ASCII. */
  static String ascii(DerInput in, String name) throws DerException {
    String text = text(in, DerInput.IA5_STRING, name);
    if (!text.chars().allMatch(c -> c < 0x80)) {
      in.tolerate(Leniency.NOT_ASCII);
    }
    return text;
  }

  /** Reads a text that should be UTF-8. */
  static String utf8(DerInput in, String name) throws DerException {
    return text(in, DerInput.UTF8_STRING, name);
  }

  /** Reads a text of any type. */
  static String anyText(DerInput in, String name) throws DerException {
    for (int tag : TEXTS) {
      if (in.nextIs(tag)) {
        return text(in, tag, name);
      }
    }
    throw new DerException(name + " is no text");
  }

  private static String text(DerInput in, int due, String name) throws DerException {
    Element element = in.next(name);
    if (element.tag() != due) {
      requireText(element, name);
      in.tolerate(Leniency.TEXT_TYPE);
    }
    byte[] content = element.content();
    try {
      return decode(content, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      try {
        String text = decode(content, Charset.forName("GB18030"));
        in.tolerate(Leniency.GBK_TEXT);
        return text;
      } catch (CharacterCodingException | IllegalArgumentException e) {
        throw new DerException(name + " is no text in UTF-8 or GBK", e);
      }
    }
  }

  private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  static byte[] bits(DerInput in, String name) throws DerException {
    return bits(in.next(DerInput.BIT_STRING, name), in, name);
  }

  /**
   * Returns the octets of a BIT STRING, whatever it says of unused bits: OpenSSL takes zeros at the
   * end for unused ones and drops them.
   */
  static byte[] bits(Element element, DerInput in, String name) throws DerException {
    byte[] content = element.content();
    if (content.length == 0 || content[0] < 0 || content[0] > 7) {
      throw new DerException(name + " is no string of bits");
    }
    byte[] octets = Arrays.copyOfRange(content, 1, content.length);
    if (content[0] == 0) {
      return octets;
    }
    in.tolerate(Leniency.UNUSED_BITS);
    return untrimmed(octets);
  }

  private static byte[] untrimmed(byte[] octets) {
    if (octets.length < 2 || octets[0] != DerInput.SEQUENCE || octets[1] < 0) {
      return octets;
    }
    int missing = 2 + octets[1] - octets.length;
    return missing > 0 && missing <= MAX_TRIMMED
        ? Arrays.copyOf(octets, octets.length + missing)
        : octets;
  }

  /** Reads a signature algorithm's identifier; the other names of SM2 with SM3 are noted. */
  static String algorithm(DerInput in, String name) throws DerException {
    String oid = Primitives.oid(in, name);
    if (Sm2Oids.SM2.contains(oid) && !oid.equals("1.2.156.10197.1.501")) {
      in.tolerate(Leniency.ALGORITHM_IDENTIFIER);
    }
    return oid;
  }
}
