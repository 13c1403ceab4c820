package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.pki.MalformedException;
import io.github.yinxin.core.internal.pki.TimeStampToken;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.LicenseVerdict.Question;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A verified time stamp: proof by a trusted authority that something existed at an instant. There
 * is none that was not verified.
 */
public final class TimeStamp {

  /** The steps of verifying a time stamp (RFC 3161 2.4.2, GB/T 20520), in their order. */
  public enum Step implements Check {
    /** It is a token of one signer, and has no critical extension that is unknown. */
    STAMP_FORMAT("RFC 3161 2.4.2"),
    /** It stamps these bytes and no others. */
    STAMP_IMPRINT("RFC 3161 2.4.2"),
    /** The signature over it is right, and under it stands whose it is. */
    STAMP_SIGNATURE("RFC 5652 5.6"),
    /** The authority's certificate is made for time stamps only, and leads to an anchor. */
    STAMP_AUTHORITY("RFC 3161 2.3"),
    /** The authority's certificate was not revoked so that its stamps lose their worth. */
    STAMP_REVOCATION("RFC 3161 4"),
    /** The time does not lie ahead. */
    STAMP_TIME("RFC 3161 2.4.2");

    private final String clause;

    Step(String clause) {
      this.clause = clause;
    }

    @Override
    public String clause() {
      return clause;
    }

    @Override
    public Question question() {
      return Question.GENUINE;
    }

    // A good time says nothing about who signed.
    @Override
    public boolean establishes() {
      return false;
    }
  }

  private final Instant time;
  private final X509Certificate authority;
  private final String policy;

  TimeStamp(Instant time, X509Certificate authority, String policy) {
    this.time = time;
    this.authority = authority;
    this.policy = policy;
  }

  /**
   * Verifies a token over bytes that are at hand.
   *
   * @param token a time-stamp token in DER or BER, labelled as CMS or as GB/T 35275; foreign
   * @param stamped what it should stamp, for example a signature value
   * @param anchors which authorities are trusted
   * @param at the instant of judging
   */
  public static Verification<TimeStamp> verify(
      byte[] token, byte[] stamped, TrustAnchors anchors, Instant at) {
    requireNonNull(stamped, "stamped");
    return verify(token, algorithm -> Digest.compute(algorithm, stamped), anchors, at);
  }

  /**
   * Verifies a token over something large.
   *
   * @param token a time-stamp token in DER or BER, labelled as CMS or as GB/T 35275; foreign
   * @param stamped gives the digest of what it should stamp, by the algorithm that the token uses
   * @param anchors which authorities are trusted
   * @param at the instant of judging
   */
  public static Verification<TimeStamp> verify(
      byte[] token, Function<Digest.Algorithm, Digest> stamped, TrustAnchors anchors, Instant at) {
    requireNonNull(stamped, "stamped");
    requireNonNull(anchors, "anchors");
    requireNonNull(at, "at");
    TimeStampToken read;
    try {
      read = TimeStampToken.parse(token);
    } catch (MalformedException | RuntimeException e) {
      // The classes of names and certificates throw unchecked exceptions on some foreign bytes.
      return without("时间戳无法解析", "the time stamp cannot be read");
    } catch (NoSuchAlgorithmException e) {
      return without("不支持时间戳的算法", "the time stamp is of an unknown algorithm");
    }
    return new StampJudgement(read, anchors.lookingAlsoInside(token), at).judge(stamped);
  }

  private static Verification<TimeStamp> without(String zh, String en) {
    return Verification.of(
        List.of(Finding.undetermined(Step.STAMP_FORMAT, zh, en)),
        () -> {
          throw new IllegalStateException("valid without a token");
        });
  }

  /** Returns the instant at which it existed. */
  public Instant time() {
    return time;
  }

  /** Returns the certificate of the authority. */
  public X509Certificate authority() {
    return authority;
  }

  /** Returns the object identifier of the policy under which it was given, in dotted form. */
  public String policy() {
    return policy;
  }
}
