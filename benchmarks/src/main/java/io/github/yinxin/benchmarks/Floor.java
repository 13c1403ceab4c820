package io.github.yinxin.benchmarks;

import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The limits of stamping (copy, digest, signature, verification) and of verifying (digest,
 * verifications), and nothing of PDF. Belongs to one thread.
 */
final class Floor {

  private final byte[] sealed;
  private final byte[] covered;
  private final byte[] inContainer;
  private final SignatureAlgorithm algorithm;
  private final KeyedOnce keyedOnce;
  private final byte[] message;
  private final byte[] signature;

  private Floor(
      byte[] sealed, PDSignature signed, SignatureAlgorithm algorithm, KeyedOnce keyedOnce)
      throws IOException, GeneralSecurityException {
    this.sealed = sealed;
    this.covered = signed.getSignedContent(sealed);
    this.inContainer = signedIn(signed.getContents());
    this.algorithm = algorithm;
    this.keyedOnce = keyedOnce;
    this.message = algorithm.digest().start().digest(covered);
    this.signature = keyedOnce.sign(message);
  }

  private static byte[] signedIn(byte[] contents) throws IOException {
    try {
      return SignatureContainer.read(contents).signedBytes();
    } catch (DerException e) {
      throw new IOException("the sealed file's container cannot be read", e);
    }
  }

  /** Returns the floor under a stamp: as many bytes are copied and digested as it has. */
  static Floor under(byte[] sealed, SignatureAlgorithm algorithm, Identity identity)
      throws IOException, GeneralSecurityException {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      return new Floor(
          sealed,
          document.getLastSignatureDictionary(),
          algorithm,
          KeyedOnce.of(algorithm, identity, new BouncyCastleProvider()));
    }
  }

  /**
   * Digests the covered bytes once and verifies a signature several times.
   *
   * @return how often it was right
   */
  int verify(int times) throws GeneralSecurityException {
    byte[] digest = algorithm.digest().start().digest(covered);
    int right = 0;
    for (int i = 0; i < times; i++) {
      right += keyedOnce.verify(message, signature) ? 1 : 0;
    }
    return digest.length == 0 ? 0 : right;
  }

  /** Does the work, signing the digest alone, and returns the copy. */
  byte[] stamp() throws GeneralSecurityException {
    return stamp(algorithm.digest().start().digest(covered));
  }

  /** Does the work, signing what the container has signed: a seal and the digest, for example. */
  byte[] stampWithSeal() throws GeneralSecurityException {
    byte[] digest = algorithm.digest().start().digest(covered);
    byte[] toSign = inContainer.clone();
    System.arraycopy(digest, 0, toSign, 0, digest.length);
    return stamp(toSign);
  }

  private byte[] stamp(byte[] message) throws GeneralSecurityException {
    byte[] signature = keyedOnce.sign(message);
    if (!keyedOnce.verify(message, signature)) {
      throw new SignatureException("the floor's signature is wrong");
    }
    return sealed.clone();
  }
}
