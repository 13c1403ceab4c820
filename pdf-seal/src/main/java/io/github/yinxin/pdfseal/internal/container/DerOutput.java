package io.github.yinxin.pdfseal.internal.container;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Writes DER elements; a part that came from outside goes in byte for byte. */
final class DerOutput {

  private DerOutput() {}

  /** Returns a SEQUENCE of elements that are encoded already. */
  static byte[] sequence(byte[]... elements) {
    return element(DerInput.SEQUENCE, elements);
  }

  /** Returns a SET OF elements that are encoded already, in the order of X.690 11.6. */
  static byte[] set(byte[]... elements) {
    byte[][] sorted = elements.clone();
    Arrays.sort(sorted, Arrays::compareUnsigned);
    return element(DerInput.SET, sorted);
  }

  /** Returns elements that are encoded already under a context tag. */
  static byte[] tagged(int tag, byte[]... elements) {
    return element(tag, elements);
  }

  /** Returns an element under another tag, its content unchanged (IMPLICIT). */
  static byte[] retagged(int tag, byte[] element) {
    byte[] copy = element.clone();
    copy[0] = (byte) tag;
    return copy;
  }

  static byte[] integer(BigInteger value) {
    return element(DerInput.INTEGER, value.toByteArray());
  }

  static byte[] integer(int value) {
    return element(DerInput.INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] octets(byte[] value) {
    return element(DerInput.OCTET_STRING, value);
  }

  /** Returns a BIT STRING of whole octets. */
  static byte[] bits(byte[] value) {
    return element(DerInput.BIT_STRING, new byte[1], value);
  }

  /** Returns NULL. */
  static byte[] nothing() {
    return element(DerInput.NULL);
  }

  static byte[] utf8(String value) {
    return element(DerInput.UTF8_STRING, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns an IA5String; the caller has made sure that the text is ASCII. */
  static byte[] ia5(String value) {
    return element(DerInput.IA5_STRING, value.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] time(Instant value) {
    try {
      String text = Primitives.GENERALIZED_TIME.format(value.atOffset(ZoneOffset.UTC));
      return element(DerInput.GENERALIZED_TIME, text.getBytes(StandardCharsets.US_ASCII));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("time " + value + " has no year of four digits", e);
    }
  }

  /** Returns the time as X.509 and CMS write it: UTCTime until 2049, GeneralizedTime from 2050. */
  static byte[] signingTime(Instant value) {
    byte[] generalized = time(value);
    int year = value.atOffset(ZoneOffset.UTC).getYear();
    return year < 1950 || year > 2049
        ? generalized
        : element(DerInput.UTC_TIME, Arrays.copyOfRange(generalized, 4, generalized.length));
  }

  static byte[] oid(String value) {
    try {
      return new ASN1ObjectIdentifier(value).getEncoded();
    } catch (IOException e) {
      throw new IllegalArgumentException("object identifier " + value, e);
    }
  }

  static byte[] certificate(X509Certificate value) throws CertificateEncodingException {
    return octets(value.getEncoded());
  }

  /** Returns elements one behind the other, as part of something. */
  static byte[] joined(byte[]... elements) {
    byte[] out = new byte[length(elements)];
    join(elements, out, 0);
    return out;
  }

  private static int length(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    return length;
  }

  private static void join(byte[][] parts, byte[] out, int from) {
    int at = from;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
  }

  /** Returns tag and length of an element. */
  static byte[] header(int tag, int length) {
    int octets = length < 0x80 ? 0 : (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    byte[] header = new byte[2 + octets];
    header[0] = (byte) tag;
    header[1] = (byte) (octets == 0 ? length : 0x80 | octets);
    for (int i = 0; i < octets; i++) {
      header[2 + i] = (byte) (length >>> (8 * (octets - 1 - i)));
    }
    return header;
  }

  private static byte[] element(int tag, byte[]... parts) {
    int length = length(parts);
    byte[] header = header(tag, length);
    byte[] element = Arrays.copyOf(header, header.length + length);
    join(parts, element, header.length);
    return element;
  }
}
