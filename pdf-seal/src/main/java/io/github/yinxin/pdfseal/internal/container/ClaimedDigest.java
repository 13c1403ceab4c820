package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;

/** Digests as they are named and told in foreign bytes. */
final class ClaimedDigest {

  private ClaimedDigest() {}

  static Digest.Algorithm algorithm(String oid) throws DerException {
    return Digest.Algorithm.withOid(oid)
        .orElseThrow(() -> new DerException("digest algorithm " + oid + " is not known"));
  }

  static Digest of(Digest.Algorithm algorithm, byte[] value) throws DerException {
    if (value.length != algorithm.length()) {
      throw new DerException(algorithm + " digest has " + value.length + " bytes");
    }
    return Digest.of(algorithm, value);
  }
}
