package io.github.yinxin.qr;

import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RawSignature;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A code put together byte by byte, wrong in one place and right in all others: the signature is
 * good over whatever header and payload it is given.
 */
final class Forgery {

  static final byte[] NOTHING_UNPROTECTED = {(byte) 0xA0};

  private Identity signer = Codes.SM2;
  private byte[] header = header(-70001, keyId(Codes.SM2));
  private byte[] unprotected = NOTHING_UNPROTECTED;
  private byte[] payload;
  private byte[] signature = {};

  private Forgery() throws Exception {
    payload = Verdicts.deflate(ClaimsCodec.encode(Codes.claims()));
  }

  /** Begins with a code that is right in all places. */
  static Forgery begun() throws Exception {
    return new Forgery();
  }

  static byte[] keyId(Identity identity) {
    return KeyId.of(identity.certificate().getPublicKey()).bytes();
  }

  static byte[] header(long algorithm, byte[] keyId) {
    return map(Map.of(1L, new IntegerItem(algorithm), 4L, new BytesItem(keyId)));
  }

  static byte[] map(Map<Long, Cbor> entries) {
    return Cbor.mapOf(entries).encode();
  }

  static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  Forgery by(Identity identity) {
    signer = identity;
    return this;
  }

  Forgery header(byte[] bytes) {
    header = bytes;
    return this;
  }

  Forgery unprotected(byte[] cbor) {
    unprotected = cbor;
    return this;
  }

  Forgery payload(byte[] bytes) {
    payload = bytes;
    return this;
  }

  Forgery claims(byte[] cbor) throws Exception {
    return payload(Verdicts.deflate(cbor));
  }

  /** In place of the good one. */
  Forgery signature(byte[] bytes) {
    signature = bytes;
    return this;
  }

  /** Returns r and s over the Sig_structure with the given context and external data. */
  byte[] signed(String context, byte[] external) throws Exception {
    byte[] structure =
        new ArrayItem(
                List.of(
                    new TextItem(context),
                    new BytesItem(header),
                    new BytesItem(external),
                    new BytesItem(payload)))
            .encode();
    return RawSignature.fromDer(signer.signer().sign(structure));
  }

  /** Returns the four parts, each encoded. */
  byte[][] parts() throws Exception {
    byte[] made = signature.length > 0 ? signature : signed("Signature1", new byte[0]);
    return new byte[][] {
      new BytesItem(header).encode(),
      unprotected,
      new BytesItem(payload).encode(),
      new BytesItem(made).encode()
    };
  }

  byte[] message() throws Exception {
    return joined(hex("d284"), parts());
  }

  String text() throws Exception {
    return Codes.text(message());
  }

  static byte[] joined(byte[] head, byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(head);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
