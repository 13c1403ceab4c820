package io.github.yinxin.qr.internal;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims;
import io.github.yinxin.qr.QrClaims.Commitment;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrClaims.Value;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Claims as the CBOR map that a code compresses and signs (CWT, RFC 8392). */
public final class ClaimsCodec {

  /**
   * How large claims may be. One code of the largest kind inflates to 3 MB; claims of a license
   * need a few hundred bytes.
   */
  public static final int MAX_BYTES = 16 * 1024;

  private static final long ISSUER = 1;
  private static final long EXPIRES = 4;
  private static final long ISSUED = 6;
  private static final long CTI = 7;
  private static final long STATUS = 65535;
  private static final long STATUS_LIST = 0;
  private static final long STATUS_INDEX = 1;
  private static final long FACE = -70001;
  private static final long PROFILE = 0;
  private static final int CLAIMS = 5;

  private ClaimsCodec() {}

  /**
   * Returns the claims as deterministic CBOR.
   *
   * @throws IllegalArgumentException if they are larger than a verifier would inflate
   */
  public static byte[] encode(QrClaims claims) {
    byte[] cbor = toCbor(claims).encode();
    if (cbor.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "claims take " + cbor.length + " bytes, more than " + MAX_BYTES);
    }
    return cbor;
  }

  private static Cbor toCbor(QrClaims claims) {
    Map<Long, Cbor> entries = new HashMap<>();
    entries.put(ISSUER, new TextItem(claims.issuerCode()));
    entries.put(EXPIRES, new IntegerItem(claims.expiresAt().getEpochSecond()));
    entries.put(ISSUED, new IntegerItem(claims.issuedAt().getEpochSecond()));
    entries.put(CTI, new BytesItem(claims.cti().bytes()));
    entries.put(FACE, toCbor(claims.face()));
    StatusIndex status = claims.status();
    if (!status.equals(StatusIndex.UNLISTED)) {
      entries.put(
          STATUS,
          Cbor.mapOf(
              Map.of(
                  STATUS_LIST, new IntegerItem(status.list()),
                  STATUS_INDEX, new IntegerItem(status.index()))));
    }
    return Cbor.mapOf(entries);
  }

  private static Cbor toCbor(Face face) {
    Map<Long, Cbor> fields = new HashMap<>();
    // A test's profile is the negative number, so that a code says which it is in the same byte.
    long profile = face.environment() == Environment.PROD ? face.profile() : ~face.profile();
    fields.put(PROFILE, new IntegerItem(profile));
    face.values().forEach((number, value) -> fields.put((long) number, toCbor(value)));
    return Cbor.mapOf(fields);
  }

  private static Cbor toCbor(Value value) {
    return value instanceof Text text
        ? new TextItem(text.text())
        : new BytesItem(((Commitment) value).bytes());
  }

  /**
   * Reads claims whose signature is good.
   *
   * @throws RefusedException unless these are exactly the claims of this version: one that is not
   *     understood may restrict the others
   */
  public static QrClaims decode(byte[] cbor) throws RefusedException {
    Cbor claims = Cbor.decode(cbor);
    int size = claims.entries().size();
    int known = CLAIMS + (claims.has(STATUS) ? 1 : 0);
    if (size != known) {
      throw RefusedException.failed(
          "声明有 " + size + " 项，应为 " + known, "there are " + size + " claims, not " + known);
    }
    try {
      return new QrClaims(
          claims.entry(ISSUER).text(),
          Cti.of(claims.entry(CTI).bytes()),
          Instant.ofEpochSecond(claims.entry(ISSUED).integer()),
          Instant.ofEpochSecond(claims.entry(EXPIRES).integer()),
          claims.has(STATUS) ? status(claims.entry(STATUS)) : StatusIndex.UNLISTED,
          face(claims.entry(FACE)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      // Thrown by values that refuse to be wrong; their messages may quote what they were given.
      throw RefusedException.failed("声明的取值不合规", "a claim has a value that claims cannot have");
    }
  }

  private static StatusIndex status(Cbor status) throws RefusedException {
    int list = Math.toIntExact(status.entry(STATUS_LIST).integer());
    int index = Math.toIntExact(status.entry(STATUS_INDEX).integer());
    // List 0 is how values say "none"; a code says it by leaving the claim out.
    if (status.entries().size() != 2 || list == 0) {
      throw RefusedException.failed("状态索引不合规", "the status claim is not a list and a place in it");
    }
    return new StatusIndex(list, index);
  }

  private static Face face(Cbor face) throws RefusedException {
    long profile = face.entry(PROFILE).integer();
    Map<Integer, Value> values = new TreeMap<>();
    for (Map.Entry<Cbor, Cbor> entry : face.entries().entrySet()) {
      long number = entry.getKey().integer();
      if (number != PROFILE) {
        values.put(Math.toIntExact(number), value(entry.getValue()));
      }
    }
    return new Face(
        Math.toIntExact(profile < 0 ? ~profile : profile),
        profile < 0 ? Environment.TEST : Environment.PROD,
        values);
  }

  private static Value value(Cbor value) throws RefusedException {
    return value instanceof BytesItem digest
        ? Commitment.of(digest.bytes())
        : new Text(value.text());
  }
}
