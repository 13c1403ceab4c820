package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads CMS as nearly every signer writes it: DER, detached, one signer, signed attributes, all
 * parts of the kinds that are known. Such a one says the same to {@link CmsReader}, which reads
 * every other, but takes it forty times as long.
 */
final class PlainCms {

  private static final int NULL = 0x05;
  private static final String PSS = PKCSObjectIdentifiers.id_RSASSA_PSS.getId();
  private static final DefaultCMSSignatureAlgorithmNameGenerator ALGORITHM_NAMES =
      new DefaultCMSSignatureAlgorithmNameGenerator();

  private final KnownParts known;
  private final DerInput all;
  private final List<X509Certificate> certificates = new ArrayList<>();

  private PlainCms(byte[] contents, KnownParts known) {
    this.all = DerInput.of(contents);
    this.known = known;
  }

  /** Returns what a container holds; nothing if it is not plain, or damaged. */
  static Optional<SignatureContainer> read(byte[] contents, KnownParts known) {
    try {
      return new PlainCms(contents, known).contentInfo();
    } catch (DerException | IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes. Its own reader decides.
      return Optional.empty();
    }
  }

  private Optional<SignatureContainer> contentInfo() throws DerException, IOException {
    DerInput info = all.next(DerInput.SEQUENCE, "ContentInfo").children();
    SignatureContainer.noteTrailing(all);
    if (!Primitives.oid(info, "contentType").equals(Sm2Oids.CMS_SIGNED_DATA)) {
      return Optional.empty();
    }
    DerInput explicit = info.next(DerInput.CONTEXT_0, "content").children();
    info.requireEnd("ContentInfo");
    DerInput data = explicit.next(DerInput.SEQUENCE, "SignedData").children();
    explicit.requireEnd("content");
    Primitives.integer(data, "version");
    algorithms(data.next(DerInput.SET, "digestAlgorithms").children());
    DerInput inner = data.next(DerInput.SEQUENCE, "encapContentInfo").children();
    String contentType = Primitives.oid(inner, "eContentType");
    inner.requireEnd("encapContentInfo of a detached signature");
    certificates(data.next(DerInput.CONTEXT_0, "certificates").children());
    DerInput infos = data.next(DerInput.SET, "signerInfos").children();
    data.requireEnd("SignedData");
    DerInput signer = infos.next(DerInput.SEQUENCE, "SignerInfo").children();
    infos.requireEnd("signerInfos");
    return signer(signer, contentType);
  }

  private static void algorithms(DerInput in) throws DerException {
    while (in.hasNext()) {
      algorithm(in, "digestAlgorithm");
    }
  }

  /** An algorithm without parameters, or with NULL: others are not plain. */
  private static String algorithm(DerInput in, String name) throws DerException {
    DerInput parts = in.next(DerInput.SEQUENCE, name).children();
    String oid = Primitives.oid(parts, name);
    if (parts.hasNext() && parts.next(NULL, name).content().length != 0) {
      throw new DerException(name + " has a NULL that is none");
    }
    parts.requireEnd(name);
    return oid;
  }

  private void certificates(DerInput in) throws DerException {
    while (in.hasNext()) {
      SignatureContainer.requireFew(certificates.size());
      certificates.add(
          known.certificate(in.next(DerInput.SEQUENCE, "certificate").encoded(), "certificate"));
    }
  }

  private Optional<SignatureContainer> signer(DerInput in, String contentType)
      throws DerException, IOException {
    Primitives.integer(in, "SignerInfo version");
    X509Certificate signer = named(in.next(DerInput.SEQUENCE, "issuerAndSerialNumber").children());
    String digest = algorithm(in, "digestAlgorithm");
    Element attributes = in.next(DerInput.CONTEXT_0, "signedAttrs");
    String algorithm = algorithm(in, "signatureAlgorithm");
    byte[] value = Primitives.octets(in, "signature");
    byte @Nullable [] token =
        in.hasNext() ? timeStampToken(in.next(DerInput.CONTEXT_1, "unsignedAttrs")) : null;
    in.requireEnd("SignerInfo");
    return forOthers(contentType, digest, algorithm)
        ? Optional.empty()
        : Optional.of(
            container(contentType, signer, digest, signed(attributes), algorithm, value, token));
  }

  private static boolean forOthers(String contentType, String digest, String algorithm) {
    return contentType.equals(Sm2Oids.TIME_STAMP_INFO)
        || digest.equals(Sm2Oids.SM3)
        || Sm2Oids.SM2.contains(digest)
        || Sm2Oids.SM2.contains(algorithm)
        || algorithm.equals(PSS);
  }

  // RFC 5652 5.4: signed is their DER, which these must be, so that there is nothing to make anew.
  private static Attributes signed(Element element) throws DerException, IOException {
    Attributes attributes = Attributes.parse(element);
    requireDer(attributes.asSet());
    return attributes;
  }

  private static void requireDer(byte[] structure) throws DerException, IOException {
    if (!Arrays.equals(
        ASN1Primitive.fromByteArray(structure).getEncoded(ASN1Encoding.DER), structure)) {
      throw new DerException("attributes are not DER");
    }
  }

  private static byte @Nullable [] timeStampToken(Element unsigned)
      throws DerException, IOException {
    requireDer(unsigned.encoded());
    return Attributes.parse(unsigned).value(Sm2Oids.TIME_STAMP_TOKEN).orElse(null);
  }

  // As the other reader compares: the first that is meant is the signer's.
  private X509Certificate named(DerInput identifier) throws DerException {
    X500Name issuer = X500Name.getInstance(identifier.next(DerInput.SEQUENCE, "issuer").encoded());
    byte[] serial = identifier.next(DerInput.INTEGER, "serialNumber").content();
    identifier.requireEnd("issuerAndSerialNumber");
    return certificates.stream()
        .filter(c -> Arrays.equals(c.getSerialNumber().toByteArray(), serial))
        .filter(c -> X500Name.getInstance(c.getIssuerX500Principal().getEncoded()).equals(issuer))
        .findFirst()
        .orElseThrow(() -> new DerException("SignedData has no certificate of its signer"));
  }

  private SignatureContainer container(
      String contentType,
      X509Certificate signer,
      String digest,
      Attributes attributes,
      String algorithm,
      byte[] value,
      byte @Nullable [] token)
      throws DerException {
    List<X509Certificate> others = new ArrayList<>(certificates);
    others.remove(signer);
    Digest claimed = ClaimedDigest.of(ClaimedDigest.algorithm(digest), attributes.messageDigest());
    attributes.requireContentType(contentType);
    return new SignatureContainer(
        Kind.CMS,
        false,
        signer,
        List.copyOf(others),
        claimed,
        SigningCertificate.agrees(attributes, signer)
            ? Set.of()
            : Set.of(Contradiction.SIGNING_CERTIFICATE),
        ALGORITHM_NAMES.getSignatureName(identifier(digest), identifier(algorithm)),
        attributes.asSet(),
        value,
        leniencies(claimed),
        null,
        null,
        token);
  }

  private Set<Leniency> leniencies(Digest claimed) throws DerException {
    Set<Leniency> leniencies = EnumSet.noneOf(Leniency.class);
    leniencies.addAll(all.leniencies());
    if (!EnumSet.of(Leniency.TRAILING_BYTES).containsAll(leniencies)) {
      throw new DerException("it is not plain: " + leniencies);
    }
    if (claimed.algorithm() == Digest.Algorithm.SHA1) {
      leniencies.add(Leniency.SHA1_DIGEST);
    }
    return Set.copyOf(leniencies);
  }

  private static AlgorithmIdentifier identifier(String oid) {
    return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
  }
}
