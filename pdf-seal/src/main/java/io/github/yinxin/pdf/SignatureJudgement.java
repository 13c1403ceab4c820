package io.github.yinxin.pdf;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature.Claims;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature.Kind;
import io.github.yinxin.pdfseal.internal.revision.Problem;
import io.github.yinxin.pdfseal.internal.revision.Updates;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The procedure for one signature of a file: its place in the file, then what it holds. */
final class SignatureJudgement {

  private final byte[] file;
  private final SignatureDictionary signature;
  private final Updates updates;
  private final SealVerifier verifier;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();

  private SignatureJudgement(
      byte[] file,
      SignatureDictionary signature,
      Updates updates,
      SealVerifier verifier,
      Instant at) {
    this.file = file;
    this.signature = signature;
    this.updates = updates;
    this.verifier = verifier;
    this.at = at;
  }

  static PdfSignature of(
      byte[] file,
      SignatureDictionary signature,
      Updates updates,
      SealVerifier verifier,
      Instant at) {
    SignatureJudgement judgement = new SignatureJudgement(file, signature, updates, verifier, at);
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
                  SealSignatureCheck.CONTAINER,
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
    findings.addAll(
        laterRevisions().stream()
            .map(f -> f.check() == PdfCheck.SEAL_APPEARANCE ? impressions(f) : f)
            .toList());
    SealSignature container;
    try {
      container = verifier.read(signature.contents());
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.undetermined(
              SealSignatureCheck.CONTAINER,
              "签名容器无法解析",
              "/Contents cannot be read: " + e.getMessage()));
      skip(SealSignatureCheck.values(), SealSignatureCheck.SIGNATURE_VALUE);
      return unjudged(Integrity.UNSUPPORTED);
    }
    return judge(signature.time().map(container::claimingTime).orElse(container));
  }

  private PdfSignature judge(SealSignature container) {
    List<Finding> judged = verifier.verify(container, signedRanges(), at).findings();
    findings.addAll(judged);
    return new PdfSignature(
        signature,
        integrity(
            outcome(judged, SealSignatureCheck.SIGNATURE_VALUE),
            outcome(judged, SealSignatureCheck.DATA_HASH)),
        new Claims(
            container.container(),
            container.isTimeStamp() ? Kind.TIMESTAMP : Kind.SIGNATURE,
            container.signer().getSubjectX500Principal().getName(),
            container.claimedAuthority().orElse(null),
            container.seal().orElse(null),
            container.claimedTime().orElse(null)),
        findings);
  }

  private List<ByteBuffer> signedRanges() {
    long[] range = signature.byteRange();
    return List.of(
        ByteBuffer.wrap(file, 0, (int) range[1]),
        ByteBuffer.wrap(file, (int) range[2], (int) range[3]));
  }

  private static Outcome outcome(List<Finding> findings, Check check) {
    return findings.stream()
        .filter(f -> f.check() == check)
        .map(Finding::outcome)
        .findFirst()
        .orElse(Outcome.FAILED);
  }

  private List<Finding> laterRevisions() {
    if (!updates.follow(signature)) {
      return List.of(
          Finding.passed(PdfCheck.COVERAGE),
          Finding.skipped(PdfCheck.UPDATES, "签章之后没有修订", "nothing follows the signed revision"),
          Finding.passed(PdfCheck.SEAL_APPEARANCE));
    }
    Optional<Problem> problem = updates.problem(signature);
    return Arrays.stream(Problem.Rule.values()).map(rule -> finding(rule, problem)).toList();
  }

  // Says which one is missing, whatever else is found about seals.
  private Finding impressions(Finding otherwise) {
    return signature
        .missingImpression()
        .map(missing -> Finding.failed(PdfCheck.SEAL_APPEARANCE, "印章印迹缺失或被改动", missing))
        .orElse(otherwise);
  }

  private static Finding finding(Problem.Rule rule, Optional<Problem> problem) {
    PdfCheck check =
        switch (rule) {
          case TAIL -> PdfCheck.COVERAGE;
          case UPDATES -> PdfCheck.UPDATES;
          case SEAL_APPEARANCE -> PdfCheck.SEAL_APPEARANCE;
        };
    if (problem.isEmpty() || rule.compareTo(problem.get().rule()) < 0) {
      return Finding.passed(check);
    }
    if (rule != problem.get().rule()) {
      return Finding.skipped(check, "前面的检查未通过", "an earlier check failed");
    }
    String zh =
        switch (rule) {
          case TAIL -> "签章之后的部分有无法归属的字节";
          case UPDATES -> "签章之后文件被改动，改动无法解释或不被允许";
          case SEAL_APPEARANCE -> "印章外观被改动或遮盖";
        };
    return Finding.failed(check, zh, problem.get().detail());
  }

  private Integrity integrity(Outcome value, Outcome hash) {
    if (value == Outcome.FAILED || hash == Outcome.FAILED) {
      return Integrity.BROKEN;
    }
    if (updates.problem(signature).isPresent() || signature.missingImpression().isPresent()) {
      return Integrity.CHANGED_AFTER_SIGNING;
    }
    if (value != Outcome.PASSED) {
      return Integrity.UNSUPPORTED;
    }
    return updates.follow(signature) ? Integrity.VALID_WITH_ALLOWED_UPDATES : Integrity.VALID;
  }

  // The rest of the procedure needs what could not be had; each step says so.
  private PdfSignature stopped(Integrity integrity, PdfCheck first) {
    skip(PdfCheck.values(), first);
    skip(SealSignatureCheck.values(), SealSignatureCheck.CONTAINER);
    return unjudged(integrity);
  }

  private PdfSignature unjudged(Integrity integrity) {
    return new PdfSignature(
        signature, integrity, Claims.none(signature.time().orElse(null)), findings);
  }

  private <C extends Enum<C> & Check> void skip(C[] checks, C first) {
    for (C check : checks) {
      if (check.compareTo(first) >= 0) {
        findings.add(Finding.skipped(check, "前面的检查未通过", "an earlier check failed"));
      }
    }
  }
}
