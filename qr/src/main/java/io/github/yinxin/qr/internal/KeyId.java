package io.github.yinxin.qr.internal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.HexFormat;

/**
 * The 8 bytes by which a code names its key ({@code kid}, RFC 9052 3.1): a hint, since others may
 * share them.
 *
 * @param bits the 8 bytes, most significant first
 */
public record KeyId(long bits) {

  static final int LENGTH = Long.BYTES;

  /** Returns the first 8 bytes of SM3 over the key's DER SubjectPublicKeyInfo (RFC 5280, 4.1). */
  public static KeyId of(PublicKey key) {
    byte[] info = requireNonNull(key.getEncoded(), "key has no encoding");
    byte[] digest = Digest.compute(Digest.Algorithm.SM3, info).bytes();
    return new KeyId(ByteBuffer.wrap(digest).getLong());
  }

  /**
   * Reads the 8 bytes of a header.
   *
   * @throws RefusedException if there are not exactly 8
   */
  public static KeyId of(byte[] bytes) throws RefusedException {
    if (bytes.length != LENGTH) {
      throw RefusedException.failed(
          "kid 长 " + bytes.length + " 字节，应为 " + LENGTH,
          "kid has " + bytes.length + " bytes, not " + LENGTH);
    }
    return new KeyId(ByteBuffer.wrap(bytes).getLong());
  }

  /** Returns the 8 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putLong(bits).array();
  }

  /** Returns the 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(bits);
  }
}
