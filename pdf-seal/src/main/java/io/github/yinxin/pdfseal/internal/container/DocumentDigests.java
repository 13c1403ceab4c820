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
final class DocumentDigests {

  private DocumentDigests() {}

  static byte[] of(Digest.Algorithm algorithm, byte[] before, List<ByteBuffer> pieces) {
    MessageDigest digest = algorithm.start();
    digest.update(before);
    pieces.forEach(piece -> digest.update(piece.duplicate()));
    return digest.digest();
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
          ? Optional.of(
              Digest.of(
                  Digest.Algorithm.SM3,
                  of(Digest.Algorithm.SM3, Sm2Mistake.identity(elliptic), document)))
          : Optional.empty();
    }
    String scheme = key instanceof ECPublicKey ? "ECDSA" : key.getAlgorithm();
    return Arrays.stream(Digest.Algorithm.values())
        .filter(digest -> !isSm2(key) && jcaName.equals(digest.name() + "with" + scheme))
        .findFirst()
        .map(digest -> Digest.of(digest, of(digest, new byte[0], document)));
  }

  static boolean isSm2(PublicKey key) {
    return SignatureAlgorithm.of(key).equals(Optional.of(SignatureAlgorithm.SM2_SM3));
  }
}
