package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SignatureCheck;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Seal-signature verification: each step of {@link SealSignatureCheck}, in its order. */
final class SignatureSteps {

  private final SealVerifier verifier;
  private final SealSignature signature;
  private final SignatureContainer container;
  private final @Nullable List<ByteBuffer> document;
  private final Instant at;
  private final Instant sealedAt;

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
    this.sealedAt = signature.claimedTime().orElse(at);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String kind = container.kind().name();
    findings.add(Finding.passed(SealSignatureCheck.CONTAINER, kind, kind));
    findings.addAll(signature.encodingFindings());
    Finding value = signatureValue();
    findings.add(value);
    findings.add(signerInSeal());
    signature
        .seal()
        .ifPresent(seal -> findings.addAll(new SealSteps(verifier, seal, sealedAt, at).findings()));
    findings.add(signerCertificate());
    findings.add(authority());
    findings.add(
        Finding.skipped(
            SealSignatureCheck.REVOCATION, "本版本不检查吊销", "this version does not look at it"));
    findings.add(sealingTime());
    findings.add(dataHash(value));
    findings.add(timeStamp());
    return List.copyOf(findings);
  }

  private Finding signatureValue() {
    if (document == null && container.documentDigest().isEmpty()) {
      return Finding.undetermined(
          SealSignatureCheck.SIGNATURE_VALUE,
          "签名直接覆盖原文，没有原文",
          "the signature covers the document, which is not at hand");
    }
    SignatureCheck check = container.check(this::whole);
    return switch (check) {
      case YES -> Finding.passed(SealSignatureCheck.SIGNATURE_VALUE);
      case NO ->
          Finding.failed(
              SealSignatureCheck.SIGNATURE_VALUE, "签名值不正确", "the signature value is wrong");
      case UNSUPPORTED ->
          Finding.undetermined(
              SealSignatureCheck.SIGNATURE_VALUE,
              "不支持签名算法：" + container.algorithm(),
              "no judgement with " + container.algorithm() + " and the signer's key");
    };
  }

  private Finding signerInSeal() {
    return signature
        .seal()
        .map(
            seal ->
                seal.signers().contains(container.signer())
                    ? Finding.passed(SealSignatureCheck.SIGNER_IN_SEAL)
                    : Finding.failed(
                        SealSignatureCheck.SIGNER_IN_SEAL,
                        "签章人证书不在印章的证书列表中",
                        "the seal does not list the signer's certificate"))
        .orElseGet(
            () ->
                Finding.skipped(
                    SealSignatureCheck.SIGNER_IN_SEAL,
                    "不是电子签章，无印章",
                    "a plain signature has no seal"));
  }

  private Finding signerCertificate() {
    CertificateUse use =
        container.timeStamp() ? CertificateUse.TIME_STAMPING : CertificateUse.SIGNING;
    Finding path =
        verifier
            .signers()
            .path(
                SealSignatureCheck.SIGNER_CERTIFICATE,
                use,
                container.signer(),
                container.others(),
                sealedAt);
    boolean expired = at.isAfter(container.signer().getNotAfter().toInstant());
    return path.outcome() == Outcome.PASSED && expired
        ? verifier.expiredSince(
            path,
            "证书此后已过期，签章时间仅为签章人自称",
            "the certificate has expired since; the sealing time is the signer's word")
        : path;
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

  private Finding timeStamp() {
    return container.timeStamp()
        ? Finding.skipped(SealSignatureCheck.TIME_STAMP, "本身即时间戳", "this is a time stamp itself")
        : Finding.skipped(
            SealSignatureCheck.TIME_STAMP,
            "本版本不检查时间戳，签章时间为签章人自称",
            "the sealing time is the signer's word");
  }

  private Finding sealingTime() {
    return sealedAt.isAfter(at)
        ? Finding.failed(
            SealSignatureCheck.SEALING_TIME,
            "签章时间晚于当前时间：" + sealedAt,
            "sealing time " + sealedAt + " lies ahead")
        : Finding.passed(SealSignatureCheck.SEALING_TIME);
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
            .map(claimed -> claimed.equals(digest(document, claimed.algorithm())))
            // The signature value covers the bytes themselves.
            .orElse(value.outcome() == Outcome.PASSED);
    return right
        ? Finding.passed(SealSignatureCheck.DATA_HASH)
        : Finding.failed(
            SealSignatureCheck.DATA_HASH,
            "文件内容在签章后被改动",
            "the signed bytes are not those that were signed");
  }

  private static Digest digest(List<ByteBuffer> pieces, Digest.Algorithm algorithm) {
    MessageDigest digest = algorithm.start();
    pieces.forEach(piece -> digest.update(piece.duplicate()));
    return Digest.of(algorithm, digest.digest());
  }

  private byte[] whole() {
    List<ByteBuffer> pieces = document == null ? List.of() : document;
    ByteBuffer whole = ByteBuffer.allocate(pieces.stream().mapToInt(ByteBuffer::remaining).sum());
    pieces.forEach(piece -> whole.put(piece.duplicate()));
    return whole.array();
  }
}
