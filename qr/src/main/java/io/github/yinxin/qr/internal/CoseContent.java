package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.util.List;
import java.util.Map;

/** What a COSE_Sign1 message signs: its protected header and its payload. */
public final class CoseContent {

  private static final long ALGORITHM = 1;
  private static final long KEY_ID = 4;
  private static final Cbor CONTEXT = new TextItem("Signature1");
  private static final Cbor NO_EXTERNAL_DATA = new BytesItem(new byte[0]);

  private final BytesItem header;
  private final BytesItem payload;
  private final long algorithm;
  private final KeyId keyId;

  private CoseContent(BytesItem header, BytesItem payload, long algorithm, KeyId keyId) {
    this.header = header;
    this.payload = payload;
    this.algorithm = algorithm;
    this.keyId = keyId;
  }

  /** Returns the content of a new message. */
  public static CoseContent of(CoseAlgorithm algorithm, KeyId keyId, byte[] payload) {
    Cbor header =
        Cbor.mapOf(
            Map.of(
                ALGORITHM, new IntegerItem(algorithm.number()),
                KEY_ID, new BytesItem(keyId.bytes())));
    return new CoseContent(
        new BytesItem(header.encode()), new BytesItem(payload), algorithm.number(), keyId);
  }

  static CoseContent of(byte[] header, byte[] payload) throws RefusedException {
    Cbor entries = Cbor.decode(header);
    int size = entries.entries().size();
    // Exactly these two: an entry that is not understood could change what the rest means.
    if (size != 2) {
      throw RefusedException.failed(
          "受保护头部有 " + size + " 项，应为 2", "the protected header has " + size + " entries, not 2");
    }
    return new CoseContent(
        new BytesItem(header),
        new BytesItem(payload),
        entries.entry(ALGORITHM).integer(),
        KeyId.of(entries.entry(KEY_ID).bytes()));
  }

  /** Returns the number of the algorithm that the header claims. */
  public long algorithm() {
    return algorithm;
  }

  /** Returns the key that the header names. */
  public KeyId keyId() {
    return keyId;
  }

  /** Returns a copy of the payload. */
  public byte[] payload() {
    return payload.bytes();
  }

  /** Returns the bytes to sign or verify, with the header as received (RFC 9052, 4.4). */
  public byte[] toBeSigned() {
    return new ArrayItem(List.of(CONTEXT, header, NO_EXTERNAL_DATA, payload)).encode();
  }

  BytesItem headerItem() {
    return header;
  }

  BytesItem payloadItem() {
    return payload;
  }
}
