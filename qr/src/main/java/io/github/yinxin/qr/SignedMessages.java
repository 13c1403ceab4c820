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
    byte[] message = content.toBeSigned(purpose);
    byte[] signature = RawSignature.fromDer(signer.sign(message));
    // Checked in the form that is printed: a faulty device would be noticed at the counters, too
    // late.
    PublicKey key = signer.certificate().getPublicKey();
    if (SignatureCheck.of(key, message, RawSignature.toDer(signature)) != SignatureCheck.YES) {
      throw new SignatureException("the signer's signature does not verify with its certificate");
    }
    return signature;
  }

  static SignatureCheck check(PublicKey key, CoseSign1 message, Purpose purpose) {
    return SignatureCheck.of(
        key, message.content().toBeSigned(purpose), RawSignature.toDer(message.signature()));
  }
}
