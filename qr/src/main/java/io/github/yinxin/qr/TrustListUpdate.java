package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.qr.TrustSource.Publication;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.CoseContent;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseHeader;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.Verification;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of taking over a published list. */
final class TrustListUpdate {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final VerificationSteps steps = new VerificationSteps();
  private final Instant at;

  private TrustListUpdate(Instant at) {
    this.at = requireNonNull(at, "at");
  }

  /** A list whose signature is good. */
  private record Signed(TrustSource source) {
    Edition edition() {
      return source.edition().orElseThrow();
    }
  }

  static byte[] publish(TrustSource.Content content, Edition edition, Signer publisher)
      throws GeneralSecurityException {
    PublicKey key = publisher.certificate().getPublicKey();
    long algorithm = algorithmOf(key).number();
    CoseContent message =
        CoseContent.of(
            CoseHeader.of(algorithm, KeyId.of(key)), TrustListCodec.encode(content, edition));
    return CoseSign1.of(message, SignedMessages.sign(publisher, message, Purpose.TRUST_LIST))
        .encode();
  }

  private static CoseAlgorithm algorithmOf(PublicKey key) {
    return CoseAlgorithm.of(key)
        .orElseThrow(
            () -> new IllegalArgumentException("a publisher's key is neither SM2 nor P-256"));
  }

  static Verification<TrustList> open(
      byte[] signed, X509Certificate publisher, long lowestVersion, Instant at) {
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<Signed> list = update.signedBy(publisher, signed);
    list = update.steps.take(TrustListCheck.IDENTITY, list, any -> any);
    list = update.steps.take(TrustListCheck.VERSION, list, l -> requireFrom(l, lowestVersion));
    list = update.steps.take(TrustListCheck.SUCCESSION, list, any -> any);
    return update.conclude(list, l -> new TrustList(List.of(l.source())));
  }

  static Verification<TrustList> update(TrustList held, byte[] signed, Instant at) {
    Publication present =
        held.home()
            .publication()
            .orElseThrow(() -> new IllegalStateException("this trust list was never published"));
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<Signed> list = update.signedBy(present.publisher(), signed);
    list = update.steps.take(TrustListCheck.IDENTITY, list, l -> requireSame(l, held));
    list = update.steps.take(TrustListCheck.VERSION, list, l -> requireNoRollback(l, present));
    list =
        update.steps.take(
            TrustListCheck.SUCCESSION,
            list,
            l -> requireNoFork(requireSameDictionaries(l, held), present));
    return update.conclude(list, l -> new TrustList(List.of(l.source())));
  }

  static Verification<TrustList> admit(TrustList held, byte[] signed, Instant at) {
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<Recognition> recognition = recognitionOf(held, signed);
    if (recognition.isEmpty()) {
      return Verification.of(
          List.of(
              Finding.failed(
                  TrustListCheck.PUBLISHER, "未互认的信任列表", "no recognition of this list's publisher")),
          () -> held);
    }
    Recognition limit = recognition.orElseThrow();
    Optional<Signed> list = update.signedBy(limit.publisher(), signed);
    list = update.steps.take(TrustListCheck.IDENTITY, list, l -> requireNamed(l, held, limit));
    list = update.steps.take(TrustListCheck.VERSION, list, l -> requireNoOlder(l, held));
    list = update.steps.take(TrustListCheck.SUCCESSION, list, any -> any);
    return update.conclude(list, l -> new TrustList(joined(held, l.source().limitedTo(limit))));
  }

  // Decoded for its key id alone: which recognition applies decides who must have signed.
  private static Optional<Recognition> recognitionOf(TrustList held, byte[] signed) {
    try {
      KeyId key = decode(signed).content().header().keyId();
      return held.home().content().recognitions().stream()
          .filter(r -> KeyId.of(r.publisher().getPublicKey()).equals(key))
          .findFirst();
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private static List<TrustSource> joined(TrustList held, TrustSource added) {
    String name = added.edition().map(Edition::list).orElse("");
    Stream<TrustSource> others =
        held.sources().stream()
            .filter(
                s ->
                    s.limit().isEmpty()
                        || !s.edition().map(Edition::list).equals(Optional.of(name)));
    return Stream.concat(others, Stream.of(added)).toList();
  }

  private Optional<Signed> signedBy(X509Certificate publisher, byte[] bytes) {
    var message = steps.take(TrustListCheck.STRUCTURE, Optional.of(bytes), TrustListUpdate::decode);
    message = steps.take(TrustListCheck.PUBLISHER, message, m -> requireKey(m, publisher));
    message = steps.take(TrustListCheck.SIGNATURE, message, m -> requireSigned(m, publisher));
    var content =
        steps.take(
            TrustListCheck.CONTENT, message, m -> TrustListCodec.decode(m.content().payload()));
    Digest digest = Digest.compute(Digest.Algorithm.SM3, bytes);
    return content.map(
        c ->
            new Signed(
                new TrustSource(
                    c.content(),
                    Optional.of(new Publication(c.edition(), publisher, digest)),
                    Optional.empty())));
  }

  private static CoseSign1 decode(byte[] bytes) throws RefusedException {
    if (bytes.length > MAX_BYTES) {
      throw RefusedException.failed("信任列表过大", "a trust list of more than 16 MiB");
    }
    return CoseSign1.decode(bytes);
  }

  private static CoseSign1 requireKey(CoseSign1 message, X509Certificate publisher)
      throws RefusedException {
    PublicKey key = publisher.getPublicKey();
    CoseHeader expected = CoseHeader.of(algorithmOf(key).number(), KeyId.of(key));
    if (!message.content().header().equals(expected)) {
      throw RefusedException.failed("非发布者的密钥或算法", "not the publisher's key and algorithm");
    }
    return message;
  }

  private static CoseSign1 requireSigned(CoseSign1 message, X509Certificate publisher)
      throws RefusedException {
    if (SignedMessages.check(publisher.getPublicKey(), message, Purpose.TRUST_LIST)
        != SignatureCheck.YES) {
      throw RefusedException.failed("签名不正确", "the signature is wrong");
    }
    return message;
  }

  private static Signed requireFrom(Signed list, long lowestVersion) throws RefusedException {
    if (list.edition().version() < lowestVersion) {
      throw older(list.edition().version(), lowestVersion);
    }
    return list;
  }

  private static Signed requireSame(Signed list, TrustList held) throws RefusedException {
    String expected = held.home().edition().map(Edition::list).orElse("");
    if (!list.edition().list().equals(expected)
        || list.source().content().environment() != held.environment()) {
      throw RefusedException.failed("不是同一信任列表", "not the list held, or for another environment");
    }
    return list;
  }

  private static Signed requireNamed(Signed list, TrustList held, Recognition limit)
      throws RefusedException {
    if (!list.edition().list().equals(limit.list())
        || list.source().content().environment() != held.environment()) {
      throw RefusedException.failed("不是互认的信任列表", "not the list recognised");
    }
    return list;
  }

  private static Signed requireNoRollback(Signed list, Publication held) throws RefusedException {
    long version = list.edition().version();
    long heldVersion = held.edition().version();
    if (version < heldVersion) {
      throw older(version, heldVersion);
    }
    if (version == heldVersion && !list.source().digest().equals(Optional.of(held.digest()))) {
      throw RefusedException.failed(
          "版本 " + version + " 有两份不同的列表", "there are two different lists of version " + version);
    }
    return list;
  }

  private static Signed requireNoOlder(Signed list, TrustList held) throws RefusedException {
    for (TrustSource source : held.sources()) {
      Optional<Publication> present = source.publication();
      if (source.limit().isPresent()
          && present.map(p -> p.edition().list()).equals(Optional.of(list.edition().list()))) {
        requireNoRollback(list, present.orElseThrow());
      }
    }
    return list;
  }

  private static Signed requireNoFork(Signed list, Publication held) throws RefusedException {
    boolean next = list.edition().version() == held.edition().version() + 1;
    if (next && !list.edition().previous().equals(Optional.of(held.digest()))) {
      throw RefusedException.failed("前一版不是所持列表", "the edition before it is not the one held");
    }
    return list;
  }

  // Under another dictionary a signed code would say something else.
  private static Signed requireSameDictionaries(Signed list, TrustList held)
      throws RefusedException {
    for (Dictionary known : held.home().content().dictionaries().values()) {
      Optional<Dictionary> now =
          Optional.ofNullable(list.source().content().dictionaries().get(known.number()));
      if (now.filter(d -> !Arrays.equals(d.bytes(), known.bytes())).isPresent()) {
        throw RefusedException.failed(
            "字典 " + known.number() + " 内容被替换", "dictionary " + known.number() + " was replaced");
      }
    }
    return list;
  }

  private static RefusedException older(long version, long lowest) {
    return RefusedException.failed(
        "版本 " + version + " 早于 " + lowest, "version " + version + " is older than " + lowest);
  }

  private Verification<TrustList> conclude(
      Optional<Signed> list, Function<Signed, TrustList> result) {
    Optional<Signed> timely = steps.take(TrustListCheck.CLOCK, list, this::requireNotAhead);
    Optional<Signed> current = steps.take(TrustListCheck.FRESHNESS, timely, this::requireBelieved);
    List<Finding> findings = new ArrayList<>(steps.findings());
    current
        .filter(l -> at.isAfter(l.edition().nextUpdate()))
        .ifPresent(
            l -> {
              findings.remove(findings.size() - 1);
              findings.add(overdue(l.edition()));
            });
    return Verification.of(findings, () -> result.apply(current.orElseThrow()));
  }

  private static Finding overdue(Edition edition) {
    return Finding.warning(
        TrustListCheck.FRESHNESS,
        "应于 " + edition.nextUpdate() + " 前更新",
        "the next edition was due at " + edition.nextUpdate());
  }

  private Signed requireNotAhead(Signed list) throws RefusedException {
    if (list.edition().issuedAt().minus(CLOCK_TOLERANCE).isAfter(at)) {
      throw RefusedException.undetermined(
          "列表签发于 " + list.edition().issuedAt() + "，晚于本机时间",
          "signed at " + list.edition().issuedAt() + ", later than this clock");
    }
    return list;
  }

  private Signed requireBelieved(Signed list) throws RefusedException {
    if (!at.isBefore(list.edition().expiresAt())) {
      throw RefusedException.undetermined(
          "列表已于 " + list.edition().expiresAt() + " 失效", "expired at " + list.edition().expiresAt());
    }
    return list;
  }
}
