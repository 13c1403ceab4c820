package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * What others do wrong when they digest a document or a certificate, where plain SM3 is due (GB/T
 * 38540-2020 7.1): told of a digest that is wrong, which it stays.
 */
public enum DigestMistake {
  /** The digest Z of the signer's identity precedes, as it does in a signature. */
  WITH_IDENTITY {
    @Override
    byte[] digest(PublicKey key, List<ByteBuffer> pieces) {
      return DocumentDigests.isSm2(key) && key instanceof ECPublicKey elliptic
          ? DocumentDigests.toBeSigned(elliptic, pieces).bytes()
          : new byte[0];
    }
  },
  /** The digest was digested once more. */
  TWICE {
    @Override
    byte[] digest(PublicKey key, List<ByteBuffer> pieces) {
      Digest once = DocumentDigests.of(Digest.Algorithm.SM3, pieces);
      return Digest.compute(Digest.Algorithm.SM3, once.bytes()).bytes();
    }
  },
  /** SHA-256 stands in the place of SM3. */
  OTHER_DIGEST {
    @Override
    byte[] digest(PublicKey key, List<ByteBuffer> pieces) {
      return DocumentDigests.of(Digest.Algorithm.SHA256, pieces).bytes();
    }
  };

  abstract byte[] digest(PublicKey key, List<ByteBuffer> pieces);

  /**
   * Returns the words to end a detail with: the name of the mistake that explains a wrong digest,
   * or nothing.
   *
   * @param key the signer's
   * @param pieces what was to be digested; positions and limits are left alone
   */
  public static String words(PublicKey key, Digest claimed, List<ByteBuffer> pieces) {
    return Arrays.stream(values())
        .filter(mistake -> Arrays.equals(mistake.digest(key, pieces), claimed.bytes()))
        .findFirst()
        .map(mistake -> " (" + mistake + ")")
        .orElse("");
  }
}
