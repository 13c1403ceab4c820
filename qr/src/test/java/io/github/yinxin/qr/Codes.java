package io.github.yinxin.qr;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseHeader;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes, good and forged, with keys made on the spot. */
final class Codes {

  static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  static final String ISSUER_CODE = "11330000002482082X";
  static final String OTHER_CODE = "11310000002420001A";

  static final Identity SM2 = identity(SignatureAlgorithm.SM2_SM3);
  static final Identity P256 = identity(SignatureAlgorithm.ECDSA_SHA256);
  static final Identity RSA = identity(SignatureAlgorithm.RSA_SHA256);

  static final String LICENSE_TYPE = "11990000MB0000019F001";
  static final String OTHER_TYPE = "11990000MB0000019F002";

  /** As many fields as a code may have. */
  static final QrProfile PROFILE =
      new QrProfile(
          1,
          LICENSE_TYPE,
          Environment.PROD,
          IntStream.rangeClosed(1, 100)
              .boxed()
              .collect(
                  Collectors.toMap(i -> i, i -> new Field("KZ_" + i, "字段" + i, Treatment.CLEAR))));

  static final TrustList TRUSTED = trusting(trusted(ISSUER_CODE, SM2, P256));

  private Codes() {}

  private static Identity identity(SignatureAlgorithm algorithm) {
    Instant from = NOW.minus(Duration.ofDays(365));
    return CertificateAuthority.found(algorithm, "CN=Test Root CA, C=CN", from)
        .issue(
            "CN=Test Codes, C=CN",
            CertificateAuthority.Purpose.SIGNING,
            from,
            NOW.plus(Duration.ofDays(365)));
  }

  static TrustList trusting(Issuer... issuers) {
    TrustList.Builder list = TrustList.builder(Environment.PROD).profile(PROFILE);
    Arrays.asList(issuers).forEach(list::issuer);
    return list.build();
  }

  static Issuer trusted(String code, Identity... identities) {
    return Issuer.of(
        code,
        "某市行政审批局",
        Arrays.stream(identities)
            .map(identity -> IssuerKey.of(identity.certificate(), LICENSE_TYPE))
            .toArray(IssuerKey[]::new));
  }

  static QrClaims claims(Map<Integer, String> fields) {
    return claims(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(364)), fields);
  }

  static QrClaims claims(Instant issuedAt, Instant expiresAt, Map<Integer, String> fields) {
    return claims(issuedAt, expiresAt, StatusIndex.UNLISTED, face(fields));
  }

  static QrClaims claims(Instant issuedAt, Instant expiresAt, StatusIndex status, Face face) {
    Cti cti = new Cti(0x0123456789ABCDEFL);
    return new QrClaims(ISSUER_CODE, cti, issuedAt, expiresAt, status, face);
  }

  static Face face(Map<Integer, String> fields) {
    return new Face(
        PROFILE.number(),
        Environment.PROD,
        fields.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, field -> new Text(field.getValue()))));
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
    CoseContent content = CoseContent.of(CoseHeader.of(claimed.number(), keyId), payload);
    return text(signed(identity, content, Purpose.CODE));
  }

  static byte[] signed(Identity identity, CoseContent content, Purpose purpose)
      throws GeneralSecurityException {
    byte[] signature = RawSignature.fromDer(identity.signer().sign(content.toBeSigned(purpose)));
    return CoseSign1.of(content, signature).encode();
  }

  static String text(byte[] message) {
    return "EL1:" + Base45.encode(message);
  }
}
