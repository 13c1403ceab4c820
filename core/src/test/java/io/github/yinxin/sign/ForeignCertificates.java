package io.github.yinxin.sign;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates with keys that the library does not use. */
final class ForeignCertificates {

  private ForeignCertificates() {}

  static Identity selfSigned(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair keys = generator.generateKeyPair();
    X500Name name = new X500Name("CN=Foreign");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
            Date.from(Instant.parse("2031-01-01T00:00:00Z")),
            name,
            keys.getPublic());
    try {
      var holder =
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
      return new Identity(
          keys.getPrivate(), List.of(new JcaX509CertificateConverter().getCertificate(holder)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("no signature on " + curve, e);
    }
  }
}
