package io.github.yinxin.qr;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.TrustList.Recognition;
import io.github.yinxin.qr.TrustSource.Publication;
import io.github.yinxin.qr.internal.CoseContent.Purpose;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.verify.SignatureCheck;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/** What a published list must be to be taken over: the rules behind {@link TrustListCheck}. */
final class TrustListRules {

  private TrustListRules() {}

  /** A list whose signature is good. */
  record Signed(TrustSource source) {
    Edition edition() {
      return source.edition().orElseThrow();
    }
  }

  static CoseSign1 requireKey(CoseSign1 message, X509Certificate publisher)
      throws RefusedException {
    if (!message.content().header().equals(TrustListWriter.header(publisher))) {
      throw RefusedException.failed("非发布者的密钥或算法", "not the publisher's key and algorithm");
    }
    return message;
  }

  static CoseSign1 requireSigned(CoseSign1 message, X509Certificate publisher)
      throws RefusedException {
    if (SignedMessages.check(publisher.getPublicKey(), message, Purpose.TRUST_LIST)
        != SignatureCheck.YES) {
      throw RefusedException.failed("签名不正确", "the signature is wrong");
    }
    return message;
  }

  static Signed requireFrom(Signed list, long lowestVersion) throws RefusedException {
    if (list.edition().version() < lowestVersion) {
      throw older(list.edition().version(), lowestVersion);
    }
    return list;
  }

  static Signed requireSame(Signed list, TrustList held) throws RefusedException {
    String expected = held.home().edition().map(Edition::list).orElse("");
    if (!list.edition().list().equals(expected)) {
      throw RefusedException.failed("不是同一信任列表", "not the list held");
    }
    return requireFor(list, held.environment());
  }

  static Signed requireFor(Signed list, Environment environment) throws RefusedException {
    Environment stated = list.source().content().environment();
    if (stated != environment) {
      throw RefusedException.failed(
          "测试列表与正式列表不得混用", "the list is for " + stated + ", not " + environment);
    }
    return list;
  }

  static Signed requireRecognised(Signed list, TrustList held) throws RefusedException {
    Optional<Recognition> limit = list.source().publication().flatMap(held.home()::recognising);
    if (limit.isEmpty()) {
      throw RefusedException.failed("不是互认的信任列表", "not the list recognised");
    }
    return new Signed(requireFor(list, held.environment()).source().limitedTo(limit.orElseThrow()));
  }

  static Signed requireNoRollback(Signed list, Publication held) throws RefusedException {
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

  /** Returns the edition of another region's list that is held already. */
  static Optional<TrustSource> admitted(TrustList held, Signed list) {
    return held.sources().stream()
        .filter(source -> source.limit().isPresent())
        .filter(s -> s.edition().map(Edition::list).equals(Optional.of(list.edition().list())))
        .findFirst();
  }

  static Signed requireSuccessor(Signed list, TrustSource held) throws RefusedException {
    requireSameDictionaries(list, held);
    requireSameProfiles(list, held);
    requireNoFork(list, held.publication().orElseThrow());
    return list;
  }

  private static void requireNoFork(Signed list, Publication held) throws RefusedException {
    boolean next = list.edition().version() == held.edition().version() + 1;
    if (next && !list.edition().previous().equals(Optional.of(held.digest()))) {
      throw RefusedException.failed("前一版不是所持列表", "the edition before it is not the one held");
    }
  }

  // Under another dictionary a signed code would say something else.
  private static void requireSameDictionaries(Signed list, TrustSource held)
      throws RefusedException {
    for (Dictionary known : held.content().dictionaries().values()) {
      Optional<Dictionary> now =
          Optional.ofNullable(list.source().content().dictionaries().get(known.number()));
      if (now.filter(d -> !Arrays.equals(d.bytes(), known.bytes())).isPresent()) {
        throw RefusedException.failed(
            "字典 " + known.number() + " 内容被替换", "dictionary " + known.number() + " was replaced");
      }
    }
  }

  // A code names its profile by number, and its fields by theirs.
  private static void requireSameProfiles(Signed list, TrustSource held) throws RefusedException {
    for (QrProfile known : held.content().profiles().values()) {
      Optional<QrProfile> now =
          Optional.ofNullable(list.source().content().profiles().get(known.number()));
      if (now.filter(p -> !p.reads(known)).isPresent()) {
        throw RefusedException.failed(
            "规范 " + known.number() + " 的含义被改变",
            "profile " + known.number() + " means something else");
      }
    }
  }

  private static RefusedException older(long version, long lowest) {
    return RefusedException.failed(
        "版本 " + version + " 早于 " + lowest, "version " + version + " is older than " + lowest);
  }
}
