package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Contradiction;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/**
 * Reads CMS SignedData (RFC 5652) of any algorithm but SM2, with Bouncy Castle's classes unless it
 * is plain.
 */
final class CmsReader {

  private static final String TIME_STAMP_INFO = PKCSObjectIdentifiers.id_ct_TSTInfo.getId();
  private static final CMSSignatureAlgorithmNameGenerator ALGORITHM_NAMES =
      new DefaultCMSSignatureAlgorithmNameGenerator();

  private CmsReader() {}

  /** Returns whether the bytes begin like a ContentInfo, in DER or BER: a SEQUENCE of an OID. */
  static boolean looksLike(byte[] contents) {
    int position = 1;
    if (contents.length > 1 && contents[0] == DerInput.SEQUENCE) {
      int length = contents[1] & 0xFF;
      position = 2 + (length > 0x80 ? length & 0x7F : 0);
    }
    return position < contents.length && contents[position] == DerInput.OBJECT_IDENTIFIER;
  }

  static SignatureContainer read(byte[] contents, KnownParts known) throws DerException {
    Optional<SignatureContainer> plain = PlainCms.read(contents, known);
    return plain.isPresent() ? plain.get() : read(contents);
  }

  /** Reads what need not be plain. */
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
    byte @Nullable [] attributes = info.getEncodedSignedAttributes();
    byte @Nullable [] content = content(data);
    @Nullable TimeStampInfo stamp =
        data.getSignedContentTypeOID().equals(TIME_STAMP_INFO)
            ? stamp(content, messageDigest(info))
            : null;
    @Nullable Digest vouched =
        stamp != null
            ? stamp.imprint()
            : documentDigest(content, attributes == null ? null : messageDigest(info), info);
    if (vouched != null && vouched.algorithm() == Digest.Algorithm.SHA1) {
      leniencies.add(Leniency.SHA1_DIGEST);
    }
    return new SignatureContainer(
        Kind.CMS,
        stamp != null,
        signer,
        List.copyOf(others),
        vouched,
        attributes == null ? Set.of() : contradictions(attributes, data, info, signer),
        ALGORITHM_NAMES.getSignatureName(
            info.getDigestAlgorithmID(),
            new AlgorithmIdentifier(new ASN1ObjectIdentifier(info.getEncryptionAlgOID()))),
        attributes != null ? attributes : content != null ? content : new byte[0],
        info.getSignature(),
        Set.copyOf(leniencies),
        stamp == null ? null : stamp.time(),
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
        : Digest.compute(ClaimedDigest.algorithm(info.getDigestAlgOID()), content);
  }

  private static Set<Contradiction> contradictions(
      byte[] attributes, CMSSignedData data, SignerInformation info, X509Certificate signer)
      throws DerException, IOException {
    Set<Contradiction> found = EnumSet.noneOf(Contradiction.class);
    byte @Nullable [] content = content(data);
    Digest claimed = messageDigest(info);
    if (content != null && !Digest.compute(claimed.algorithm(), content).equals(claimed)) {
      found.add(Contradiction.CONTENT_DIGEST);
    }
    Attributes signed =
        Attributes.parse(DerInput.of(attributes).next(DerInput.SET, "signed attributes"));
    signed.requireContentType(data.getSignedContentTypeOID());
    if (!SigningCertificate.agrees(signed, signer)) {
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
  private static TimeStampInfo stamp(byte @Nullable [] inside, Digest contentDigest)
      throws DerException {
    if (inside == null) {
      throw new DerException("time stamp without content");
    }
    if (!Digest.compute(contentDigest.algorithm(), inside).equals(contentDigest)) {
      throw new DerException("time stamp's digest is not that of its content");
    }
    return TimeStampInfo.parse(inside);
  }

  private static X509Certificate certificates(
      CMSSignedData data, SignerInformation info, List<X509Certificate> others)
      throws DerException, IOException {
    X509Certificate signer = null;
    for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
      SignatureContainer.requireFew(others.size());
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
    return ClaimedDigest.of(
        ClaimedDigest.algorithm(info.getDigestAlgOID()),
        ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0)).getOctets());
  }
}
