package io.github.yinxin.pdfseal.internal.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.SignatureCheck;
import java.nio.ByteBuffer;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RSASSA-PSS (RFC 8017 8.1) in CMS: the salt may have any length. */
class PssTest {

  private static final byte[] DOCUMENT = {1, 2, 3};

  @ParameterizedTest
  @CsvSource({"SHA-256,32", "SHA-256,20", "SHA-256,222", "SHA-512,64", "SHA-256,0"})
  void signature_withAnySalt_isRight_andWithAChangeWrong(String digest, int salt) throws Exception {
    SignatureContainer container = SignatureContainer.read(signed(digest, salt));
    assertEquals(SignatureCheck.YES, container.check(List.of(ByteBuffer.wrap(DOCUMENT))));
    container.signature()[0] ^= 1;
    assertEquals(SignatureCheck.NO, container.check(List.of(ByteBuffer.wrap(DOCUMENT))));
  }

  private static byte[] signed(String digest, int salt) throws Exception {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    Identity identity = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
    PSSParameterSpec parameters =
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(digest), salt, 1);
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(
                new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
            .build(
                new JcaContentSignerBuilder("RSASSA-PSS", parameters)
                    .setProvider(provider)
                    .build(identity.key()),
                identity.certificate()));
    generator.addCertificates(new JcaCertStore(identity.certificates()));
    return generator.generate(new CMSProcessableByteArray(DOCUMENT), false).getEncoded();
  }
}
