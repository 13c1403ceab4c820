package io.github.yinxin.seal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.KnownParts;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A seal signature 电子签章 as received, or a plain signature in the place of one, which has no seal.
 * What it says is claimed until {@link SealVerifier} has judged it together with the document.
 */
public final class SealSignature {

  private final byte[] encoded;
  private final SignatureContainer container;
  private final @Nullable Seal seal;
  private final @Nullable Instant time;

  private SealSignature(byte[] encoded, SignatureContainer container, @Nullable Instant time) {
    this.encoded = encoded;
    this.container = container;
    this.seal = container.seal().map(Seal::new).orElse(null);
    this.time = time;
  }

  /**
   * Reads a signature, in whichever container; which one is told by its content.
   *
   * @param bytes the container; zeros may follow
   * @throws IllegalArgumentException naming the element that is wrong
   */
  public static SealSignature parse(byte[] bytes) {
    return parse(bytes, new KnownParts());
  }

  static SealSignature parse(byte[] bytes, KnownParts known) {
    try {
      byte[] encoded = bytes.clone();
      SignatureContainer container = SignatureContainer.read(encoded, known);
      return new SealSignature(encoded, container, container.nullableSealedAt());
    } catch (DerException e) {
      throw new IllegalArgumentException("no signature: " + e.getMessage(), e);
    }
  }

  /**
   * Returns a signature that claims a time told elsewhere, for example in the document around it,
   * if there is none inside.
   */
  public SealSignature claimingTime(Instant outside) {
    return time == null
        ? new SealSignature(encoded, container, requireNonNull(outside, "outside"))
        : this;
  }

  /** Returns what holds it. */
  public SealContainer container() {
    return SealContainer.valueOf(container.kind().name());
  }

  /** Returns whether it is a time stamp over a document (RFC 3161 2.4.2) and nobody's signature. */
  public boolean isTimeStamp() {
    return container.timeStamp();
  }

  /** Returns the seal inside, if there is one. */
  public Optional<Seal> seal() {
    return Optional.ofNullable(seal);
  }

  /** Returns the sealing time by the signer's own word, if he gave it. */
  public Optional<Instant> claimedTime() {
    return Optional.ofNullable(time);
  }

  /** Returns the signer's certificate 签章人证书. */
  public X509Certificate signer() {
    return container.signer();
  }

  /** Returns the credit code in the signer's certificate, if there is exactly one. */
  public Optional<String> claimedAuthority() {
    return Owners.creditCode(container.signer());
  }

  /** Returns the certificates that came with it, the signer's first. */
  public List<X509Certificate> certificates() {
    List<X509Certificate> all = new ArrayList<>();
    all.add(container.signer());
    container.others().stream().filter(c -> !all.contains(c)).forEach(all::add);
    return List.copyOf(all);
  }

  /** Returns the digest of the protected bytes; nothing if the signature covers them directly. */
  public Optional<Digest> dataHash() {
    return container.documentDigest();
  }

  /** Returns what reading put up with, each with a warning of its own. */
  public List<Finding> encodingFindings() {
    return EncodingCheck.findings(container.leniencies());
  }

  /** Returns the container as received, without the padding after it. */
  byte[] withoutPadding() {
    return SignatureContainer.withoutPadding(encoded);
  }

  /**
   * Returns anchors that also look into what the signature brings along. Time stamps look for
   * themselves; a seal signature of GB/T 38540 has no place for evidence.
   */
  TrustAnchors informed(TrustAnchors anchors) {
    return container.timeStamp() || container.kind() == SignatureContainer.Kind.GB38540
        ? anchors
        : anchors.lookingAlsoInside(encoded);
  }

  SignatureContainer structure() {
    return container;
  }
}
