package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads SignedData by SM2: GB/T 35275-2017 and its mixtures with RFC 5652, which Bouncy Castle's
 * reader refuses or, by sorting attributes anew, judges wrong. The bytes judged are those received.
 */
final class SignedDataReader {

  private static final int KEY_IDENTIFIER = 0x80;

  private final Kind kind;
  private final DerInput data;
  private final String contentType;
  private final byte @Nullable [] content;
  private final List<X509Certificate> certificates = new ArrayList<>();

  /**
   * Reads one ContentInfo of which the first element is the whole. One in BER is read as the DER of
   * the same elements, in which their order, and what is primitive in them, stay as received.
   */
  static SignatureContainer read(byte[] contents) throws DerException {
    try {
      return read(DerInput.of(contents));
    } catch (DerException strict) {
      byte[] definite = definite(contents);
      if (Arrays.equals(definite, contents)) {
        throw strict;
      }
      DerInput in = DerInput.of(definite);
      in.tolerate(Leniency.BER_ENCODING);
      return read(in);
    }
  }

  // With whatever follows: it is judged as it is behind DER.
  private static byte[] definite(byte[] contents) throws DerException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      byte[] first = in.readObject().getEncoded(ASN1Encoding.DL);
      byte[] rest = in.readAllBytes();
      byte[] whole = Arrays.copyOf(first, first.length + rest.length);
      System.arraycopy(rest, 0, whole, first.length, rest.length);
      return whole;
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("no SignedData", e);
    }
  }

  private static SignatureContainer read(DerInput all) throws DerException {
    DerInput info = all.next(DerInput.SEQUENCE, "ContentInfo").children();
    SignatureContainer.noteTrailing(all);
    String type = Primitives.oid(info, "contentType");
    if (!type.equals(Sm2Oids.GM_SIGNED_DATA) && !type.equals(Sm2Oids.CMS_SIGNED_DATA)) {
      throw new DerException("content type " + type + " is not SignedData");
    }
    DerInput explicit = info.next(DerInput.CONTEXT_0, "content").children();
    info.requireEnd("ContentInfo");
    DerInput data = explicit.next(DerInput.SEQUENCE, "SignedData").children();
    explicit.requireEnd("SignedData");
    return new SignedDataReader(Sm2Oids.isGm(type) ? Kind.GB35275 : Kind.CMS, data).signature();
  }

  private SignedDataReader(Kind kind, DerInput data) throws DerException {
    this.kind = kind;
    this.data = data;
    Primitives.integer(data, "version");
    data.next(DerInput.SET, "digestAlgorithms");
    DerInput inner = data.next(DerInput.SEQUENCE, "contentInfo").children();
    this.contentType = Primitives.oid(inner, "inner contentType");
    Optional<Element> explicit = inner.optional(DerInput.CONTEXT_0, "inner content");
    this.content =
        explicit.isPresent() ? Primitives.octets(explicit.get().children(), "inner content") : null;
    inner.requireEnd("contentInfo");
    if (Sm2Oids.isData(contentType) && Sm2Oids.isGm(contentType) != (kind == Kind.GB35275)) {
      data.tolerate(Leniency.MIXED_IDENTIFIERS);
    }
  }

  private SignatureContainer signature() throws DerException {
    Optional<Element> list = data.optional(DerInput.CONTEXT_0, "certificates");
    if (list.isPresent()) {
      DerInput each = list.get().children();
      while (each.hasNext()) {
        SignatureContainer.requireFew(certificates.size());
        certificates.add(Primitives.certificate(each.next("certificate").encoded(), "certificate"));
      }
    }
    data.optional(DerInput.CONTEXT_1, "crls");
    DerInput infos = data.next(DerInput.SET, "signerInfos").children();
    data.requireEnd("SignedData");
    DerInput info = infos.next(DerInput.SEQUENCE, "SignerInfo").children();
    infos.requireEnd("first of the signers, which must be the only one,");
    return signature(info);
  }

  private SignatureContainer signature(DerInput info) throws DerException {
    Primitives.integer(info, "SignerInfo version");
    X509Certificate signer = signer(info);
    requireSm3(info);
    Optional<Element> signed = info.optional(DerInput.CONTEXT_0, "authenticatedAttributes");
    @Nullable Attributes attributes = signed.isPresent() ? Attributes.parse(signed.get()) : null;
    String algorithm = algorithm(info, "digestEncryptionAlgorithm");
    byte[] value = Primitives.octets(info, "encryptedDigest");
    Optional<Element> unsigned = info.optional(DerInput.CONTEXT_1, "unauthenticatedAttributes");
    info.requireEnd("SignerInfo");
    byte @Nullable [] token =
        unsigned.isPresent()
            ? Attributes.parse(unsigned.get()).value(Sm2Oids.TIME_STAMP_TOKEN).orElse(null)
            : null;
    boolean sm2 = Sm2Oids.SM2.contains(algorithm);
    String name = sm2 ? SignatureAlgorithm.SM2_SM3.jcaName() : algorithm;
    Sm2Value.note(name, value, info);
    List<X509Certificate> others = new ArrayList<>(certificates);
    others.remove(signer);
    @Nullable TimeStampInfo stamp = stamp();
    return new SignatureContainer(
        kind,
        stamp != null,
        signer,
        List.copyOf(others),
        stamp == null ? documentDigest(attributes) : stamp.imprint(),
        contradictions(attributes, signer),
        name,
        signedBytes(attributes),
        value,
        info.leniencies(),
        stamp == null ? signingTime(attributes) : stamp.time(),
        null,
        token);
  }

  private static @Nullable Instant signingTime(@Nullable Attributes attributes)
      throws DerException {
    return attributes == null ? null : attributes.signingTime().orElse(null);
  }

  private X509Certificate signer(DerInput info) throws DerException {
    if (info.nextIs(KEY_IDENTIFIER)) {
      byte[] identifier = info.next("subjectKeyIdentifier").content();
      return signer(c -> Primitives.hasKeyIdentifier(c, identifier));
    }
    DerInput identifier = info.next(DerInput.SEQUENCE, "issuerAndSerialNumber").children();
    X500Principal issuer = Primitives.name(identifier, "issuer");
    byte[] serial = identifier.next(DerInput.INTEGER, "serialNumber").content();
    identifier.requireEnd("issuerAndSerialNumber");
    return signer(
        c ->
            Arrays.equals(c.getSerialNumber().toByteArray(), serial)
                && c.getIssuerX500Principal().equals(issuer));
  }

  private X509Certificate signer(Predicate<X509Certificate> named) throws DerException {
    return certificates.stream()
        .filter(named)
        .findFirst()
        .orElseThrow(() -> new DerException("SignedData has no certificate of its signer"));
  }

  private static String algorithm(DerInput in, String name) throws DerException {
    return Primitives.oid(in.next(DerInput.SEQUENCE, name).children(), name);
  }

  private static void requireSm3(DerInput info) throws DerException {
    String algorithm = algorithm(info, "digestAlgorithm");
    if (Sm2Oids.SM2.contains(algorithm)) {
      info.tolerate(Leniency.DIGEST_IDENTIFIER);
    } else if (!algorithm.equals(Sm2Oids.SM3)) {
      throw new DerException("digestAlgorithm " + algorithm + " is not SM3");
    }
  }

  // With attributes the signature covers them, as a SET (tag 31) in the order they came in; else
  // the content, or, if that is elsewhere, the document itself.
  private byte[] signedBytes(@Nullable Attributes attributes) {
    if (attributes != null) {
      return attributes.asSet();
    }
    return content == null ? new byte[0] : content;
  }

  private @Nullable TimeStampInfo stamp() throws DerException {
    if (!contentType.equals(Sm2Oids.TIME_STAMP_INFO)) {
      return null;
    }
    if (content == null) {
      throw new DerException("time stamp without content");
    }
    return TimeStampInfo.parse(content);
  }

  private @Nullable Digest documentDigest(@Nullable Attributes attributes) throws DerException {
    if (content == null) {
      return attributes == null ? null : sm3(attributes.messageDigest());
    }
    // Some products sign the document's digest as content instead of the document.
    return content.length == Digest.Algorithm.SM3.length()
        ? sm3(content)
        : Digest.compute(Digest.Algorithm.SM3, content);
  }

  private Set<Contradiction> contradictions(@Nullable Attributes attributes, X509Certificate signer)
      throws DerException {
    if (attributes == null) {
      return Set.of();
    }
    Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
    Digest claimed = sm3(attributes.messageDigest());
    requireContentType(attributes);
    if (content != null && !Digest.compute(Digest.Algorithm.SM3, content).equals(claimed)) {
      found.add(Contradiction.CONTENT_DIGEST);
    }
    if (!SigningCertificate.agrees(attributes, signer)) {
      found.add(Contradiction.SIGNING_CERTIFICATE);
    }
    return found;
  }

  // RFC 5652 11.1: the attribute repeats the type of the content.
  private void requireContentType(Attributes attributes) throws DerException {
    String signedType = attributes.contentType().orElse(contentType);
    if (!signedType.equals(contentType)) {
      if (!Sm2Oids.isData(signedType) || !Sm2Oids.isData(contentType)) {
        throw new DerException(
            "content type " + contentType + " is signed as if it were " + signedType);
      }
      data.tolerate(Leniency.MIXED_IDENTIFIERS);
    }
  }

  private static Digest sm3(byte[] value) throws DerException {
    return ClaimedDigest.of(Digest.Algorithm.SM3, value);
  }
}
