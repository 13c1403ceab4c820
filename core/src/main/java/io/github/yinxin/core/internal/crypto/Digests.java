package io.github.yinxin.core.internal.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests by their JCA name. */
public final class Digests {

  private Digests() {}

  /**
   * Returns a fresh digest; SM3 by Bouncy Castle, everything else by the JDK (its SHA-256 is
   * intrinsic).
   */
  public static MessageDigest create(String jcaName) {
    try {
      return jcaName.equals("SM3")
          ? MessageDigest.getInstance(jcaName, BouncyCastle.PROVIDER)
          : MessageDigest.getInstance(jcaName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("digest " + jcaName + " is missing", e);
    }
  }
}
