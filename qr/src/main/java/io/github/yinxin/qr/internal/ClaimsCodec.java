package io.github.yinxin.qr.internal;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Claims as the compressed CBOR map that a code signs (CWT, RFC 8392). */
public final class ClaimsCodec {

  // One code of the largest kind inflates to 3 MB; claims of a license need a few hundred bytes.
  static final int MAX_BYTES = 16 * 1024;

  private static final long ISSUER = 1;
  private static final long EXPIRES = 4;
  private static final long ISSUED = 6;
  private static final long CTI = 7;
  private static final long PROFILE_FIELDS = -70001;
  private static final long PROFILE = 0;
  private static final int CLAIMS = 5;

  private ClaimsCodec() {}

  /**
   * Returns the payload of a code.
   *
   * @throws IllegalArgumentException if the claims are larger than a verifier would inflate
   */
  public static byte[] encode(QrClaims claims) {
    byte[] cbor = toCbor(claims).encode();
    if (cbor.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "claims take " + cbor.length + " bytes, more than " + MAX_BYTES);
    }
    return Deflate.compress(cbor);
  }

  private static Cbor toCbor(QrClaims claims) {
    Map<Long, Cbor> fields = new HashMap<>();
    fields.put(PROFILE, new IntegerItem(claims.profile()));
    claims.fields().forEach((number, text) -> fields.put((long) number, new TextItem(text)));
    return Cbor.mapOf(
        Map.of(
            ISSUER, new TextItem(claims.issuerCode()),
            EXPIRES, new IntegerItem(claims.expiresAt().getEpochSecond()),
            ISSUED, new IntegerItem(claims.issuedAt().getEpochSecond()),
            CTI, new BytesItem(claims.cti().bytes()),
            PROFILE_FIELDS, Cbor.mapOf(fields)));
  }

  /**
   * Reads a payload whose signature is good.
   *
   * @throws RefusedException unless it holds exactly the claims of this version: one that is not
   *     understood may restrict the others
   */
  public static QrClaims decode(byte[] payload) throws RefusedException {
    Cbor claims = Cbor.decode(Deflate.expand(payload, MAX_BYTES));
    int size = claims.entries().size();
    if (size != CLAIMS) {
      throw RefusedException.failed(
          "声明有 " + size + " 项，应为 " + CLAIMS, "there are " + size + " claims, not " + CLAIMS);
    }
    try {
      return new QrClaims(
          claims.entry(ISSUER).text(),
          Cti.of(claims.entry(CTI).bytes()),
          Instant.ofEpochSecond(claims.entry(ISSUED).integer()),
          Instant.ofEpochSecond(claims.entry(EXPIRES).integer()),
          Math.toIntExact(claims.entry(PROFILE_FIELDS).entry(PROFILE).integer()),
          fields(claims.entry(PROFILE_FIELDS)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      // Thrown by values that refuse to be wrong; their messages may quote what they were given.
      throw RefusedException.failed("声明的取值不合规", "a claim has a value that claims cannot have");
    }
  }

  private static Map<Integer, String> fields(Cbor profileFields) throws RefusedException {
    Map<Integer, String> fields = new TreeMap<>();
    for (Map.Entry<Cbor, Cbor> entry : profileFields.entries().entrySet()) {
      long number = entry.getKey().integer();
      if (number != PROFILE) {
        fields.put(Math.toIntExact(number), entry.getValue().text());
      }
    }
    return fields;
  }
}
