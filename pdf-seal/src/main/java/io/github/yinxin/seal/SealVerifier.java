package io.github.yinxin.seal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdfseal.internal.container.KnownParts;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.RevocationSource;
import io.github.yinxin.verify.SigningTime;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Verifies seals 印章验证 (GB/T 38540-2020 6.3) and seal signatures 签章验证 (7.3). What counts is the
 * sealing time: what has expired since is a warning. It is the signer's word, unless a time stamp
 * of an authority that the anchors vouch for proves it. Whether certificates were revoked is asked
 * where {@link TrustAnchors#checkingRevocation} says. Immutable and thread-safe.
 *
 * <p>Keep one for many documents: the last 64 certificates that it met on good paths, and the last
 * 32 seals whose makers were on such and had signed them, are known again by all their bytes. They
 * are not read again, and the makers' signatures not verified again; everything that depends on
 * time is judged each time.
 */
public final class SealVerifier {

  private static final StatusSource OFFLINE = (seal, at) -> Status.NOT_ASKED;

  private final TrustAnchors signers;
  private final TrustAnchors makers;
  private final StatusSource statusSource;
  private final boolean strict;
  private final KnownParts known;

  private SealVerifier(
      TrustAnchors signers,
      TrustAnchors makers,
      StatusSource statusSource,
      boolean strict,
      KnownParts known) {
    this.signers = requireNonNull(signers, "signers");
    this.makers = requireNonNull(makers, "makers");
    this.statusSource = requireNonNull(statusSource, "statusSource");
    this.strict = strict;
    this.known = known;
  }

  /** What a status service says of a seal at an instant. */
  public enum Status {
    /** In use 启用. */
    ACTIVE,
    /** Suspended 停用. */
    SUSPENDED,
    /** Cancelled 注销, or destroyed 销毁. */
    CANCELLED,
    /** The service does not know the seal. */
    UNKNOWN,
    /** Nobody was asked. */
    NOT_ASKED
  }

  /**
   * Knows the state of seals, which is not in the seals themselves (国办发〔2025〕33号): a service of the
   * issuing side, or a list. Thread-safe.
   */
  @FunctionalInterface
  public interface StatusSource {

    /**
     * Returns the state that a seal had at an instant.
     *
     * @throws IOException if it cannot be found out now
     */
    Status statusOf(Seal seal, Instant at) throws IOException;
  }

  /** Trusts signers and seal makers that these anchors vouch for; asks no status service. */
  public static SealVerifier trusting(TrustAnchors anchors) {
    return new SealVerifier(anchors, anchors, OFFLINE, false, new KnownParts());
  }

  /**
   * Trusts signers that the anchors vouch for, and seals of certain makers: not everybody with a
   * certificate makes seals.
   *
   * @param makers the makers' own certificates, or those of authorities that certify makers only
   */
  public static SealVerifier trusting(TrustAnchors signers, TrustAnchors makers) {
    return new SealVerifier(signers, makers, OFFLINE, false, new KnownParts());
  }

  /** Returns a verifier that asks for the state of seals. */
  public SealVerifier askingStatusOf(StatusSource source) {
    return new SealVerifier(signers, makers, source, strict, known);
  }

  /**
   * Returns a verifier that refuses what was valid at the sealing time and has expired since. The
   * words of GB/T 38540-2020 6.3 and 7.3 taken literally; old documents fail then.
   */
  public SealVerifier refusingExpiredSince() {
    return new SealVerifier(signers, makers, statusSource, true, known);
  }

  /**
   * Returns a verifier that also looks into what came along with a document, for all certificates:
   * the signer's, the maker's, and those of time stamps. None of it is trusted for being there.
   *
   * @param certificates that may lie on paths
   * @param evidence revocation lists and OCSP responses
   */
  public SealVerifier lookingAlsoInto(
      Collection<X509Certificate> certificates, RevocationSource evidence) {
    TrustAnchors informed = signers.knowingAlso(certificates).lookingAlsoInto(evidence);
    return new SealVerifier(
        informed,
        makers == signers ? informed : makers.knowingAlso(certificates).lookingAlsoInto(evidence),
        statusSource,
        strict,
        known);
  }

  /**
   * Reads a signature as {@link SealSignature#parse} does, but faster, where it holds certificates
   * or a seal that this verifier knows.
   *
   * @param bytes the container; zeros may follow
   * @throws IllegalArgumentException naming the element that is wrong
   */
  public SealSignature read(byte[] bytes) {
    return SealSignature.parse(bytes, known);
  }

  /** Judges a seal as of the instant at which it was used. */
  public Verification<Seal> verify(Seal seal, Instant usedAt) {
    return verify(seal, usedAt, usedAt);
  }

  /**
   * Judges a seal.
   *
   * @param usedAt the instant at which it was used
   * @param judgedAt the instant of judging; what has expired by then is told
   */
  public Verification<Seal> verify(Seal seal, Instant usedAt, Instant judgedAt) {
    List<Finding> findings =
        new SealSteps(this, seal, SigningTime.claimed(usedAt, judgedAt)).findings();
    return Verification.of(findings, () -> seal);
  }

  /**
   * Judges a signature together with the bytes that it protects.
   *
   * @param document those bytes, in pieces; positions and limits are left alone
   * @param at the instant of judging; a sealing time after it fails
   */
  public Verification<SealSignature> verify(
      SealSignature signature, List<ByteBuffer> document, Instant at) {
    return Verification.of(
        new SignatureSteps(this, signature, List.copyOf(document), at).findings(), () -> signature);
  }

  /**
   * Judges a signature of which the document is not at hand: that stays undetermined.
   *
   * @param at the instant of judging; a sealing time after it fails
   */
  public Verification<SealSignature> verifyWithoutDocument(SealSignature signature, Instant at) {
    return Verification.of(
        new SignatureSteps(this, signature, null, at).findings(), () -> signature);
  }

  TrustAnchors signers() {
    return signers;
  }

  TrustAnchors makers() {
    return makers;
  }

  KnownParts known() {
    return known;
  }

  StatusSource statusSource() {
    return statusSource;
  }

  /** Words a finding, instead of another, on something that has expired since it was used. */
  Finding expiredSince(Finding other, String zh, String en) {
    return strict ? Finding.failed(other.check(), zh, en) : Finding.warning(other.check(), zh, en);
  }
}
