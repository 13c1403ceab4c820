package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.DigestMistake;
import io.github.yinxin.pdfseal.internal.container.DocumentDigests;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.pdfseal.internal.container.Sm2Mistake;
import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.SigningTime;
import io.github.yinxin.verify.TrustAnchors;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seal-signature verification: each step of {@link SealSignatureCheck}, in its order. */
final class SignatureSteps {

  private static final int MAX_EXPLAINED = 16 << 20;

  private final SealVerifier verifier;
  private final SealSignature signature;
  private final SignatureContainer container;
  private final @Nullable List<ByteBuffer> document;
  private final Instant at;
  private final TrustAnchors signers;
  private final StampedTime stamped;
  private final SigningTime time;

  /**
   * Prepares the steps.
   *
   * @param document the protected bytes in pieces, or null if they are not at hand
   */
  SignatureSteps(
      SealVerifier verifier,
      SealSignature signature,
      @Nullable List<ByteBuffer> document,
      Instant at) {
    this.verifier = verifier;
    this.signature = signature;
    this.container = signature.structure();
    this.document = document;
    this.at = at;
    this.signers = signature.informed(verifier.signers());
    this.stamped = StampedTime.of(signature, document, signers, at);
    this.time = stamped.time();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String kind = container.kind().name();
    findings.add(Finding.passed(SealSignatureCheck.CONTAINER, kind, kind));
    findings.addAll(signature.encodingFindings());
    TrustAnchors.Path path = path();
    remember(path);
    Finding value = signatureValue(key(path, container.signer()));
    findings.add(value);
    findings.add(signerInSeal());
    signature
        .seal()
        .ifPresent(seal -> findings.addAll(new SealSteps(verifier, seal, time).findings()));
    findings.add(signerCertificate(path));
    findings.add(authority());
    findings.add(revocation(path));
    findings.add(sealingTime());
    findings.add(dataHash(value));
    findings.add(stamped.finding());
    return List.copyOf(findings);
  }

  /** Returns a certificate's key; from the path, if there is one, where it may be prepared. */
  static PublicKey key(TrustAnchors.Path path, X509Certificate certificate) {
    return (path.certificates().isEmpty() ? certificate : path.certificates().get(0))
        .getPublicKey();
  }

  private Finding signatureValue(PublicKey key) {
    if (document == null && container.documentDigest().isEmpty()) {
      return Finding.undetermined(
          SealSignatureCheck.SIGNATURE_VALUE,
          "签名直接覆盖原文，没有原文",
          "the signature covers the document, which is not at hand");
    }
    SignatureCheck check = container.check(key, document == null ? List.of() : document);
    return switch (check) {
      case YES -> Finding.passed(SealSignatureCheck.SIGNATURE_VALUE);
      case NO ->
          Finding.failed(
              SealSignatureCheck.SIGNATURE_VALUE,
              "签名值不正确" + mistake(),
              "the signature value is wrong" + mistake());
      case UNSUPPORTED ->
          Finding.undetermined(
              SealSignatureCheck.SIGNATURE_VALUE,
              "不支持签名算法：" + container.algorithm(),
              "no judgement with " + container.algorithm() + " and the signer's key");
    };
  }

  private String mistake() {
    if (!container.contradictions().isEmpty()) {
      return " " + container.contradictions();
    }
    byte[] message = container.documentDigest().isPresent() ? container.signedBytes() : whole();
    return Sm2Mistake.words(container.signer().getPublicKey(), message, container.verifiable());
  }

  private Finding signerInSeal() {
    return signature
        .seal()
        .map(
            seal ->
                seal.permits(container.signer())
                    ? Finding.passed(SealSignatureCheck.SIGNER_IN_SEAL)
                    : notListed(seal.listingMistake(container.signer())))
        .orElseGet(
            () ->
                Finding.skipped(
                    SealSignatureCheck.SIGNER_IN_SEAL,
                    "不是电子签章，无印章",
                    "a plain signature has no seal"));
  }

  private TrustAnchors.Path path() {
    CertificateUse use =
        container.timeStamp() ? CertificateUse.TIME_STAMPING : CertificateUse.SIGNING;
    return signers.path(use, container.signer(), container.others(), time);
  }

  private void remember(TrustAnchors.Path path) {
    if (path.finding(SealSignatureCheck.SIGNER_CERTIFICATE).outcome() == Outcome.PASSED) {
      verifier.known().remember(container.signer());
      container.others().stream()
          .filter(path.certificates()::contains)
          .forEach(verifier.known()::remember);
    }
  }

  private Finding signerCertificate(TrustAnchors.Path path) {
    Finding found = path.finding(SealSignatureCheck.SIGNER_CERTIFICATE);
    boolean onAPath = found.outcome() == Outcome.PASSED || found.outcome() == Outcome.WARNING;
    if (!onAPath || !at.isAfter(container.signer().getNotAfter().toInstant())) {
      return found;
    }
    Finding since =
        time.proven()
            ? verifier.expiredSince(
                found,
                "证书此后已过期，签章时间由时间戳证明",
                "the certificate has expired since; a time stamp proves the sealing time")
            : verifier.expiredSince(
                found,
                "证书此后已过期，签章时间仅为签章人自称",
                "the certificate has expired since; the sealing time is the signer's word");
    // A warning of old algorithms must not hide a failure.
    return since.outcome() == Outcome.FAILED || found.outcome() == Outcome.PASSED ? since : found;
  }

  private Finding revocation(TrustAnchors.Path path) {
    return container.timeStamp()
        ? Finding.skipped(
            SealSignatureCheck.REVOCATION, "随时间戳一并检查", "looked at together with the time stamp")
        : path.revocation(SealSignatureCheck.REVOCATION);
  }

  private Finding authority() {
    return signature
        .claimedAuthority()
        .map(code -> Finding.passed(SealSignatureCheck.AUTHORITY, code, code))
        .orElseGet(
            () ->
                Finding.skipped(
                    SealSignatureCheck.AUTHORITY,
                    "签名证书未载明统一社会信用代码",
                    "the signer's certificate names no credit code"));
  }

  private Finding sealingTime() {
    Instant sealedAt = signature.claimedTime().orElse(time.signedAt());
    return sealedAt.isAfter(at)
        ? Finding.failed(
            SealSignatureCheck.SEALING_TIME,
            "签章时间晚于当前时间：" + sealedAt,
            "sealing time " + sealedAt + " lies ahead")
        : Finding.passed(SealSignatureCheck.SEALING_TIME);
  }

  private static Finding notListed(String mistake) {
    return Finding.failed(
        SealSignatureCheck.SIGNER_IN_SEAL,
        "签章人证书不在印章的证书列表中" + mistake,
        "the seal does not list the signer's certificate" + mistake);
  }

  private Finding dataHash(Finding value) {
    if (document == null) {
      return Finding.undetermined(
          SealSignatureCheck.DATA_HASH, "没有原文", "the document is not at hand");
    }
    if (container.documentDigest().isEmpty() && value.outcome() == Outcome.UNDETERMINED) {
      return Finding.undetermined(
          SealSignatureCheck.DATA_HASH, "签名值未能判断", "the signature was not judged");
    }
    boolean right =
        container
            .documentDigest()
            .map(claimed -> claimed.equals(DocumentDigests.of(claimed.algorithm(), document)))
            // The signature value covers the bytes themselves.
            .orElse(value.outcome() == Outcome.PASSED);
    if (right) {
      return Finding.passed(SealSignatureCheck.DATA_HASH);
    }
    String mistake = digestMistake(document);
    return Finding.failed(
        SealSignatureCheck.DATA_HASH,
        "文件内容在签章后被改动" + mistake,
        "the signed bytes are not those that were signed" + mistake);
  }

  private String digestMistake(List<ByteBuffer> pieces) {
    if (length(pieces) > MAX_EXPLAINED) {
      return "";
    }
    return container
        .documentDigest()
        .map(claimed -> DigestMistake.words(container.signer().getPublicKey(), claimed, pieces))
        .orElse("");
  }

  private static long length(List<ByteBuffer> pieces) {
    return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  // To tell a mistake only: a document too large to be copied is not explained.
  private byte[] whole() {
    List<ByteBuffer> pieces = document == null ? List.of() : document;
    long length = length(pieces);
    ByteBuffer whole = ByteBuffer.allocate(length > MAX_EXPLAINED ? 0 : (int) length);
    if (length <= MAX_EXPLAINED) {
      pieces.forEach(piece -> whole.put(piece.duplicate()));
    }
    return whole.array();
  }
}
