package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.DocumentDigests;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SigningTime;
import io.github.yinxin.verify.TimeStamp;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sealing time: that of a time stamp, if there is a good one, else what the signer claims.
 *
 * @param time the time, and whether it is proven
 * @param finding what was found about the time stamp
 */
record StampedTime(SigningTime time, Finding finding) {

  private static final SealSignatureCheck CHECK = SealSignatureCheck.TIME_STAMP;
  // The clocks of signers and of authorities differ.
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /**
   * Judges the time stamp, if there is one.
   *
   * @param document the protected bytes, or null if they are not at hand
   * @param anchors which time-stamping authorities are trusted
   */
  static StampedTime of(
      SealSignature signature,
      @Nullable List<ByteBuffer> document,
      TrustAnchors anchors,
      Instant at) {
    SignatureContainer container = signature.structure();
    Optional<Instant> claimed = signature.claimedTime();
    SigningTime word = SigningTime.claimed(claimed.orElse(at), at);
    if (container.timeStamp()) {
      return document == null
          ? new StampedTime(
              word, Finding.undetermined(CHECK, "没有原文", "the document is not at hand"))
          : ofDocument(
              TimeStamp.verify(
                  signature.withoutPadding(),
                  algorithm -> DocumentDigests.of(algorithm, document),
                  anchors,
                  at),
              word);
    }
    return container
        .timeStampToken()
        .map(token -> over(token, container.signature(), container.verifiable(), anchors, at))
        .map(stamp -> ofSignature(stamp, claimed, word))
        .orElseGet(
            () ->
                new StampedTime(
                    word,
                    Finding.skipped(
                        CHECK, "没有时间戳，签章时间为签章人自称", "no time stamp: the signer's word")));
  }

  /**
   * Judges a token over a signature value: as it was received, or, for one that did not come in
   * DER, in DER, which is what a service of time stamps may have seen. Both are the same numbers.
   */
  static Verification<TimeStamp> over(
      byte[] token, byte[] received, byte[] der, TrustAnchors anchors, Instant at) {
    Verification<TimeStamp> stamp = TimeStamp.verify(token, received, anchors, at);
    return stamp instanceof Verification.Invalid && !Arrays.equals(received, der)
        ? TimeStamp.verify(token, der, anchors, at)
        : stamp;
  }

  // The whole signature is a time stamp: what cannot be found out about it is the verdict.
  private static StampedTime ofDocument(Verification<TimeStamp> stamp, SigningTime word) {
    return stamp
        .verified()
        .map(good -> proven(good, word.judgedAt()))
        .orElseGet(() -> new StampedTime(word, worst(stamp)));
  }

  private static StampedTime ofSignature(
      Verification<TimeStamp> stamp, Optional<Instant> claimed, SigningTime word) {
    if (stamp.verified().isEmpty()) {
      Finding worst = worst(stamp);
      return new StampedTime(
          word,
          worst.outcome() == Outcome.FAILED
              ? worst
              : Finding.warning(CHECK, worst.zh() + "，签章时间为签章人自称", worst.en()));
    }
    Instant proven = stamp.verified().get().time();
    return claimed.filter(time -> time.isAfter(proven.plus(TOLERANCE))).isPresent()
        ? new StampedTime(
            word,
            Finding.failed(
                CHECK,
                "时间戳 " + proven + " 早于所称签章时间",
                "stamped at " + proven + ", before it claims to be signed"))
        : proven(stamp.verified().get(), word.judgedAt());
  }

  private static StampedTime proven(TimeStamp stamp, Instant at) {
    String time = stamp.time().toString();
    return new StampedTime(SigningTime.proven(stamp.time(), at), Finding.passed(CHECK, time, time));
  }

  private static Finding worst(Verification<TimeStamp> stamp) {
    return stamp.findings().stream()
        .filter(finding -> finding.outcome() == Outcome.FAILED)
        .findFirst()
        .or(
            () ->
                stamp.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.UNDETERMINED)
                    .findFirst())
        .map(finding -> new Finding(CHECK, finding.outcome(), finding.zh(), finding.en()))
        .orElseGet(() -> Finding.undetermined(CHECK, "时间戳无法判断", "the time stamp is open"));
  }
}
