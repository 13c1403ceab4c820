package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.util.Arrays;

/** Signing and checking COSE_Sign1 messages. */
final class SignedMessages {

  private SignedMessages() {}

  /**
   * Returns the 64 bytes of a signature.
   *
   * @throws GeneralSecurityException if the signer refuses, or its signature does not verify
   */
  static byte[] sign(Signer signer, CoseContent content, Purpose purpose)
      throws GeneralSecurityException {
    byte[] verified = signer.signVerified(content.toBeSigned(purpose));
    byte[] signature = RawSignature.fromDer(verified);
    // What is printed must be what was verified: the counters would notice, too late.
    if (!Arrays.equals(RawSignature.toDer(signature), verified)) {
      throw new SignatureException("the signer's signature is not in DER");
    }
    return signature;
  }

  static SignatureCheck check(PublicKey key, CoseSign1 message, Purpose purpose) {
    return SignatureCheck.of(
        key, message.content().toBeSigned(purpose), RawSignature.toDer(message.signature()));
  }
}
