package io.github.yinxin.qr;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.qr.TrustList.Period;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Certificates;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.sign.Digest;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Trust lists taken apart; each value refuses by itself to be wrong. */
final class TrustListReader {

  // A province has some thousands of authorities with a few keys each.
  private static final int MAX_ITEMS = 1_000_000;

  private TrustListReader() {}

  /** What a list says, and which edition it says that it is. */
  record Decoded(TrustSource.Content content, Edition edition) {}

  /**
   * Reads a list whose signature is good.
   *
   * @throws RefusedException unless it is of this format
   */
  static Decoded decode(byte[] bytes) throws RefusedException {
    List<Cbor> parts = parts(Cbor.decode(bytes, MAX_ITEMS), 8);
    if (parts.get(0).integer() != TrustListWriter.FORMAT) {
      throw RefusedException.undetermined("信任列表版式未知", "a trust list of an unknown format");
    }
    try {
      Environment environment = Environment.valueOf(parts.get(1).text());
      TrustList.Builder builder = TrustList.builder(environment);
      for (Cbor issuer : parts.get(3).items()) {
        builder.issuer(decodeIssuer(issuer));
      }
      for (Cbor dictionary : parts.get(4).items()) {
        List<Cbor> values = parts(dictionary, 2);
        builder.dictionary(Dictionary.of(index(values.get(0)), values.get(1).bytes()));
      }
      for (Cbor profile : parts.get(5).items()) {
        builder.profile(decodeProfile(profile, environment));
      }
      for (Cbor recognition : parts.get(7).items()) {
        builder.recognising(decodeRecognition(recognition));
      }
      for (Cbor compromised : parts.get(6).items()) {
        List<Cbor> values = parts(compromised, 2);
        builder.compromised(KeyId.of(values.get(0).bytes()), decodeTime(values.get(1)));
      }
      return new Decoded(builder.build().home().content(), decodeEdition(parts(parts.get(2), 6)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw RefusedException.failed("信任列表取值不合规", "the trust list holds a value it cannot have");
    }
  }

  private static Edition decodeEdition(List<Cbor> values) throws RefusedException {
    byte[] previous = values.get(5).bytes();
    return new Edition(
        values.get(0).text(),
        values.get(1).integer(),
        decodeTime(values.get(2)),
        decodeTime(values.get(3)),
        decodeTime(values.get(4)),
        previous.length == 0
            ? Optional.empty()
            : Optional.of(Digest.of(Digest.Algorithm.SM3, previous)));
  }

  private static Issuer decodeIssuer(Cbor issuer) throws RefusedException {
    List<Cbor> values = parts(issuer, 5);
    List<IssuerKey> keys = new ArrayList<>();
    for (Cbor key : values.get(4).items()) {
      List<Cbor> parts = parts(key, 4);
      keys.add(
          new IssuerKey(
              Certificates.decode(parts.get(0).bytes()),
              decodePeriod(parts.get(1)),
              texts(parts.get(2)),
              parts.get(3).integer()));
    }
    return new Issuer(
        values.get(0).text(),
        values.get(1).text(),
        decodePeriod(values.get(2)),
        values.get(3).text(),
        keys);
  }

  private static Recognition decodeRecognition(Cbor recognition) throws RefusedException {
    List<Cbor> values = parts(recognition, 4);
    X509Certificate publisher = Certificates.decode(values.get(1).bytes());
    return new Recognition(
        values.get(0).text(), publisher, decodePeriod(values.get(2)), texts(values.get(3)));
  }

  private static QrProfile decodeProfile(Cbor profile, Environment environment)
      throws RefusedException {
    List<Cbor> values = parts(profile, 3);
    Map<Integer, Field> fields = new HashMap<>();
    for (Cbor field : values.get(2).items()) {
      List<Cbor> parts = parts(field, 4);
      Treatment treatment = Treatment.valueOf(parts.get(3).text());
      fields.put(
          index(parts.get(0)), new Field(parts.get(1).text(), parts.get(2).text(), treatment));
    }
    return new QrProfile(index(values.get(0)), values.get(1).text(), environment, fields);
  }

  private static Set<String> texts(Cbor list) throws RefusedException {
    Set<String> texts = new TreeSet<>();
    for (Cbor text : list.items()) {
      texts.add(text.text());
    }
    return texts;
  }

  private static Period decodePeriod(Cbor period) throws RefusedException {
    List<Cbor> values = parts(period, 2);
    return new Period(decodeTime(values.get(0)), decodeTime(values.get(1)));
  }

  private static Instant decodeTime(Cbor seconds) throws RefusedException {
    return Instant.ofEpochSecond(seconds.integer());
  }

  private static int index(Cbor number) throws RefusedException {
    return Math.toIntExact(number.integer());
  }

  private static List<Cbor> parts(Cbor array, int count) throws RefusedException {
    List<Cbor> parts = array.items();
    if (parts.size() != count) {
      throw RefusedException.failed(
          "应有 " + count + " 部分，实有 " + parts.size(),
          "there are " + parts.size() + " parts, not " + count);
    }
    return parts;
  }
}
