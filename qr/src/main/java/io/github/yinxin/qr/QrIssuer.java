package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseHeader;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.Deflate;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;

/** Issues codes in the name of one authority. Immutable; thread-safe as its signer is. */
public final class QrIssuer {

  private static final byte[] NO_DICTIONARY = {};

  private final Signer signer;
  private final String issuerCode;
  private final CoseHeader header;
  private final byte[] dictionary;

  private QrIssuer(Signer signer, String issuerCode, CoseHeader header, byte[] dictionary) {
    this.signer = signer;
    this.issuerCode = requireNonNull(issuerCode, "issuerCode");
    this.header = header;
    this.dictionary = dictionary;
  }

  /**
   * Returns an issuer that signs with SM2 or, for readers abroad, with ECDSA on P-256.
   *
   * @param issuerCode the authority's code; each code issued must state it
   * @throws IllegalArgumentException if the signer's key is of another kind: an RSA signature alone
   *     would take a third of a code
   */
  public static QrIssuer of(Signer signer, String issuerCode) {
    PublicKey key = signer.certificate().getPublicKey();
    Optional<CoseAlgorithm> algorithm = CoseAlgorithm.of(key);
    if (algorithm.isEmpty()) {
      throw new IllegalArgumentException(
          "codes are signed with SM2 or P-256 keys, not with " + signer.algorithm());
    }
    CoseHeader header = CoseHeader.of(algorithm.orElseThrow().number(), KeyId.of(key));
    return new QrIssuer(signer, issuerCode, header, NO_DICTIONARY);
  }

  /**
   * Returns an issuer whose codes refer back to a dictionary: about a third smaller, but readable
   * only with a trust list that has it.
   */
  public QrIssuer using(Dictionary newDictionary) {
    CoseHeader named = new CoseHeader(header.algorithm(), header.keyId(), newDictionary.number());
    return new QrIssuer(signer, issuerCode, named, newDictionary.bytes());
  }

  /**
   * Signs claims and makes the code that carries them.
   *
   * @throws IllegalArgumentException if the claims name another issuer or are too large for a code
   * @throws GeneralSecurityException if the signer refuses, or gives a signature that its
   *     certificate does not verify
   */
  public QrCode issue(QrClaims claims) throws GeneralSecurityException {
    return QrCode.of(QrVerifier.PREFIX + Base45.encode(message(claims)));
  }

  /** Returns the signed bytes, before they become text. */
  byte[] message(QrClaims claims) throws GeneralSecurityException {
    if (!claims.issuerCode().equals(issuerCode)) {
      throw new IllegalArgumentException(
          "claims name the issuer " + claims.issuerCode() + ", not " + issuerCode);
    }
    byte[] payload = Deflate.compress(ClaimsCodec.encode(claims), dictionary);
    CoseContent content = CoseContent.of(header, payload);
    return CoseSign1.of(content, SignedMessages.sign(signer, content, Purpose.CODE)).encode();
  }
}
