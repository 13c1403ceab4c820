package io.github.yinxin.qr;

import static io.github.yinxin.qr.Forgery.begun;
import static io.github.yinxin.qr.Forgery.header;
import static io.github.yinxin.qr.Forgery.hex;
import static io.github.yinxin.qr.Forgery.joined;
import static io.github.yinxin.qr.Forgery.keyId;
import static io.github.yinxin.qr.Forgery.map;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.yinxin.qr.KioskVerdict.Reason;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Codes whose COSE_Sign1 message is wrong; all else is right, the signature included. */
final class NegativeMessages {

  private static final BigInteger SM2_ORDER =
      new BigInteger("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123", 16);
  private static final BigInteger P256_ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  private final List<NegativeCase> cases = new ArrayList<>();

  private NegativeMessages() {}

  static List<NegativeCase> all() throws Exception {
    NegativeMessages messages = new NegativeMessages();
    messages.wrappings();
    messages.encodings();
    messages.headers();
    messages.keys();
    messages.signatures();
    return messages.cases;
  }

  private void structure(String id, String what, byte[] message) {
    add(id, what, message, QrCheck.STRUCTURE, Reason.MALFORMED);
  }

  private void structure(String id, String what, Forgery forgery) throws Exception {
    structure(id, what, forgery.message());
  }

  private void add(String id, String what, byte[] message, QrCheck check, Reason reason) {
    cases.add(NegativeCase.of(id, what, Codes.text(message), check, reason));
  }

  private void wrappings() throws Exception {
    byte[][] parts = begun().parts();
    byte[][] three = Arrays.copyOf(parts, 3);
    structure("CO1", "no message", new byte[0]);
    structure("CO2", "no tag", joined(hex("84"), parts));
    structure("CO3", "tag of COSE_Mac0", joined(hex("d184"), parts));
    structure("CO4", "tag of a CWT around it", joined(hex("d83dd284"), parts));
    structure("CO5", "the tag twice", joined(hex("d2d284"), parts));
    structure("CO6", "three parts", joined(hex("d283"), three));
    structure("CO7", "a fifth part", joined(joined(hex("d285"), parts), hex("f6")));
    structure("CO8", "an array without end", joined(joined(hex("d29f"), parts), hex("ff")));
    structure("CO9", "a length longer than needed", joined(hex("d29804"), parts));
    structure("CO10", "a tag longer than needed", joined(hex("d81284"), parts));
    structure("CO11", "a byte behind the end", joined(begun().message(), hex("00")));
    structure("CO12", "the last byte cut off", cut(begun().message(), 1));
    structure("CO13", "two messages", joined(begun().message(), begun().message()));
    structure("CO14", "ten thousand arrays within each other", deep());
    structure("CO15", "a length of 2 GB", joined(hex("d2845a7fffffff"), parts));
    structure("CO16", "a map instead of the array", joined(hex("d2a2"), parts));
  }

  private static byte[] cut(byte[] bytes, int count) {
    return Arrays.copyOf(bytes, bytes.length - count);
  }

  // As much as a code can carry.
  private static byte[] deep() {
    byte[] bytes = new byte[2800];
    Arrays.fill(bytes, (byte) 0x81);
    return bytes;
  }

  private void encodings() throws Exception {
    byte[] entries = header(-70001, keyId(Codes.SM2));
    byte[][] parts = begun().parts();
    byte[] text = new TextItem("not bytes").encode();
    structure(
        "CO17",
        "header as a map, not as bytes",
        joined(hex("d284"), entries, parts[1], parts[2], parts[3]));
    structure("CO18", "payload as text", joined(hex("d284"), parts[0], parts[1], text, parts[3]));
    structure(
        "CO19", "payload left out", joined(hex("d284"), parts[0], parts[1], hex("f6"), parts[3]));
    structure("CO20", "signature as text", joined(hex("d284"), parts[0], parts[1], parts[2], text));
    structure("CO21", "unprotected part as bytes", begun().unprotected(hex("40")));
    structure(
        "CO22",
        "key named without protection too",
        begun().unprotected(map(Map.of(4L, new BytesItem(keyId(Codes.SM2))))));
    structure(
        "CO23",
        "algorithm named without protection too",
        begun().unprotected(map(Map.of(1L, new IntegerItem(-7)))));
    structure(
        "CO24",
        "something else without protection",
        begun().unprotected(map(Map.of(33L, SimpleItem.NULL))));
  }

  private void headers() throws Exception {
    BytesItem key = new BytesItem(keyId(Codes.SM2));
    IntegerItem sm2 = new IntegerItem(-70001);
    structure("CO25", "empty header", begun().header(new byte[0]));
    structure("CO26", "header without entries", begun().header(hex("a0")));
    structure(
        "CO27",
        "key named without protection only",
        begun().header(map(Map.of(1L, sm2))).unprotected(map(Map.of(4L, key))));
    structure("CO28", "no algorithm", begun().header(map(Map.of(4L, key))));
    structure(
        "CO29",
        "algorithm as text",
        begun().header(map(Map.of(1L, new TextItem("none"), 4L, key))));
    structure(
        "CO30",
        "an entry that is not understood",
        begun().header(map(Map.of(1L, sm2, 2L, SimpleItem.NULL, 4L, key))));
    structure("CO31", "key id of 7 bytes", begun().header(header(-70001, new byte[7])));
    structure("CO32", "key id of 9 bytes", begun().header(header(-70001, new byte[9])));
    structure(
        "CO33",
        "key id as text",
        begun().header(map(Map.of(1L, sm2, 4L, new TextItem("12345678")))));
    structure(
        "CO34",
        "dictionary 0",
        begun().header(map(Map.of(1L, sm2, 4L, key, -70003L, new IntegerItem(0)))));
    structure(
        "CO35",
        "dictionary of a negative number",
        begun().header(map(Map.of(1L, sm2, 4L, key, -70003L, new IntegerItem(-1)))));
    structure(
        "CO36",
        "header entries out of order",
        begun().header(joined(hex("a2"), hex("04"), key.encode(), hex("01"), sm2.encode())));
    structure(
        "CO37",
        "algorithm twice",
        begun()
            .header(
                joined(
                    hex("a3"),
                    hex("01"),
                    sm2.encode(),
                    hex("01"),
                    hex("26"),
                    hex("04"),
                    key.encode())));
    structure(
        "CO38",
        "algorithm's label as text",
        begun().header(joined(hex("a2"), hex("04"), key.encode(), hex("6131"), sm2.encode())));
    structure(
        "CO39",
        "a byte behind the header",
        begun().header(joined(header(-70001, keyId(Codes.SM2)), hex("00"))));
  }

  private void keys() throws Exception {
    add(
        "CO40",
        "key that nobody knows",
        begun().header(header(-70001, new byte[8])).message(),
        QrCheck.ISSUER_KEY,
        Reason.UNKNOWN_ISSUER);
    algorithm("CO41", "ES256 claimed for an SM2 key", -7);
    algorithm("CO42", "no algorithm, number 0", 0);
    algorithm("CO43", "HMAC 256/256 claimed", 5);
    algorithm("CO44", "EdDSA claimed", -8);
    algorithm("CO45", "a number that others took for SM2", -48);
    algorithm("CO46", "the other number that others took for SM2", -248);
    algorithm("CO47", "the number after ours", -70002);
    add(
        "CO48",
        "SM2 claimed for a P-256 key",
        begun().by(Codes.P256).header(header(-70001, keyId(Codes.P256))).message(),
        QrCheck.ALGORITHM,
        Reason.BAD_SIGNATURE);
  }

  private void algorithm(String id, String what, long number) throws Exception {
    add(
        id,
        what,
        begun().header(header(number, keyId(Codes.SM2))).message(),
        QrCheck.ALGORITHM,
        Reason.BAD_SIGNATURE);
  }

  private void signature(String id, String what, Forgery forgery) throws Exception {
    add(id, what, forgery.message(), QrCheck.SIGNATURE, Reason.BAD_SIGNATURE);
  }

  private void signatures() throws Exception {
    structure("CO49", "signature of 63 bytes", begun().signature(new byte[63]));
    structure("CO50", "signature of 65 bytes", begun().signature(new byte[65]));
    structure("CO51", "signature in DER", begun().signature(Codes.SM2.signer().sign(new byte[1])));
    signature("CO52", "signature of zeros", begun().signature(new byte[64]));
    signature("CO53", "P-256 signature of zeros", p256().signature(new byte[64]));
    signature("CO54", "r and s both the order", begun().signature(pair(SM2_ORDER, SM2_ORDER)));
    signature(
        "CO55", "P-256, r and s both the order", p256().signature(pair(P256_ORDER, P256_ORDER)));
    signature(
        "CO56",
        "r + s is the order",
        begun().signature(pair(BigInteger.ONE, SM2_ORDER.subtract(BigInteger.ONE))));
    signature("CO57", "s is zero", begun().signature(pair(BigInteger.ONE, BigInteger.ZERO)));
    byte[] good = begun().signed("Signature1", new byte[0]);
    signature(
        "CO59",
        "r and s exchanged",
        begun().signature(joined(Arrays.copyOfRange(good, 32, 64), Arrays.copyOf(good, 32))));
    signature(
        "CO60",
        "signed by another key than named",
        begun().signature(begun().by(Codes.P256).signed("Signature1", new byte[0])));
    signature(
        "CO61", "signed as COSE_Sign", begun().signature(begun().signed("Signature", new byte[0])));
    signature(
        "CO62",
        "signed as a trust list",
        begun().signature(begun().signed("Signature1", "yinxin trust list".getBytes(UTF_8))));
    signature("CO63", "payload of another code", begun().claims(new byte[9]).signature(good));
    byte[] payload = Base45.decode(Verdicts.good().substring(4));
    payload[payload.length - 1] ^= 1;
    add(
        "CO64",
        "last bit of the signature turned",
        payload,
        QrCheck.SIGNATURE,
        Reason.BAD_SIGNATURE);
    signature(
        "CO65",
        "a bomb with a wrong signature",
        begun().claims(new byte[2_500_000]).signature(good));
  }

  private static Forgery p256() throws Exception {
    return begun().by(Codes.P256).header(header(-7, keyId(Codes.P256)));
  }

  private static byte[] pair(BigInteger r, BigInteger s) {
    return joined(bytes(r), bytes(s));
  }

  private static byte[] bytes(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }
}
