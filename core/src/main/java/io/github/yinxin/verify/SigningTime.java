package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * When something was signed, and when that is judged. A claimed time is the signer's own word:
 * whoever has stolen a key claims a time before the theft.
 *
 * @param signedAt when it was signed
 * @param proven whether a time stamp proves that it existed then
 * @param judgedAt the instant of judging
 */
public record SigningTime(Instant signedAt, boolean proven, Instant judgedAt) {

  /** Refuses missing parts. */
  public SigningTime {
    requireNonNull(signedAt, "signedAt");
    requireNonNull(judgedAt, "judgedAt");
  }

  /** Returns a time that only the signer vouches for. */
  public static SigningTime claimed(Instant signedAt, Instant judgedAt) {
    return new SigningTime(signedAt, false, judgedAt);
  }

  /** Returns a time that a verified {@link TimeStamp} vouches for. */
  public static SigningTime proven(Instant signedAt, Instant judgedAt) {
    return new SigningTime(signedAt, true, judgedAt);
  }

  /** Returns the latest instant at which it may have been signed. */
  public Instant latest() {
    return proven ? signedAt : judgedAt;
  }
}
