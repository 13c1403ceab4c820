package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import java.util.List;
import java.util.Map;

/**
 * A COSE_Sign1 message (RFC 9052, 4.2) in the one shape that codes have: tagged, algorithm and key
 * in the protected header, nothing unprotected, the payload attached, a signature of 64 bytes.
 */
public final class CoseSign1 {

  private static final long TAG = 18;
  private static final int PARTS = 4;

  private final CoseContent content;
  private final byte[] signature;

  private CoseSign1(CoseContent content, byte[] signature) {
    this.content = content;
    this.signature = signature;
  }

  /**
   * Joins content and signature.
   *
   * @param signature r and s, 32 bytes each
   */
  public static CoseSign1 of(CoseContent content, byte[] signature) {
    return new CoseSign1(content, signature.clone());
  }

  /**
   * Reads a message; whether the signature is right is not looked at.
   *
   * @throws RefusedException if it has any other shape
   */
  public static CoseSign1 decode(byte[] bytes) throws RefusedException {
    List<Cbor> parts = Cbor.decode(bytes).tagged(TAG).items();
    if (parts.size() != PARTS) {
      throw RefusedException.failed(
          "COSE_Sign1 有 " + parts.size() + " 部分，应为 " + PARTS,
          "COSE_Sign1 has " + parts.size() + " parts, not " + PARTS);
    }
    if (!parts.get(1).entries().isEmpty()) {
      throw RefusedException.failed("未受保护头部不为空", "the unprotected header is not empty");
    }
    byte[] signature = parts.get(3).bytes();
    if (signature.length != RawSignature.LENGTH) {
      throw RefusedException.failed(
          "签名长 " + signature.length + " 字节，应为 " + RawSignature.LENGTH,
          "the signature has " + signature.length + " bytes, not " + RawSignature.LENGTH);
    }
    return new CoseSign1(CoseContent.of(parts.get(0).bytes(), parts.get(2).bytes()), signature);
  }

  /** Returns the deterministic encoding. */
  public byte[] encode() {
    List<Cbor> parts =
        List.of(
            content.headerItem(),
            Cbor.mapOf(Map.of()),
            content.payloadItem(),
            new BytesItem(signature));
    return new TaggedItem(TAG, new ArrayItem(parts)).encode();
  }

  /** Returns what is signed. */
  public CoseContent content() {
    return content;
  }

  /** Returns a copy of the signature: r and s, 32 bytes each. */
  public byte[] signature() {
    return signature.clone();
  }
}
