package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;

/** Issues codes in the name of one authority. Immutable; thread-safe as its signer is. */
public final class QrIssuer {

  private final Signer signer;
  private final String issuerCode;
  private final PublicKey key;
  private final CoseAlgorithm algorithm;
  private final KeyId keyId;

  private QrIssuer(Signer signer, String issuerCode) {
    this.signer = signer;
    this.issuerCode = requireNonNull(issuerCode, "issuerCode");
    this.key = signer.certificate().getPublicKey();
    this.algorithm =
        CoseAlgorithm.of(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "codes are signed with SM2 or P-256 keys, not with " + signer.algorithm()));
    this.keyId = KeyId.of(key);
  }

  /**
   * Returns an issuer that signs with SM2 or, for readers abroad, with ECDSA on P-256.
   *
   * @param issuerCode the authority's code; each code issued must state it
   * @throws IllegalArgumentException if the signer's key is of another kind: an RSA signature alone
   *     would take a third of a code
   */
  public static QrIssuer of(Signer signer, String issuerCode) {
    return new QrIssuer(signer, issuerCode);
  }

  /**
   * Signs claims and makes the code that carries them.
   *
   * @throws IllegalArgumentException if the claims name another issuer or are too large for a code
   * @throws GeneralSecurityException if the signer refuses, or gives a signature that its
   *     certificate does not verify
   */
  public QrCode issue(QrClaims claims) throws GeneralSecurityException {
    if (!claims.issuerCode().equals(issuerCode)) {
      throw new IllegalArgumentException(
          "claims name the issuer " + claims.issuerCode() + ", not " + issuerCode);
    }
    CoseContent content = CoseContent.of(algorithm, keyId, ClaimsCodec.encode(claims));
    byte[] message = CoseSign1.of(content, sign(content.toBeSigned())).encode();
    return QrCode.of(QrVerifier.PREFIX + Base45.encode(message));
  }

  // Checked in the form that is printed: a faulty device would be noticed at the counters, too
  // late.
  private byte[] sign(byte[] message) throws GeneralSecurityException {
    byte[] signature = RawSignature.fromDer(signer.sign(message));
    if (SignatureCheck.of(key, message, RawSignature.toDer(signature)) != SignatureCheck.YES) {
      throw new SignatureException("the signer's signature does not verify with its certificate");
    }
    return signature;
  }
}
