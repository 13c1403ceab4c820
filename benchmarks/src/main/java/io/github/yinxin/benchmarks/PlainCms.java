package io.github.yinxin.benchmarks;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The CMS of peers that leave it to the caller: bcpkix's, with the JDK's RSA and SHA-256. */
final class PlainCms {

  private PlainCms() {}

  static byte[] of(Identity identity, byte[] content, Instant signedAt)
      throws GeneralSecurityException, IOException {
    try {
      ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(identity.key());
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(signingTime(signedAt)))
              .build(signer, identity.certificate()));
      generator.addCertificates(new JcaCertStore(identity.certificates()));
      return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    } catch (CMSException | OperatorCreationException e) {
      throw new GeneralSecurityException("CMS could not be made", e);
    }
  }

  private static AttributeTable signingTime(Instant signedAt) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(
        new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(signedAt)))));
    return new AttributeTable(attributes);
  }
}
