package io.github.yinxin.pdfseal.internal.container;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jcajce.interfaces.BCX509Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Values of primitive DER elements; every wrong one is a {@link DerException} with its name. */
final class Primitives {

  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** GB/T 38540 writes times in UTC to the second. */
  static final DateTimeFormatter GENERALIZED_TIME =
      new DateTimeFormatterBuilder()
          // Not the pattern uuuu: that one knows signs and longer years.
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("MMddHHmmss'Z'")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int MAX_INTEGER_BITS = 31;
  // With its exponent and the lengths around both.
  private static final int MAX_RSA_BYTES = 4096 / 8 + 64;

  private Primitives() {}

  static int integer(DerInput in, String name) throws DerException {
    byte[] content = in.next(DerInput.INTEGER, name).content();
    if (content.length == 0 || new BigInteger(content).bitLength() > MAX_INTEGER_BITS) {
      throw new DerException(name + " is not a small integer");
    }
    int value = new BigInteger(content).intValueExact();
    if (content.length != BigInteger.valueOf(value).toByteArray().length) {
      throw new DerException(name + " is an integer that is not in its shortest form");
    }
    return value;
  }

  static String utf8(DerInput in, String name) throws DerException {
    return text(in.next(DerInput.UTF8_STRING, name), StandardCharsets.UTF_8, name);
  }

  static String ia5(DerInput in, String name) throws DerException {
    return text(in.next(DerInput.IA5_STRING, name), StandardCharsets.US_ASCII, name);
  }

  static byte[] octets(DerInput in, String name) throws DerException {
    return in.next(DerInput.OCTET_STRING, name).content();
  }

  /** Reads a BIT STRING of whole octets. */
  static byte[] bits(DerInput in, String name) throws DerException {
    byte[] content = in.next(DerInput.BIT_STRING, name).content();
    if (content.length == 0 || content[0] != 0) {
      throw new DerException(name + " is not a string of whole octets");
    }
    return Arrays.copyOfRange(content, 1, content.length);
  }

  static String oid(DerInput in, String name) throws DerException {
    byte[] encoded = in.next(DerInput.OBJECT_IDENTIFIER, name).encoded();
    try {
      return ASN1ObjectIdentifier.getInstance(encoded).getId();
    } catch (IllegalArgumentException e) {
      throw new DerException(name + " is no object identifier", e);
    }
  }

  /**
   * Reads the algorithm of a seal or seal signature: SM2 with SM3, by any of its names. It stands
   * outside the signature, so nothing else protects it.
   */
  static String sm2(DerInput in, String name) throws DerException {
    String algorithm = oid(in, name);
    if (!Sm2Oids.SM2.contains(algorithm)) {
      throw new DerException(name + " " + algorithm + " is not SM2 with SM3");
    }
    return algorithm;
  }

  static Instant time(DerInput in, String name) throws DerException {
    return time(
        text(in.next(DerInput.GENERALIZED_TIME, name), StandardCharsets.US_ASCII, name), name);
  }

  /** Reads a time as X.509 and CMS write it. */
  static Instant signingTime(DerInput in, String name) throws DerException {
    if (!in.nextIs(DerInput.UTC_TIME)) {
      return time(in, name);
    }
    String text = text(in.next(name), StandardCharsets.US_ASCII, name);
    // RFC 5652 11.3: years of two digits run from 1950 to 2049.
    String century = text.compareTo("5") < 0 ? "20" : "19";
    return time(century + text, name);
  }

  private static Instant time(String text, String name) throws DerException {
    try {
      return LocalDateTime.parse(text, GENERALIZED_TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new DerException(name + " is not a time in UTC to the second", e);
    }
  }

  static X500Principal name(DerInput in, String name) throws DerException {
    try {
      return new X500Principal(in.next(DerInput.SEQUENCE, name).encoded());
    } catch (IllegalArgumentException e) {
      throw new DerException(name + " is no distinguished name", e);
    }
  }

  /** Returns whether a certificate has a subject key identifier (RFC 5280 4.2.1.2). */
  static boolean hasKeyIdentifier(X509Certificate certificate, byte[] identifier) {
    byte[] extension = certificate.getExtensionValue("2.5.29.14");
    return extension != null
        && Arrays.equals(extension, DerOutput.octets(DerOutput.octets(identifier)));
  }

  static X509Certificate certificate(DerInput in, String name) throws DerException {
    return certificate(octets(in, name), name);
  }

  static X509Certificate certificate(byte[] der, String name) throws DerException {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", BOUNCY_CASTLE);
      if (factory.generateCertificate(new ByteArrayInputStream(der)) instanceof X509Certificate c
          // The parser also takes BER, PEM and trailing bytes; no signature covers those.
          && Arrays.equals(c.getEncoded(), der)) {
        requireReadable(c, name);
        return c;
      }
      throw new DerException(name + " is no certificate in DER");
    } catch (CertificateException | RuntimeException e) {
      // The parser throws unchecked exceptions on some foreign bytes.
      throw new DerException(name + " is no certificate", e);
    }
  }

  // Bouncy Castle looks at these parts only when asked, and fails then: with null or unchecked.
  private static void requireReadable(X509Certificate certificate, String name)
      throws DerException, CertificateException {
    requireBearableKey(certificate, name);
    if (certificate.getPublicKey() == null) {
      throw new DerException(name + " has a key of no known kind");
    }
    requireNonNull(certificate.getNotBefore(), "notBefore");
    requireNonNull(certificate.getNotAfter(), "notAfter");
    requireNonNull(certificate.getSubjectX500Principal().getName(), "subject");
    requireNonNull(certificate.getIssuerX500Principal().getName(), "issuer");
    certificate.getKeyUsage();
    certificate.getExtendedKeyUsage();
    certificate.getBasicConstraints();
  }

  // Bouncy Castle looks for factors of an RSA modulus before it gives the key: one of 16384 bits
  // takes seconds, and nobody has such keys.
  private static void requireBearableKey(X509Certificate certificate, String name)
      throws DerException {
    if (certificate instanceof BCX509Certificate ours) {
      SubjectPublicKeyInfo key = ours.getTBSCertificateNative().getSubjectPublicKeyInfo();
      if (key.getAlgorithm().getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)
          && key.getPublicKeyData().getBytes().length > MAX_RSA_BYTES) {
        throw new DerException(name + " has an RSA key of more than 4096 bits");
      }
    }
  }

  private static String text(Element element, Charset charset, String name) throws DerException {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(element.content())).toString();
    } catch (CharacterCodingException e) {
      throw new DerException(name + " is not " + charset + " text", e);
    }
  }
}
