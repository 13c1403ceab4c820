package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a COSE_Sign1 message signs: its protected header and its payload. */
public final class CoseContent {

  private static final Cbor CONTEXT = new TextItem("Signature1");

  private final CoseHeader header;
  private final BytesItem headerBytes;
  private final BytesItem payload;

  private CoseContent(CoseHeader header, BytesItem headerBytes, BytesItem payload) {
    this.header = header;
    this.headerBytes = headerBytes;
    this.payload = payload;
  }

  /** Returns the content of a new message. */
  public static CoseContent of(CoseHeader header, byte[] payload) {
    return new CoseContent(header, new BytesItem(header.encode()), new BytesItem(payload));
  }

  static CoseContent of(byte[] header, byte[] payload) throws RefusedException {
    return new CoseContent(
        CoseHeader.decode(header), new BytesItem(header), new BytesItem(payload));
  }

  /** Returns the protected header. */
  public CoseHeader header() {
    return header;
  }

  /** Returns a copy of the payload. */
  public byte[] payload() {
    return payload.bytes();
  }

  /**
   * Returns the bytes to sign or verify, with the header as received (RFC 9052, 4.4).
   *
   * @param purpose the external data: what one kind of message signs is never good for another
   */
  public byte[] toBeSigned(Purpose purpose) {
    return new ArrayItem(List.of(CONTEXT, headerBytes, purpose.externalData(), payload)).encode();
  }

  BytesItem headerItem() {
    return headerBytes;
  }

  BytesItem payloadItem() {
    return payload;
  }

  /** What a message is for. */
  public enum Purpose {
    /** A code on a license. */
    CODE(""),
    /** A list of whose codes are trusted. */
    TRUST_LIST("yinxin trust list");

    private final String externalData;

    Purpose(String externalData) {
      this.externalData = externalData;
    }

    private Cbor externalData() {
      return new BytesItem(externalData.getBytes(StandardCharsets.UTF_8));
    }
  }
}
