package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Digests;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/** The signer of a time-stamp token (RFC 5652 5.3), whose attributes are all signed. */
final class SignerInfo {

  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
  private static final String CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";

  private final @Nullable X500Principal issuer;
  private final BigInteger serial;
  private final byte[] keyIdentifier;
  private final SignatureScheme scheme;
  private final byte[] signedBytes;
  private final Map<String, Der.Element> attributes;
  private final byte[] signature;
  private final String contentType;
  private final byte[] messageDigest;

  private SignerInfo(Der parts) throws MalformedException, NoSuchAlgorithmException {
    parts.next(Der.INTEGER);
    Der.Element id = parts.next();
    boolean byName = id.tag() == Der.SEQUENCE;
    Der names = id.open();
    this.issuer = byName ? name(names.next(Der.SEQUENCE)) : null;
    this.serial = byName ? names.next(Der.INTEGER).integer() : BigInteger.ZERO;
    this.keyIdentifier = byName ? new byte[0] : id.bytes();
    String digest = parts.next(Der.SEQUENCE).open().next(Der.OBJECT_IDENTIFIER).oid();
    this.signedBytes = parts.next(Der.context(0)).encoded();
    // RFC 5652 5.4: signed is the DER of the SET OF, not of the tag that stands in the message.
    signedBytes[0] = Der.SET;
    this.attributes = attributes(Der.of(signedBytes).next(Der.SET).open());
    this.scheme = SignatureScheme.parse(parts.next(Der.SEQUENCE), digest);
    this.signature = parts.next().octets();
    this.contentType = attribute(CONTENT_TYPE).next(Der.OBJECT_IDENTIFIER).oid();
    this.messageDigest = attribute(MESSAGE_DIGEST).next(Der.OCTET_STRING).bytes();
  }

  static SignerInfo parse(Der.Element sequence)
      throws MalformedException, NoSuchAlgorithmException {
    return new SignerInfo(sequence.open());
  }

  private static X500Principal name(Der.Element name) throws MalformedException {
    try {
      return new X500Principal(name.encoded());
    } catch (IllegalArgumentException e) {
      throw new MalformedException("name of a signer", e);
    }
  }

  private static Map<String, Der.Element> attributes(Der set) throws MalformedException {
    Map<String, Der.Element> found = new HashMap<>();
    while (!set.atEnd()) {
      Der attribute = set.next(Der.SEQUENCE).open();
      String type = attribute.next(Der.OBJECT_IDENTIFIER).oid();
      if (found.put(type, attribute.next(Der.SET)) != null) {
        throw new MalformedException("attribute " + type + " twice");
      }
    }
    return found;
  }

  private Der attribute(String type) throws MalformedException {
    Der.Element values = attributes.get(type);
    if (values == null) {
      throw new MalformedException("no signed attribute " + type);
    }
    Der value = values.open();
    Der only = value.next().reopened();
    value.requireEnd("a signed attribute");
    return only;
  }

  SignatureScheme scheme() {
    return scheme;
  }

  byte[] signedBytes() {
    return signedBytes.clone();
  }

  byte[] signature() {
    return signature.clone();
  }

  String contentType() {
    return contentType;
  }

  byte[] messageDigest() {
    return messageDigest.clone();
  }

  boolean isOf(X509Certificate certificate) {
    return issuer != null
        ? issuer.equals(certificate.getIssuerX500Principal())
            && serial.equals(certificate.getSerialNumber())
        : CertificateParts.subjectKey(certificate)
            .filter(key -> Arrays.equals(key, keyIdentifier))
            .isPresent();
  }

  boolean namesNobody() {
    return !attributes.containsKey(CERTIFICATE) && !attributes.containsKey(CERTIFICATE_V2);
  }

  // RFC 2634 5.4 and RFC 5035 3: the first identifier is the signer's. Without the signature over
  // it a certificate of the same key, but of other rights, could be put in its place.
  boolean names(X509Certificate certificate) {
    try {
      boolean named = !namesNobody();
      if (attributes.containsKey(CERTIFICATE)) {
        named = matches(first(CERTIFICATE), "SHA-1", certificate);
      }
      if (named && attributes.containsKey(CERTIFICATE_V2)) {
        Der identifier = first(CERTIFICATE_V2);
        Optional<Der.Element> algorithm = identifier.optional(Der.SEQUENCE);
        String digest =
            algorithm.isEmpty()
                ? "SHA-256"
                : SignatureScheme.digest(algorithm.get().open().next(Der.OBJECT_IDENTIFIER).oid());
        named = matches(identifier, digest, certificate);
      }
      return named;
    } catch (MalformedException | NoSuchAlgorithmException e) {
      return false;
    }
  }

  private Der first(String type) throws MalformedException {
    return attribute(type)
        .next(Der.SEQUENCE)
        .open()
        .next(Der.SEQUENCE)
        .open()
        .next(Der.SEQUENCE)
        .open();
  }

  private static boolean matches(Der identifier, String digest, X509Certificate certificate)
      throws MalformedException {
    try {
      return MessageDigest.isEqual(
          identifier.next(Der.OCTET_STRING).bytes(),
          Digests.create(digest).digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return false;
    }
  }
}
