package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Timestamper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;

/** Who proves when signatures were made, if anybody: tokens over signature values. */
public final class SignatureStamps {

  /** Nobody: containers hold no token. */
  public static final SignatureStamps NONE = new SignatureStamps(null);

  private final @Nullable Timestamper timestamper;
  private final int maxLength;

  private SignatureStamps(@Nullable Timestamper timestamper) {
    this.timestamper = timestamper;
    this.maxLength = timestamper == null ? 0 : timestamper.maxLength();
  }

  /** Returns those of an authority. */
  public static SignatureStamps by(Timestamper timestamper) {
    return new SignatureStamps(timestamper);
  }

  /** Returns how many bytes a token has at most; 0 if nobody is asked. */
  int maxLength() {
    return maxLength;
  }

  /**
   * Returns the token over a signature value in DER, as /Contents is (ISO 32000-1 12.8.3.3.1);
   * empty if nobody is asked.
   *
   * @throws GeneralSecurityException if the authority refuses, or its token is no structure, or
   *     longer than it says: the room is fixed by then, and nothing is signed again
   */
  byte[] token(Digest.Algorithm digest, byte[] signature)
      throws IOException, GeneralSecurityException {
    Timestamper authority = timestamper;
    if (authority == null) {
      return new byte[0];
    }
    byte[] token = der(authority.stamp(Digest.compute(digest, signature)));
    if (token.length > maxLength) {
      throw new GeneralSecurityException(
          "a time stamp of " + token.length + " bytes, announced with " + maxLength);
    }
    return token;
  }

  private static byte[] der(byte[] token) throws GeneralSecurityException {
    try (ASN1InputStream in = new ASN1InputStream(token)) {
      @Nullable ASN1Primitive structure = in.readObject();
      if (structure != null && in.read() < 0) {
        return structure.getEncoded(ASN1Encoding.DER);
      }
    } catch (IOException e) {
      throw new GeneralSecurityException("time stamp is no ASN.1", e);
    }
    throw new GeneralSecurityException("time stamp is empty, or something follows it");
  }
}
