package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Timestamper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** Who proves when signatures were made, if anybody: tokens over signature values. */
public final class SignatureStamps {

  /** Nobody: containers hold no token. */
  public static final SignatureStamps NONE = new SignatureStamps(null);

  // Attribute, identifier, tags and lengths around a token.
  private static final int AROUND = 64;

  private final @Nullable Timestamper timestamper;

  private SignatureStamps(@Nullable Timestamper timestamper) {
    this.timestamper = timestamper;
  }

  /** Returns those of an authority. */
  public static SignatureStamps by(Timestamper timestamper) {
    return new SignatureStamps(timestamper);
  }

  /** Returns how much room a container keeps for a token. */
  int room() {
    Timestamper authority = timestamper;
    return authority == null ? 0 : authority.maxLength() + AROUND;
  }

  /**
   * Returns the token over a signature value; empty if nobody is asked.
   *
   * @throws GeneralSecurityException if the authority refuses, or its token is longer than it says:
   *     the room is fixed by then, and nothing is signed again
   */
  byte[] token(Digest.Algorithm digest, byte[] signature)
      throws IOException, GeneralSecurityException {
    Timestamper authority = timestamper;
    if (authority == null) {
      return new byte[0];
    }
    byte[] token = authority.stamp(Digest.compute(digest, signature));
    if (token.length > authority.maxLength()) {
      throw new GeneralSecurityException(
          "a time stamp of " + token.length + " bytes, announced with " + authority.maxLength());
    }
    return token;
  }
}
