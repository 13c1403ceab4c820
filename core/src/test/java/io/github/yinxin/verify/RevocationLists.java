package io.github.yinxin.verify;

import static io.github.yinxin.verify.Papers.NOW;
import static io.github.yinxin.verify.Papers.revocation;
import static io.github.yinxin.verify.Papers.signer;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** Revocation lists of one authority, and what the signer's certificate is worth by them. */
final class RevocationLists {

  static final CertificateAuthority AUTHORITY = Papers.authority(SignatureAlgorithm.SM2_SM3);
  static final X509Certificate SIGNER = signer(AUTHORITY).certificate();
  static final Instant THIS = NOW.minus(Duration.ofHours(1));
  static final Instant NEXT = NOW.plus(Duration.ofHours(1));

  private RevocationLists() {}

  static TrustAnchors asking(byte[]... evidence) {
    return AUTHORITY.anchors().checkingRevocation(RevocationSource.of(evidence));
  }

  static byte[] list(Consumer<X509v2CRLBuilder> content) {
    return AUTHORITY.revocationList(
        THIS,
        builder -> {
          builder.setNextUpdate(Date.from(NEXT));
          content.accept(builder);
        });
  }

  static byte[] revoking(Instant since, int reason) {
    return list(b -> b.addCRLEntry(SIGNER.getSerialNumber(), Date.from(since), reason));
  }

  static byte[] extended(ASN1ObjectIdentifier id, ASN1Encodable value) {
    return list(
        builder -> {
          try {
            builder.addExtension(id, true, value);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  static Outcome asked(SigningTime time, byte[]... evidence) {
    return revocation(asking(evidence), time, SIGNER);
  }

  static byte[] empty() {
    return Papers.der(AUTHORITY.revocationList(Map.of(), THIS, NEXT));
  }
}
