package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Detached CMS SignedData (RFC 5652) in the CAdES baseline form that PAdES asks for. */
public final class Cms {

  // Attributes, algorithm identifiers, serial number, tags and lengths; an elliptic signature.
  private static final int FIXED_PART = 1024;

  private static final String TIME_STAMP_INFO = PKCSObjectIdentifiers.id_ct_TSTInfo.getId();
  private static final CMSSignatureAlgorithmNameGenerator ALGORITHM_NAMES =
      new DefaultCMSSignatureAlgorithmNameGenerator();

  private Cms() {}

  /**
   * Signs a document's digest (ETSI EN 319 122-1: content type, message digest and signing
   * certificate; the time stands in the signature dictionary).
   */
  public static byte[] make(Digest documentDigest, Signer signer) throws GeneralSecurityException {
    try {
      JcaSignerInfoGeneratorBuilder builder =
          new JcaSignerInfoGeneratorBuilder(
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(Primitives.BOUNCY_CASTLE)
                  .build());
      AttributeTable attributes = signedAttributes(documentDigest, signer.certificate());
      builder.setSignedAttributeGenerator(ignored -> attributes);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(builder.build(new PortSigner(signer), signer.certificate()));
      generator.addCertificates(new JcaCertStore(signer.certificates()));
      return generator.generate(new CMSAbsentContent(), false).getEncoded("DER");
    } catch (SignerRefused e) {
      throw e.refusal;
    } catch (OperatorCreationException | CMSException | IOException e) {
      throw new SignatureException("CMS container could not be made", e);
    }
  }

  /** Returns how many bytes {@link #make} gives at most. */
  public static int maxLength(Signer signer) throws GeneralSecurityException {
    X509Certificate own = signer.certificate();
    // SignerInfo repeats the issuer's name.
    int length = FIXED_PART + own.getIssuerX500Principal().getEncoded().length;
    if (own.getPublicKey() instanceof RSAPublicKey rsa) {
      length += rsa.getModulus().bitLength() / Byte.SIZE + 1;
    }
    for (X509Certificate certificate : signer.certificates()) {
      length += certificate.getEncoded().length;
    }
    return length;
  }

  private static AttributeTable signedAttributes(Digest digest, X509Certificate certificate)
      throws GeneralSecurityException {
    byte[] certificateHash = Digest.compute(digest.algorithm(), certificate.getEncoded()).bytes();
    AlgorithmIdentifier hash =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.algorithm().oid()));
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest.bytes())));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2(hash, certificateHash))));
    return new AttributeTable(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /** Returns whether the bytes begin like a ContentInfo, in DER or BER: a SEQUENCE of an OID. */
  static boolean looksLike(byte[] contents) {
    int position = 1;
    if (contents.length > 1 && contents[0] == DerInput.SEQUENCE) {
      int length = contents[1] & 0xFF;
      position = 2 + (length > 0x80 ? length & 0x7F : 0);
    }
    return position < contents.length && contents[position] == DerInput.OBJECT_IDENTIFIER;
  }

  static SignatureContainer read(byte[] contents) throws DerException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      ContentInfo outer = ContentInfo.getInstance(in.readObject());
      Set<Leniency> leniencies = EnumSet.noneOf(Leniency.class);
      if (!allZero(in.readAllBytes())) {
        leniencies.add(Leniency.TRAILING_BYTES);
      }
      if (Sm2Oids.isGm(outer.getContentType().getId())) {
        return SignedDataReader.read(contents);
      }
      CMSSignedData data = new CMSSignedData(outer);
      Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        throw new DerException("SignedData has " + signers.size() + " signers, not one");
      }
      SignerInformation info = signers.iterator().next();
      return bySm2(info) ? SignedDataReader.read(contents) : read(data, info, leniencies);
    } catch (CMSException | IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("no CMS SignedData", e);
    }
  }

  // Bouncy Castle does not know all the names of SM2, and sorts attributes anew.
  private static boolean bySm2(SignerInformation info) {
    return info.getDigestAlgOID().equals(Sm2Oids.SM3)
        || Sm2Oids.SM2.contains(info.getDigestAlgOID())
        || Sm2Oids.SM2.contains(info.getEncryptionAlgOID());
  }

  private static SignatureContainer read(
      CMSSignedData data, SignerInformation info, Set<Leniency> leniencies)
      throws DerException, IOException {
    List<X509Certificate> others = new ArrayList<>();
    X509Certificate signer = certificates(data, info, others);
    boolean stamp = data.getSignedContentTypeOID().equals(TIME_STAMP_INFO);
    byte @Nullable [] attributes = info.getEncodedSignedAttributes();
    byte @Nullable [] content = content(data);
    @Nullable Digest vouched =
        stamp
            ? stampedDigest(content, messageDigest(info))
            : documentDigest(content, attributes == null ? null : messageDigest(info), info);
    if (vouched != null && vouched.algorithm() == Digest.Algorithm.SHA1) {
      leniencies.add(Leniency.SHA1_DIGEST);
    }
    return new SignatureContainer(
        Kind.CMS,
        stamp,
        signer,
        List.copyOf(others),
        vouched,
        attributes == null ? Set.of() : contradictions(attributes, content, info, signer),
        ALGORITHM_NAMES.getSignatureName(
            info.getDigestAlgorithmID(),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(info.getEncryptionAlgOID()))),
        attributes != null ? attributes : content != null ? content : new byte[0],
        info.getSignature(),
        Set.copyOf(leniencies),
        null,
        null,
        timeStampToken(info),
        withParameters(info));
  }

  private static byte @Nullable [] content(CMSSignedData data) throws IOException, DerException {
    if (data.getSignedContent() == null) {
      return null;
    }
    if (data.getSignedContent() instanceof CMSProcessableByteArray content) {
      return content.getInputStream().readAllBytes();
    }
    throw new DerException("the content is no OCTET STRING");
  }

  /**
   * Returns the digest of the document: detached, what the attributes say, or nothing, if the
   * signature covers the document itself; with content, the content if it is a SHA-1 digest (ISO
   * 32000-1 12.8.3.3.1, adbe.pkcs7.sha1), else the content's.
   */
  private static @Nullable Digest documentDigest(
      byte @Nullable [] content, @Nullable Digest claimed, SignerInformation info)
      throws DerException {
    if (content == null) {
      return claimed;
    }
    return content.length == Digest.Algorithm.SHA1.length()
        ? Digest.of(Digest.Algorithm.SHA1, content)
        : Digest.compute(digestAlgorithm(info.getDigestAlgOID()), content);
  }

  private static Set<Contradiction> contradictions(
      byte[] attributes, byte @Nullable [] content, SignerInformation info, X509Certificate signer)
      throws DerException {
    Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
    Digest claimed = messageDigest(info);
    if (content != null && !Digest.compute(claimed.algorithm(), content).equals(claimed)) {
      found.add(Contradiction.CONTENT_DIGEST);
    }
    DerInput set = DerInput.of(attributes);
    if (!SigningCertificate.agrees(
        Attributes.parse(set.next(DerInput.SET, "signed attributes")), signer)) {
      found.add(Contradiction.SIGNING_CERTIFICATE);
    }
    return found;
  }

  // The salt's length stands in the parameters and nowhere else.
  private static byte @Nullable [] withParameters(SignerInformation info) throws IOException {
    return info.getEncryptionAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())
        ? info.toASN1Structure().getDigestEncryptionAlgorithm().getEncoded()
        : null;
  }

  private static byte @Nullable [] timeStampToken(SignerInformation info)
      throws DerException, IOException {
    AttributeTable unsigned = info.getUnsignedAttributes();
    Attribute attribute =
        unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
    if (attribute == null) {
      return null;
    }
    if (attribute.getAttrValues().size() != 1) {
      throw new DerException(attribute.getAttrValues().size() + " time stamps in one attribute");
    }
    return attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded();
  }

  private static boolean allZero(byte[] padding) {
    for (byte b : padding) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  // RFC 3161 2.4.2: the token vouches for the imprint inside, and its digest for the inside.
  private static Digest stampedDigest(byte @Nullable [] inside, Digest contentDigest)
      throws DerException {
    if (inside == null) {
      throw new DerException("time stamp without content");
    }
    if (!Digest.compute(contentDigest.algorithm(), inside).equals(contentDigest)) {
      throw new DerException("time stamp's digest is not that of its content");
    }
    return imprint(inside);
  }

  /** Returns the time that a token tells (RFC 3161 2.4.2), unjudged. */
  static Instant stampedTime(byte[] token) throws DerException {
    try {
      CMSSignedData data = new CMSSignedData(token);
      if (data.getSignedContent() instanceof CMSProcessableByteArray content) {
        return TSTInfo.getInstance(content.getInputStream().readAllBytes())
            .getGenTime()
            .getDate()
            .toInstant();
      }
      throw new DerException("time stamp without content");
    } catch (CMSException | IOException | ParseException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("no time stamp", e);
    }
  }

  /** Returns the digest that a time stamp vouches for, out of its TSTInfo. */
  static Digest imprint(byte[] timeStampInfo) throws DerException {
    try {
      MessageImprint imprint = TSTInfo.getInstance(timeStampInfo).getMessageImprint();
      return digest(imprint.getHashAlgorithm().getAlgorithm().getId(), imprint.getHashedMessage());
    } catch (RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("time stamp's content is no TSTInfo", e);
    }
  }

  private static X509Certificate certificates(
      CMSSignedData data, SignerInformation info, List<X509Certificate> others)
      throws DerException, IOException {
    X509Certificate signer = null;
    for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
      X509Certificate certificate = Primitives.certificate(holder.getEncoded(), "certificate");
      if (signer == null && info.getSID().match(holder)) {
        signer = certificate;
      } else {
        others.add(certificate);
      }
    }
    if (signer == null) {
      throw new DerException("SignedData has no certificate of its signer");
    }
    return signer;
  }

  private static Digest messageDigest(SignerInformation info) throws DerException {
    AttributeTable attributes = info.getSignedAttributes();
    Attribute attribute = attributes == null ? null : attributes.get(CMSAttributes.messageDigest);
    if (attribute == null || attribute.getAttrValues().size() != 1) {
      throw new DerException("SignedData has no signed message digest");
    }
    return digest(
        info.getDigestAlgOID(),
        ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0)).getOctets());
  }

  private static Digest digest(String oid, byte[] value) throws DerException {
    Digest.Algorithm algorithm = digestAlgorithm(oid);
    if (value.length != algorithm.length()) {
      throw new DerException(algorithm + " digest has " + value.length + " bytes");
    }
    return Digest.of(algorithm, value);
  }

  private static Digest.Algorithm digestAlgorithm(String oid) throws DerException {
    return Digest.Algorithm.withOid(oid)
        .orElseThrow(() -> new DerException("digest algorithm " + oid + " is not known"));
  }

  /** Hands Bouncy Castle's bytes to the signer port. */
  private static final class PortSigner implements ContentSigner {

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final Signer signer;

    PortSigner(Signer signer) {
      this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return new DefaultSignatureAlgorithmIdentifierFinder().find(signer.algorithm().jcaName());
    }

    @Override
    public OutputStream getOutputStream() {
      return message;
    }

    @Override
    public byte[] getSignature() {
      try {
        return signer.sign(message.toByteArray());
      } catch (GeneralSecurityException e) {
        throw new SignerRefused(e);
      }
    }
  }

  /** Carries a signer's exception through Bouncy Castle, which has no place for it. */
  private static final class SignerRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GeneralSecurityException refusal;

    SignerRefused(GeneralSecurityException refusal) {
      super(refusal);
      this.refusal = refusal;
    }
  }
}
