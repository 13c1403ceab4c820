package io.github.yinxin.benchmarks;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The limits of stamping (copy, digest, signature, verification) and of verifying (digest,
 * verifications), and nothing of PDF. Belongs to one thread.
 */
final class Floor {

  private final byte[] sealed;
  private final byte[] covered;
  private final SignatureAlgorithm algorithm;
  private final KeyedOnce keyedOnce;
  private final byte[] message;
  private final byte[] signature;

  private Floor(byte[] sealed, byte[] covered, SignatureAlgorithm algorithm, KeyedOnce keyedOnce)
      throws GeneralSecurityException {
    this.sealed = sealed;
    this.covered = covered;
    this.algorithm = algorithm;
    this.keyedOnce = keyedOnce;
    this.message = algorithm.digest().start().digest(covered);
    this.signature = keyedOnce.sign(message);
  }

  /** Returns the floor under a stamp: as many bytes are copied and digested as it has. */
  static Floor under(byte[] sealed, SignatureAlgorithm algorithm, Identity identity)
      throws IOException, GeneralSecurityException {
    try (PDDocument document = Loader.loadPDF(sealed)) {
      byte[] covered = document.getLastSignatureDictionary().getSignedContent(sealed);
      return new Floor(
          sealed,
          covered,
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

  /** Does the work, and returns the copy. */
  byte[] stamp() throws GeneralSecurityException {
    byte[] digest = algorithm.digest().start().digest(covered);
    byte[] signature = keyedOnce.sign(digest);
    if (!keyedOnce.verify(digest, signature)) {
      throw new SignatureException("the floor's signature is wrong");
    }
    return sealed.clone();
  }
}
