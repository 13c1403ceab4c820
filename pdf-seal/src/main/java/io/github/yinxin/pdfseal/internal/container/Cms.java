package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.SignatureContainer.Kind;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Detached CMS SignedData (RFC 5652) in the CAdES baseline form that PAdES asks for. */
public final class Cms {

  // Attributes, algorithm identifiers, serial number, tags and lengths; an elliptic signature.
  private static final int FIXED_PART = 1024;

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
    byte[] certificateHash =
        Digest.compute(Digest.Algorithm.SHA256, certificate.getEncoded()).bytes();
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
    attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest.bytes())));
    attributes.add(
        attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new SigningCertificateV2(new ESSCertIDv2(certificateHash))));
    return new AttributeTable(attributes);
  }

  private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  static SignatureContainer read(byte[] der) throws DerException {
    try {
      CMSSignedData data = new CMSSignedData(der);
      requireDetached(data);
      Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
      if (signers.size() != 1) {
        throw new DerException("SignedData has " + signers.size() + " signers, not one");
      }
      SignerInformation info = signers.iterator().next();
      List<X509Certificate> others = new ArrayList<>();
      X509Certificate signer = certificates(data, info, others);
      requireKnownAlgorithm(info, signer);
      return new SignatureContainer(
          Kind.CMS,
          signer,
          List.copyOf(others),
          messageDigest(info),
          info.getEncodedSignedAttributes(),
          info.getSignature(),
          null,
          null);
    } catch (CMSException | IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes.
      throw new DerException("no CMS SignedData", e);
    }
  }

  // With content inside, a time-stamp token for one, the message digest is that of the content:
  // compared with the document's it would only seem broken.
  private static void requireDetached(CMSSignedData data) throws DerException {
    String type = data.getSignedContentTypeOID();
    if (!data.isDetachedSignature() || !type.equals(CMSObjectIdentifiers.data.getId())) {
      throw new DerException("SignedData with content of type " + type + " is not read yet");
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

  // The key decides the algorithm; a signature that names another one would only seem broken.
  private static void requireKnownAlgorithm(SignerInformation info, X509Certificate signer)
      throws DerException {
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(signer.getPublicKey());
    if (algorithm.isPresent()
        && !(names(algorithm.get()).contains(info.getEncryptionAlgOID())
            && info.getDigestAlgOID().equals(algorithm.get().digest().oid()))) {
      throw new DerException(
          "signature algorithm "
              + info.getEncryptionAlgOID()
              + " with digest "
              + info.getDigestAlgOID()
              + " is not read yet for a key of "
              + algorithm.get());
    }
  }

  private static Set<String> names(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case SM2_SM3 -> Primitives.SM2_NAMES;
      // Some name the key's algorithm instead of the signature's.
      case ECDSA_SHA256 -> Set.of(algorithm.oid(), "1.2.840.10045.2.1");
      case RSA_SHA256 -> Set.of(algorithm.oid(), "1.2.840.113549.1.1.1");
    };
  }

  private static Digest messageDigest(SignerInformation info) throws DerException {
    AttributeTable attributes = info.getSignedAttributes();
    Attribute attribute = attributes == null ? null : attributes.get(CMSAttributes.messageDigest);
    if (attribute == null || attribute.getAttrValues().size() != 1) {
      throw new DerException("SignedData has no signed message digest");
    }
    Digest.Algorithm algorithm =
        Arrays.stream(Digest.Algorithm.values())
            .filter(a -> a.oid().equals(info.getDigestAlgOID()))
            .findFirst()
            .orElseThrow(
                () -> new DerException("digest algorithm " + info.getDigestAlgOID() + " unknown"));
    byte[] value =
        ASN1OctetString.getInstance(attribute.getAttrValues().getObjectAt(0)).getOctets();
    if (value.length != 32) {
      throw new DerException("message digest has " + value.length + " bytes, not 32");
    }
    return Digest.of(algorithm, value);
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
        throw new IllegalStateException(signer + " did not sign", e);
      }
    }
  }
}
