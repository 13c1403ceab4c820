package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
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
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The same CMS as ours, by bcpkix. */
final class BouncyCastleCms {

  private BouncyCastleCms() {}

  /**
   * Signs a document's digest (ETSI EN 319 122-1: content type, message digest and signing
   * certificate; the time stands in the signature dictionary).
   */
  static byte[] make(Digest documentDigest, Signer signer, SignatureStamps stamps)
      throws IOException, GeneralSecurityException {
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
      CMSSignedData made = generator.generate(new CMSAbsentContent(), false);
      return stamped(made, signer.algorithm().digest(), stamps).getEncoded("DER");
    } catch (SignerRefused e) {
      throw e.refusal;
    } catch (OperatorCreationException | CMSException e) {
      throw new SignatureException("CMS container could not be made", e);
    }
  }

  // RFC 3161 Appendix A: over the signature value, among the attributes that are not signed.
  private static CMSSignedData stamped(
      CMSSignedData made, Digest.Algorithm digest, SignatureStamps stamps)
      throws IOException, GeneralSecurityException {
    SignerInformation signer = made.getSignerInfos().iterator().next();
    byte[] token = stamps.token(digest, signer.getSignature());
    if (token.length == 0) {
      return made;
    }
    Attribute attribute =
        attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            ASN1Primitive.fromByteArray(token));
    SignerInformation with =
        SignerInformation.replaceUnsignedAttributes(
            signer, new AttributeTable(new DERSet(attribute)));
    return CMSSignedData.replaceSigners(made, new SignerInformationStore(with));
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
        return signer.signVerified(message.toByteArray());
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
