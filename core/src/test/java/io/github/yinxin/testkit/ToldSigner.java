package io.github.yinxin.testkit;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A signer that does what a test tells it, be it right or not.
 *
 * @param algorithm which it says is its own
 * @param certificates which it shows
 * @param signing what it does
 */
public record ToldSigner(
    SignatureAlgorithm algorithm, List<X509Certificate> certificates, Signing signing)
    implements Signer {

  /** Makes a signature. */
  @FunctionalInterface
  public interface Signing {
    /** Returns what passes for a signature over a message. */
    byte[] sign(byte[] message) throws GeneralSecurityException;
  }

  /** Shows what an honest signer does, and signs in another way. */
  public static ToldSigner insteadOf(Signer honest, Signing signing) {
    return new ToldSigner(honest.algorithm(), honest.certificates(), signing);
  }

  /** Has the wrong key: its signatures are well formed, but over something else. */
  public static ToldSigner wrong(Signer honest) {
    return insteadOf(honest, message -> honest.sign(new byte[] {1}));
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return signing.sign(message);
  }
}
