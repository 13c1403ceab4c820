package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.qr.TrustListRules.Signed;
import io.github.yinxin.qr.TrustSource.Publication;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.KeyId;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Verification;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One run of taking over a published list. */
final class TrustListUpdate {

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private final VerificationSteps steps = new VerificationSteps();
  private final Instant at;

  private TrustListUpdate(Instant at) {
    this.at = requireNonNull(at, "at");
  }

  static Verification<TrustList> open(
      byte[] signed,
      X509Certificate publisher,
      Environment environment,
      long lowestVersion,
      Instant at) {
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<Signed> list = update.signedBy(publisher, signed);
    list =
        update.steps.take(
            TrustListCheck.IDENTITY, list, l -> TrustListRules.requireFor(l, environment));
    list =
        update.steps.take(
            TrustListCheck.VERSION, list, l -> TrustListRules.requireFrom(l, lowestVersion));
    list = update.succeeding(list, Optional.empty());
    return update.conclude(list, l -> new TrustList(List.of(l.source())));
  }

  static Verification<TrustList> update(TrustList held, byte[] signed, Instant at) {
    Publication present =
        held.home()
            .publication()
            .orElseThrow(() -> new IllegalStateException("this trust list was never published"));
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<Signed> list = update.signedBy(present.publisher(), signed);
    list =
        update.steps.take(TrustListCheck.IDENTITY, list, l -> TrustListRules.requireSame(l, held));
    list =
        update.steps.take(
            TrustListCheck.VERSION, list, l -> TrustListRules.requireNoRollback(l, present));
    list = update.succeeding(list, Optional.of(held.home()));
    return update.conclude(list, l -> new TrustList(withAdmitted(l.source(), held)));
  }

  static Verification<TrustList> admit(TrustList held, byte[] signed, Instant at) {
    TrustListUpdate update = new TrustListUpdate(at);
    Optional<X509Certificate> publisher = recognisedPublisher(held, signed);
    if (publisher.isEmpty()) {
      return Verification.of(
          List.of(
              Finding.failed(
                  TrustListCheck.PUBLISHER, "未互认的信任列表", "no recognition of this list's publisher")),
          () -> held);
    }
    Optional<Signed> list = update.signedBy(publisher.orElseThrow(), signed);
    list =
        update.steps.take(
            TrustListCheck.IDENTITY, list, l -> TrustListRules.requireRecognised(l, held));
    Optional<TrustSource> before = list.flatMap(l -> TrustListRules.admitted(held, l));
    list = update.steps.take(TrustListCheck.VERSION, list, l -> requireNoOlder(l, before));
    list = update.succeeding(list, before);
    return update.conclude(list, l -> new TrustList(joined(held, l.source())));
  }

  // Decoded for its key id alone: who is recognised by it must have signed.
  private static Optional<X509Certificate> recognisedPublisher(TrustList held, byte[] signed) {
    try {
      KeyId key = decode(signed).content().header().keyId();
      return held.home().content().recognitions().stream()
          .map(Recognition::publisher)
          .filter(publisher -> KeyId.of(publisher.getPublicKey()).equals(key))
          .findFirst();
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  // Without them, an older edition of theirs could be admitted next.
  private static List<TrustSource> withAdmitted(TrustSource home, TrustList held) {
    Stream<TrustSource> admitted =
        held.sources().stream()
            .filter(source -> source.limit().isPresent())
            .flatMap(
                source ->
                    source
                        .publication()
                        .flatMap(home::recognising)
                        .map(source::limitedTo)
                        .stream());
    return Stream.concat(Stream.of(home), admitted).toList();
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

  private static Signed requireNoOlder(Signed list, Optional<TrustSource> before)
      throws RefusedException {
    Optional<Publication> held = before.flatMap(TrustSource::publication);
    return held.isEmpty() ? list : TrustListRules.requireNoRollback(list, held.get());
  }

  private Optional<Signed> succeeding(Optional<Signed> list, Optional<TrustSource> before) {
    if (before.isPresent()) {
      return steps.take(
          TrustListCheck.SUCCESSION, list, l -> TrustListRules.requireSuccessor(l, before.get()));
    }
    steps.judge(
        TrustListCheck.SUCCESSION,
        list,
        l ->
            Finding.skipped(TrustListCheck.SUCCESSION, "此前未持有该列表", "no edition is held before it"));
    return list;
  }

  private Optional<Signed> signedBy(X509Certificate publisher, byte[] bytes) {
    var message = steps.take(TrustListCheck.STRUCTURE, Optional.of(bytes), TrustListUpdate::decode);
    message =
        steps.take(TrustListCheck.PUBLISHER, message, m -> TrustListRules.requireKey(m, publisher));
    message =
        steps.take(
            TrustListCheck.SIGNATURE, message, m -> TrustListRules.requireSigned(m, publisher));
    var content =
        steps.take(
            TrustListCheck.CONTENT, message, m -> TrustListReader.decode(m.content().payload()));
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
    if (list.edition().issuedAt().minus(QrVerification.CLOCK_TOLERANCE).isAfter(at)) {
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
