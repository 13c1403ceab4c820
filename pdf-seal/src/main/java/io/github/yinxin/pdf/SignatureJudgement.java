package io.github.yinxin.pdf;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature.Claims;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature.Kind;
import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.Leniency;
import io.github.yinxin.pdfseal.internal.container.Owner;
import io.github.yinxin.pdfseal.internal.container.SesSeal;
import io.github.yinxin.pdfseal.internal.container.SignatureContainer;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.seal.EncodingCheck;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealContainer;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The procedure for one signature: every check in order, each reported. */
final class SignatureJudgement {

  private final byte[] file;
  private final SignatureDictionary signature;
  private final TrustAnchors anchors;
  private final TrustAnchors sealMakers;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();

  private SignatureJudgement(
      byte[] file,
      SignatureDictionary signature,
      TrustAnchors anchors,
      TrustAnchors sealMakers,
      Instant at) {
    this.file = file;
    this.signature = signature;
    this.anchors = anchors;
    this.sealMakers = sealMakers;
    this.at = at;
  }

  static PdfSignature of(
      byte[] file,
      SignatureDictionary signature,
      TrustAnchors anchors,
      TrustAnchors sealMakers,
      Instant at) {
    SignatureJudgement judgement = new SignatureJudgement(file, signature, anchors, sealMakers, at);
    try {
      return judgement.judge();
    } catch (RuntimeException | StackOverflowError e) {
      // Foreign bytes may break a parser in any way; an analysis that broke off has failed.
      return new PdfSignature(
          signature,
          Integrity.UNSUPPORTED,
          Claims.none(null),
          List.of(
              Finding.failed(
                  PdfCheck.CONTAINER,
                  "分析中断",
                  "the analysis broke off: " + e.getClass().getName())));
    }
  }

  private PdfSignature judge() {
    findings.add(
        signature.linked()
            ? Finding.passed(PdfCheck.STRUCTURE)
            : Finding.failed(
                PdfCheck.STRUCTURE, "签名不属于任何签名域", "no field of the form holds this signature"));
    Optional<String> problem = signature.problem();
    if (problem.isPresent()) {
      findings.add(Finding.failed(PdfCheck.BYTE_RANGE, "签名结构不正确", problem.get()));
      return stopped(Integrity.MALFORMED, PdfCheck.COVERAGE);
    }
    if (!signature.linked()) {
      return stopped(Integrity.CHANGED_AFTER_SIGNING, PdfCheck.BYTE_RANGE);
    }
    findings.add(Finding.passed(PdfCheck.BYTE_RANGE));
    findings.add(coverage());
    SignatureContainer container;
    try {
      container = SignatureContainer.read(signature.contents());
    } catch (DerException e) {
      findings.add(
          Finding.undetermined(
              PdfCheck.CONTAINER, "签名容器无法解析", "/Contents cannot be read: " + e.getMessage()));
      return stopped(Integrity.UNSUPPORTED, PdfCheck.SIGNATURE_VALUE);
    }
    String kind = container.kind().name();
    findings.add(Finding.passed(PdfCheck.CONTAINER, kind, kind));
    for (Leniency leniency : container.leniencies()) {
      EncodingCheck check = EncodingCheck.valueOf(leniency.name());
      findings.add(Finding.warning(check, leniency.zh(), leniency.en()));
    }
    return judge(container);
  }

  private PdfSignature judge(SignatureContainer container) {
    Instant sealedAt = container.sealedAt().or(signature::time).orElse(at);
    Finding value = signatureValue(container);
    Finding hash = dataHash(container, value);
    findings.add(value);
    container.seal().ifPresentOrElse(s -> judgeSeal(s, container, sealedAt), this::skipSeal);
    findings.add(certificate(container, sealedAt));
    @Nullable String authority = Owner.creditCode(container.signer()).orElse(null);
    findings.add(authority(authority));
    findings.add(
        Finding.skipped(PdfCheck.REVOCATION, "本版本不检查吊销", "this version does not look at it"));
    findings.add(timeStamp(container));
    findings.add(sealingTime(sealedAt));
    findings.add(hash);
    @Nullable Seal seal = container.seal().map(s -> Seal.parse(s.encoded())).orElse(null);
    return new PdfSignature(
        signature,
        integrity(value, hash),
        new Claims(
            SealContainer.valueOf(container.kind().name()),
            container.timeStamp() ? Kind.TIMESTAMP : Kind.SIGNATURE,
            container.signer().getSubjectX500Principal().getName(),
            authority,
            seal,
            sealedAt),
        findings);
  }

  private Finding certificate(SignatureContainer container, Instant sealedAt) {
    CertificateUse use =
        container.timeStamp() ? CertificateUse.TIME_STAMPING : CertificateUse.SIGNING;
    Finding path =
        anchors.path(
            PdfCheck.SIGNER_CERTIFICATE, use, container.signer(), container.others(), sealedAt);
    boolean expiredSince = at.isAfter(container.signer().getNotAfter().toInstant());
    return path.outcome() == Outcome.PASSED && expiredSince
        ? Finding.warning(
            PdfCheck.SIGNER_CERTIFICATE,
            "证书此后已过期，签章时间仅为签章人自称",
            "the certificate has expired since; the sealing time is the signer's word")
        : path;
  }

  private static Finding authority(@Nullable String creditCode) {
    return creditCode == null
        ? Finding.skipped(
            PdfCheck.AUTHORITY, "签名证书未载明统一社会信用代码", "the signer's certificate names no credit code")
        : Finding.passed(PdfCheck.AUTHORITY, creditCode, creditCode);
  }

  private static Finding timeStamp(SignatureContainer container) {
    return container.timeStamp()
        ? Finding.skipped(PdfCheck.TIME_STAMP, "本身即时间戳", "this is a time stamp itself")
        : Finding.skipped(
            PdfCheck.TIME_STAMP, "本版本不检查时间戳，签章时间为签章人自称", "the sealing time is the signer's word");
  }

  private Finding coverage() {
    long rest = file.length - signature.end();
    return rest == 0
        ? Finding.passed(PdfCheck.COVERAGE)
        : Finding.failed(
            PdfCheck.COVERAGE,
            "签章之后文件被追加 " + rest + " 字节",
            rest + " bytes follow the signed revision");
  }

  private Finding signatureValue(SignatureContainer container) {
    return switch (container.check(this::signedRanges)) {
      case YES -> Finding.passed(PdfCheck.SIGNATURE_VALUE);
      case NO -> Finding.failed(PdfCheck.SIGNATURE_VALUE, "签名值不正确", "the signature value is wrong");
      case UNSUPPORTED ->
          Finding.undetermined(
              PdfCheck.SIGNATURE_VALUE,
              "不支持签名算法：" + container.algorithm(),
              "no judgement with " + container.algorithm() + " and the signer's key");
    };
  }

  private byte[] signedRanges() {
    long[] range = signature.byteRange();
    byte[] bytes = Arrays.copyOf(file, (int) (range[1] + range[3]));
    System.arraycopy(file, (int) range[2], bytes, (int) range[1], (int) range[3]);
    return bytes;
  }

  // Without a digest the signature value covers the bytes themselves.
  private Finding dataHash(SignatureContainer container, Finding value) {
    boolean right =
        container
            .documentDigest()
            .map(claimed -> digest(claimed.algorithm()).equals(claimed))
            .orElse(value.outcome() == Outcome.PASSED);
    if (right) {
      return Finding.passed(PdfCheck.DATA_HASH);
    }
    return container.documentDigest().isEmpty() && value.outcome() == Outcome.UNDETERMINED
        ? Finding.undetermined(PdfCheck.DATA_HASH, "签名值未能判断", "the signature was not judged")
        : Finding.failed(
            PdfCheck.DATA_HASH, "文件内容在签章后被改动", "the signed bytes are not those that were signed");
  }

  private Digest digest(Digest.Algorithm algorithm) {
    MessageDigest digest = algorithm.start();
    long[] range = signature.byteRange();
    digest.update(file, 0, (int) range[1]);
    digest.update(file, (int) range[2], (int) range[3]);
    return Digest.of(algorithm, digest.digest());
  }

  private void judgeSeal(SesSeal structure, SignatureContainer container, Instant sealedAt) {
    findings.add(
        structure.info().property().signers().contains(container.signer())
            ? Finding.passed(PdfCheck.SIGNER_IN_SEAL)
            : Finding.failed(
                PdfCheck.SIGNER_IN_SEAL,
                "签章人证书不在印章的证书列表中",
                "the seal does not list the signer's certificate"));
    Seal seal = Seal.parse(structure.encoded());
    findings.addAll(SealVerifier.trusting(sealMakers).verify(seal, sealedAt).findings());
  }

  private void skipSeal() {
    findings.add(
        Finding.skipped(PdfCheck.SIGNER_IN_SEAL, "不是电子签章，无印章", "a plain signature has no seal"));
  }

  private Finding sealingTime(Instant sealedAt) {
    return sealedAt.isAfter(at)
        ? Finding.failed(
            PdfCheck.SEALING_TIME,
            "签章时间晚于当前时间：" + sealedAt,
            "sealing time " + sealedAt + " lies ahead")
        : Finding.passed(PdfCheck.SEALING_TIME);
  }

  private Integrity integrity(Finding value, Finding hash) {
    if (value.outcome() == Outcome.FAILED || hash.outcome() == Outcome.FAILED) {
      return Integrity.BROKEN;
    }
    if (signature.end() != file.length) {
      return Integrity.CHANGED_AFTER_SIGNING;
    }
    return value.outcome() == Outcome.PASSED ? Integrity.VALID : Integrity.UNSUPPORTED;
  }

  // The rest of the procedure needs what could not be had; each step says so.
  private PdfSignature stopped(Integrity integrity, PdfCheck first) {
    for (PdfCheck check : PdfCheck.values()) {
      if (check.compareTo(first) >= 0) {
        findings.add(Finding.skipped(check, "前面的检查未通过", "an earlier check failed"));
      }
    }
    return new PdfSignature(
        signature, integrity, Claims.none(signature.time().orElse(null)), findings);
  }
}
