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
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.Certificates;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.sign.Digest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Trust lists as deterministic CBOR: arrays of fixed length, so that nothing is there twice. */
final class TrustListCodec {

  // A province has some thousands of authorities with a few keys each.
  private static final int MAX_ITEMS = 1_000_000;
  private static final long FORMAT = 1;

  private TrustListCodec() {}

  /** What a list says, and which edition it says that it is. */
  record Decoded(TrustSource.Content content, Edition edition) {}

  static byte[] encode(TrustSource.Content content, Edition edition)
      throws CertificateEncodingException {
    List<Cbor> issuers = new ArrayList<>();
    for (Issuer issuer : content.issuers()) {
      issuers.add(issuer(issuer));
    }
    List<Cbor> recognitions = new ArrayList<>();
    for (Recognition recognition : content.recognitions()) {
      recognitions.add(recognition(recognition));
    }
    return array(
            number(FORMAT),
            text(content.environment().name()),
            edition(edition),
            new ArrayItem(issuers),
            list(sorted(content.dictionaries()), TrustListCodec::dictionary),
            list(sorted(content.profiles()), TrustListCodec::profile),
            list(compromised(content), pair -> array(bytes(pair.getKey()), time(pair.getValue()))),
            new ArrayItem(recognitions))
        .encode();
  }

  private static <T> Collection<T> sorted(Map<Integer, T> byNumber) {
    return new TreeMap<>(byNumber).values();
  }

  private static List<Map.Entry<KeyId, Instant>> compromised(TrustSource.Content content) {
    return content.compromised().entrySet().stream()
        .sorted((a, b) -> Long.compareUnsigned(a.getKey().bits(), b.getKey().bits()))
        .toList();
  }

  private static Cbor edition(Edition edition) {
    byte[] previous = edition.previous().map(Digest::bytes).orElse(new byte[0]);
    return array(
        text(edition.list()),
        number(edition.version()),
        time(edition.issuedAt()),
        time(edition.nextUpdate()),
        time(edition.expiresAt()),
        new BytesItem(previous));
  }

  private static Cbor issuer(Issuer issuer) throws CertificateEncodingException {
    List<Cbor> keys = new ArrayList<>();
    for (IssuerKey key : issuer.keys()) {
      keys.add(
          array(
              new BytesItem(key.certificate().getEncoded()),
              period(key.period()),
              list(new TreeSet<>(key.licenseTypes()), TextItem::new),
              number(key.algorithm())));
    }
    return array(
        text(issuer.code()),
        text(issuer.name()),
        period(issuer.period()),
        text(issuer.successor()),
        new ArrayItem(keys));
  }

  private static Cbor recognition(Recognition recognition) throws CertificateEncodingException {
    return array(
        text(recognition.list()),
        new BytesItem(recognition.publisher().getEncoded()),
        period(recognition.period()),
        list(new TreeSet<>(recognition.licenseTypes()), TextItem::new));
  }

  private static Cbor dictionary(Dictionary dictionary) {
    return array(number(dictionary.number()), new BytesItem(dictionary.bytes()));
  }

  private static Cbor profile(QrProfile profile) {
    return array(
        number(profile.number()),
        text(profile.licenseType()),
        list(
            profile.fields().entrySet(),
            field ->
                array(
                    number(field.getKey()),
                    text(field.getValue().key()),
                    text(field.getValue().label()),
                    text(field.getValue().treatment().name()))));
  }

  private static <T> Cbor list(Collection<T> values, Function<T, Cbor> encoding) {
    return new ArrayItem(values.stream().map(encoding).toList());
  }

  private static Cbor array(Cbor... items) {
    return new ArrayItem(List.of(items));
  }

  private static Cbor period(Period period) {
    return array(time(period.from()), time(period.until()));
  }

  private static Cbor time(Instant instant) {
    return number(instant.getEpochSecond());
  }

  private static Cbor number(long number) {
    return new IntegerItem(number);
  }

  private static Cbor text(String text) {
    return new TextItem(text);
  }

  private static Cbor bytes(KeyId key) {
    return new BytesItem(key.bytes());
  }

  /**
   * Reads a list whose signature is good.
   *
   * @throws RefusedException unless it is of this format
   */
  static Decoded decode(byte[] bytes) throws RefusedException {
    List<Cbor> parts = parts(Cbor.decode(bytes, MAX_ITEMS), 8);
    if (parts.get(0).integer() != FORMAT) {
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
      TrustSource.Content content = builder.build().home().content();
      return new Decoded(
          withCompromised(content, parts.get(6)), decodeEdition(parts(parts.get(2), 6)));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw RefusedException.failed("信任列表取值不合规", "the trust list holds a value it cannot have");
    }
  }

  private static TrustSource.Content withCompromised(TrustSource.Content content, Cbor entries)
      throws RefusedException {
    Map<KeyId, Instant> compromised = new HashMap<>();
    for (Cbor entry : entries.items()) {
      List<Cbor> values = parts(entry, 2);
      compromised.put(KeyId.of(values.get(0).bytes()), decodeTime(values.get(1)));
    }
    return new TrustSource.Content(
        content.environment(),
        content.issuers(),
        content.dictionaries(),
        content.profiles(),
        Map.copyOf(compromised),
        content.recognitions());
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
