package io.github.yinxin.qr;

import static io.github.yinxin.qr.Forgery.begun;
import static io.github.yinxin.qr.Forgery.hex;
import static io.github.yinxin.qr.Forgery.joined;
import static io.github.yinxin.qr.Forgery.map;

import io.github.yinxin.qr.KioskVerdict.Reason;
import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.Deflate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Codes that are signed well and say something wrong: compression, CBOR and claims. */
final class NegativeClaims {

  private static final long NOW = Codes.NOW.getEpochSecond();

  private final List<NegativeCase> cases = new ArrayList<>();
  private final byte[] good = map(entries());

  private NegativeClaims() {}

  static List<NegativeCase> all() throws Exception {
    NegativeClaims claims = new NegativeClaims();
    claims.compressions();
    claims.encodings();
    claims.missing();
    claims.values();
    claims.statuses();
    claims.faces();
    return claims.cases;
  }

  private static Map<Long, Cbor> entries() {
    return new HashMap<>(
        Map.of(
            1L, new TextItem(Codes.ISSUER_CODE),
            4L, new IntegerItem(NOW + 60),
            6L, new IntegerItem(NOW - 60),
            7L, new BytesItem(new byte[8]),
            -70001L, Cbor.mapOf(Map.of(0L, new IntegerItem(1)))));
  }

  private static byte[] with(long claim, Cbor value) {
    Map<Long, Cbor> entries = entries();
    entries.put(claim, value);
    return map(entries);
  }

  private static byte[] without(long claim) {
    Map<Long, Cbor> entries = entries();
    entries.remove(claim);
    return map(entries);
  }

  private void add(String id, String what, Forgery forgery, QrCheck check, Reason reason)
      throws Exception {
    cases.add(NegativeCase.of(id, what, forgery.text(), check, reason));
  }

  private void compression(String id, String what, byte[] payload) throws Exception {
    add(id, what, begun().payload(payload), QrCheck.COMPRESSION, Reason.MALFORMED);
  }

  private void claims(String id, String what, byte[] cbor) throws Exception {
    add(id, what, begun().claims(cbor), QrCheck.CLAIMS, Reason.MALFORMED);
  }

  private void compressions() throws Exception {
    byte[] deflated = Verdicts.deflate(good);
    byte[] bomb = new byte[2_500_000];
    byte[] turned = deflated.clone();
    turned[0] = 7;
    compression("Z1", "not compressed", good);
    compression("Z2", "with zlib's head", joined(hex("78da"), deflated));
    compression("Z3", "with gzip's head", joined(hex("1f8b0800000000000003"), deflated));
    compression("Z4", "a byte behind the end", joined(deflated, hex("00")));
    compression("Z5", "the last byte cut off", Arrays.copyOf(deflated, deflated.length - 1));
    compression("Z6", "a block of no kind", turned);
    compression("Z7", "nothing", new byte[0]);
    compression("Z8", "a bomb", Verdicts.deflate(bomb));
    compression(
        "Z9", "one byte above the bound", Verdicts.deflate(new byte[ClaimsCodec.MAX_BYTES + 1]));
    compression("Z10", "made with a dictionary, named none", Deflate.compress(good, good));
  }

  private void encodings() throws Exception {
    byte[] rest = Arrays.copyOfRange(good, 1, good.length);
    claims("CB1", "nothing within", new byte[0]);
    claims("CB2", "a byte behind the map", joined(good, hex("f6")));
    claims("CB3", "the last byte cut off", Arrays.copyOf(good, good.length - 1));
    claims("CB4", "a map without end", joined(hex("bf"), rest, hex("ff")));
    claims("CB5", "a count longer than needed", joined(hex("b805"), rest));
    claims("CB6", "a tag around", joined(hex("d2"), good));
    claims("CB7", "an array", joined(hex("85"), rest));
    claims(
        "CB8",
        "a claim twice",
        joined(hex("a6"), hex("01"), new TextItem(Codes.ISSUER_CODE).encode(), rest));
    claims(
        "CB9",
        "claims out of order",
        joined(hex("a5"), Arrays.copyOfRange(rest, 20, rest.length), Arrays.copyOf(rest, 20)));
    claims(
        "CB10",
        "a claim's number as text",
        joined(
            hex("a5"),
            Arrays.copyOfRange(rest, 20, rest.length),
            hex("6131"),
            Arrays.copyOfRange(rest, 1, 20)));
    claims("CB11", "a number longer than needed", replaced("06", "061b00000000", 2));
    claims("CB12", "a floating-point time", with(4, SimpleItem.NULL, "f6", "fb41da0000000000f0"));
    claims("CB13", "a half-precision time", with(4, SimpleItem.NULL, "f6", "f93c00"));
    claims("CB14", "undefined", with(4, SimpleItem.NULL, "f6", "f7"));
    claims("CB15", "a date as text", with(4, new TextItem("2030-01-01T00:00:00Z")));
    claims("CB16", "text that is not UTF-8", with(1, SimpleItem.NULL, "f6", "62c080"));
    claims("CB17", "text in pieces", with(1, SimpleItem.NULL, "f6", "7f61416142ff"));
    claims(
        "CB18",
        "arrays within each other",
        with(1, SimpleItem.NULL, "f6", "81".repeat(4000) + "00"));
    claims(
        "CB19",
        "more items than a code needs",
        with(1, SimpleItem.NULL, "f6", "990101" + "00".repeat(257)));
  }

  // What the values cannot express, in place of an encoded value that occurs once.
  private static byte[] with(long claim, Cbor marker, String encoded, String instead) {
    String hex = HexFormat.of().formatHex(with(claim, marker));
    return hex(hex.replaceFirst(encoded, instead));
  }

  private byte[] replaced(String label, String instead, int bytes) {
    String hex = HexFormat.of().formatHex(good);
    int at = hex.indexOf(label + "1a");
    return hex(hex.substring(0, at) + instead + hex.substring(at + 2 * bytes));
  }

  private void missing() throws Exception {
    claims("CB20", "no issuer", without(1));
    claims("CB21", "no end", without(4));
    claims("CB22", "no time of issue", without(6));
    claims("CB23", "no cti", without(7));
    claims("CB24", "no face", without(-70001));
    claims("CB25", "a subject claim too", with(2, new TextItem("x")));
    claims("CB26", "not before, which codes do not have", with(5, new IntegerItem(NOW)));
    claims(
        "CB27",
        "a key of the holder, which printed codes do not have",
        with(8, Cbor.mapOf(Map.of())));
    claims(
        "CB28", "the license identifier as a claim", with(-70009, new TextItem("1.2.156.3005.2")));
    claims("CB29", "no claims", map(Map.of()));
  }

  private void values() throws Exception {
    claims("CB30", "issuer as a number", with(1, new IntegerItem(1)));
    claims("CB31", "empty issuer", with(1, new TextItem("")));
    claims("CB32", "cti of 7 bytes", with(7, new BytesItem(new byte[7])));
    claims("CB33", "cti of 9 bytes", with(7, new BytesItem(new byte[9])));
    claims("CB34", "cti as text", with(7, new TextItem("12345678")));
    claims("CB35", "ends before it is issued", with(4, new IntegerItem(NOW - 61)));
    claims("CB36", "a time beyond all clocks", with(4, new IntegerItem(Long.MAX_VALUE)));
    claims("CB37", "a time before all clocks", with(6, new IntegerItem(Long.MIN_VALUE)));
    claims("CB38", "true as the time of issue", with(6, SimpleItem.TRUE));
  }

  private static Cbor map2(long list, long index) {
    return Cbor.mapOf(Map.of(0L, new IntegerItem(list), 1L, new IntegerItem(index)));
  }

  private void statuses() throws Exception {
    claims("CB39", "status in list 0", with(65535, map2(0, 7)));
    claims("CB40", "status in a negative list", with(65535, map2(-1, 7)));
    claims("CB41", "status at a negative place", with(65535, map2(1, -1)));
    claims("CB42", "status at a place beyond 31 bits", with(65535, map2(1, 1L << 31)));
    claims(
        "CB43", "status without a place", with(65535, Cbor.mapOf(Map.of(0L, new IntegerItem(1)))));
    claims(
        "CB44",
        "status as an array",
        with(65535, new ArrayItem(List.of(new IntegerItem(1), new IntegerItem(7)))));
    claims(
        "CB45",
        "status by web address",
        with(
            65535,
            Cbor.mapOf(Map.of(0L, new TextItem("https://a.example"), 1L, new IntegerItem(7)))));
  }

  private static byte[] face(Map<Long, Cbor> fields) {
    return with(-70001, Cbor.mapOf(fields));
  }

  private void profile(String id, String what, Map<Long, Cbor> fields, Reason reason)
      throws Exception {
    add(id, what, begun().claims(face(fields)), QrCheck.PROFILE, reason);
  }

  private void faces() throws Exception {
    Cbor one = new IntegerItem(1);
    claims("CB46", "face without a profile", face(Map.of(1L, new TextItem("x"))));
    claims("CB47", "profile as text", face(Map.of(0L, new TextItem("1"))));
    claims("CB48", "field of a negative number", face(Map.of(0L, one, -1L, new TextItem("x"))));
    claims(
        "CB49",
        "field of a number beyond 31 bits",
        face(Map.of(0L, one, 1L << 31, new TextItem("x"))));
    claims("CB50", "field as a number", face(Map.of(0L, one, 1L, one)));
    claims("CB51", "field as a list", face(Map.of(0L, one, 1L, new ArrayItem(List.of()))));
    claims("CB52", "digest of 15 bytes", face(Map.of(0L, one, 1L, new BytesItem(new byte[15]))));
    claims("CB53", "digest of 32 bytes", face(Map.of(0L, one, 1L, new BytesItem(new byte[32]))));
    profile("PR1", "unknown profile", Map.of(0L, new IntegerItem(2)), Reason.UNKNOWN_ISSUER);
    profile("PR2", "profile for tests", Map.of(0L, new IntegerItem(-2)), Reason.MALFORMED);
    profile(
        "PR3",
        "field that the profile lacks",
        Map.of(0L, one, 101L, new TextItem("x")),
        Reason.MALFORMED);
    profile(
        "PR4",
        "digest where the profile has text",
        Map.of(0L, one, 1L, new BytesItem(new byte[16])),
        Reason.MALFORMED);
  }
}
