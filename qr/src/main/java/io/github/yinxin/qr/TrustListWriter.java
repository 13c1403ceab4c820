package io.github.yinxin.qr;

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
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseHeader;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Trust lists as deterministic CBOR: arrays of fixed length, so that nothing is there twice. */
final class TrustListWriter {

  static final long FORMAT = 1;

  private TrustListWriter() {}

  static byte[] publish(TrustSource.Content content, Edition edition, Signer publisher)
      throws GeneralSecurityException {
    CoseContent message = CoseContent.of(header(publisher.certificate()), encode(content, edition));
    return CoseSign1.of(message, SignedMessages.sign(publisher, message, Purpose.TRUST_LIST))
        .encode();
  }

  /** Returns the header that a publisher's lists have. */
  static CoseHeader header(X509Certificate publisher) {
    PublicKey key = publisher.getPublicKey();
    long algorithm =
        CoseAlgorithm.of(key)
            .map(CoseAlgorithm::number)
            .orElseThrow(
                () -> new IllegalArgumentException("a publisher's key is neither SM2 nor P-256"));
    return CoseHeader.of(algorithm, KeyId.of(key));
  }

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
            list(sorted(content.dictionaries()), TrustListWriter::dictionary),
            list(sorted(content.profiles()), TrustListWriter::profile),
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
}
