package io.github.yinxin.qr;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Codes, good and forged, with keys made on the spot. */
final class Codes {

  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  static final String ISSUER_CODE = "11330000002482082X";
  static final String OTHER_CODE = "11310000002420001A";

  static final Identity SM2 = identity(SignatureAlgorithm.SM2_SM3);
  static final Identity P256 = identity(SignatureAlgorithm.ECDSA_SHA256);
  static final Identity RSA = identity(SignatureAlgorithm.RSA_SHA256);

  static final TrustList TRUSTED =
      TrustList.of(trusted(ISSUER_CODE, SM2), trusted(ISSUER_CODE, P256));

  private Codes() {}

  private static Identity identity(SignatureAlgorithm algorithm) {
    Instant from = NOW.minus(Duration.ofDays(365));
    return CertificateAuthority.found(algorithm, "CN=Test Root CA, C=CN", from)
        .issue("CN=Test Codes, C=CN", Purpose.SIGNING, from, NOW.plus(Duration.ofDays(365)));
  }

  static TrustList.Issuer trusted(String code, Identity identity) {
    return new TrustList.Issuer(code, "某市行政审批局", identity.certificate());
  }

  static QrClaims claims(Map<Integer, String> fields) {
    return claims(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(364)), fields);
  }

  static QrClaims claims(Instant issuedAt, Instant expiresAt, Map<Integer, String> fields) {
    Cti cti = new Cti(0x0123456789ABCDEFL);
    return new QrClaims(ISSUER_CODE, cti, issuedAt, expiresAt, 1, fields);
  }

  static QrClaims claims() {
    return claims(Map.of(1, "某某餐饮有限公司", 2, "热食类食品制售", 9, "张*"));
  }

  static String issue(Identity identity, QrClaims claims) throws GeneralSecurityException {
    return QrIssuer.of(identity.signer(), claims.issuerCode()).issue(claims).text();
  }

  /** Returns a code with a good signature over whatever header and payload are given. */
  static String forge(Identity identity, CoseAlgorithm claimed, byte[] payload)
      throws GeneralSecurityException {
    KeyId keyId = KeyId.of(identity.certificate().getPublicKey());
    CoseContent content = CoseContent.of(claimed, keyId, payload);
    byte[] signature = RawSignature.fromDer(identity.signer().sign(content.toBeSigned()));
    return text(CoseSign1.of(content, signature).encode());
  }

  static String text(byte[] message) {
    return "EL1:" + Base45.encode(message);
  }
}
