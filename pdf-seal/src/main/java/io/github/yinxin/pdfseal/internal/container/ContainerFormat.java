package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** How a sealer fills /Contents; one per purpose. */
public interface ContainerFormat {

  /** Vendors put their own mark before the common part. */
  String GM_FILTER = "Yinxin.GMPkiLite";

  /** Brackets, 0, three offsets of 18 digits and the blanks between them. */
  int LONGEST_RANGE = 60;

  /** Returns /Filter: the reader that should handle it. */
  String filter();

  /** Returns /SubFilter: what the bytes are. */
  String subFilter();

  /** Returns the digest that the document is put through. */
  Digest.Algorithm digest();

  /** Returns the most bytes that a container has; always the same. */
  int maxLength();

  /**
   * Signs the document's digest; the signature is verified before it is handed out, or stamped.
   * Returns the container in pieces, one behind the other: a seal is not copied once more.
   *
   * @param protectedRange the ByteRange as text, of at most {@link #LONGEST_RANGE} characters
   * @throws GeneralSecurityException if the signer refuses; nothing is signed twice
   */
  byte[][] pieces(Digest documentDigest, String protectedRange, Instant sealedAt)
      throws IOException, GeneralSecurityException;

  /**
   * Does the same and returns the container whole.
   *
   * @see #pieces
   */
  default byte[] contents(Digest documentDigest, String protectedRange, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    return DerOutput.joined(pieces(documentDigest, protectedRange, sealedAt));
  }

  /** Returns a CMS for common readers (ISO 32000-2 12.8.3.4, ETSI EN 319 142-1). */
  static ContainerFormat cms(Signer signer, SignatureStamps stamps) {
    return SignedData.cms(signer, stamps);
  }

  /** Returns a plain signature by SM2 (GB/T 35275-2017). */
  static ContainerFormat signedData(Signer signer, SignatureStamps stamps) {
    return SignedData.gm(signer, stamps);
  }

  /** Returns a seal signature by SM2 (GB/T 38540-2020 7.1). */
  static ContainerFormat sealSignature(byte[] seal, Signer signer, SignatureStamps stamps) {
    return new SealSignatures(seal, signer, stamps);
  }
}
