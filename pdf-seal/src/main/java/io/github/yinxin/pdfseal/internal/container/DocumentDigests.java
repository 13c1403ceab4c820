package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Digests of a document in pieces, whose positions and limits are left alone. */
public final class DocumentDigests {

  private DocumentDigests() {}

  /** Returns the plain digest. */
  public static Digest of(Digest.Algorithm algorithm, List<ByteBuffer> pieces) {
    return of(algorithm, algorithm.start(), pieces);
  }

  /** Returns the digest that an SM2 signature is made from, with the signer's identity before. */
  static Digest toBeSigned(ECPublicKey key, List<ByteBuffer> pieces) {
    MessageDigest digest = Digest.Algorithm.SM3.start();
    digest.update(Sm2Mistake.identity(key));
    return of(Digest.Algorithm.SM3, digest, pieces);
  }

  private static Digest of(
      Digest.Algorithm algorithm, MessageDigest digest, List<ByteBuffer> pieces) {
    pieces.forEach(piece -> digest.update(piece.duplicate()));
    return Digest.of(algorithm, digest.digest());
  }

  /**
   * Returns the digest that a signature over a document itself is made from: for SM2 with the
   * signer's identity in it (GB/T 32918.2-2016 6.1).
   *
   * @param jcaName the signature algorithm; nothing if it does not fit the key, or is not known
   */
  static Optional<Digest> toBeSigned(PublicKey key, String jcaName, List<ByteBuffer> document) {
    if (jcaName.equals(SignatureAlgorithm.SM2_SM3.jcaName())) {
      return isSm2(key) && key instanceof ECPublicKey elliptic
          ? Optional.of(toBeSigned(elliptic, document))
          : Optional.empty();
    }
    String scheme = key instanceof ECPublicKey ? "ECDSA" : key.getAlgorithm();
    return Arrays.stream(Digest.Algorithm.values())
        .filter(digest -> !isSm2(key) && jcaName.equals(digest.name() + "with" + scheme))
        .findFirst()
        .map(digest -> of(digest, document));
  }

  static boolean isSm2(PublicKey key) {
    return SignatureAlgorithm.of(key).equals(Optional.of(SignatureAlgorithm.SM2_SM3));
  }
}
