package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.SesSeal;
import io.github.yinxin.pdfseal.internal.container.Sm2Mistake;
import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.SigningTime;
import io.github.yinxin.verify.TimeStamp;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Seal verification: each step of {@link SealCheck}, in its order. */
final class SealSteps {

  // Named as the mistakes with SM2 are.
  private static final String OTHER_EDITION = " (OTHER_EDITION)";

  private final SealVerifier verifier;
  private final Seal seal;
  private final SigningTime time;
  private final Instant usedAt;
  private final Instant judgedAt;

  SealSteps(SealVerifier verifier, Seal seal, SigningTime time) {
    this.verifier = verifier;
    this.seal = seal;
    this.time = time;
    this.usedAt = time.signedAt();
    this.judgedAt = time.judgedAt();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String edition = seal.edition().standard();
    findings.add(Finding.passed(SealCheck.SEAL_FORMAT, edition, edition));
    findings.addAll(seal.encodingFindings());
    TrustAnchors.Path path =
        verifier.makers().path(CertificateUse.SIGNING, seal.maker(), List.of(), makerTime());
    Finding signature = signature(SignatureSteps.key(path, seal.maker()));
    findings.add(signature);
    remember(path, signature);
    findings.add(makerCertificate(path));
    findings.add(validity());
    findings.add(timeStamp());
    findings.add(Owners.agreement(seal));
    findings.add(status());
    return List.copyOf(findings);
  }

  private Finding signature(PublicKey key) {
    SesSeal structure = seal.structure();
    // The same bytes, which name the key: a signature that was right is right.
    SignatureCheck check =
        verifier.known().includes(structure) ? SignatureCheck.YES : structure.check(key);
    return switch (check) {
      case YES -> Finding.passed(SealCheck.SEAL_SIGNATURE);
      case NO ->
          Finding.failed(
              SealCheck.SEAL_SIGNATURE,
              "制章人签名不正确，印章被改动" + mistake(structure),
              "the maker's signature is wrong" + mistake(structure));
      case UNSUPPORTED ->
          Finding.undetermined(
              SealCheck.SEAL_SIGNATURE, "不支持制章人的算法", "the maker's key is of no known kind");
    };
  }

  private void remember(TrustAnchors.Path path, Finding signature) {
    if (signature.outcome() == Outcome.PASSED
        && path.finding(SealCheck.MAKER_CERTIFICATE).outcome() == Outcome.PASSED) {
      verifier.known().remember(seal.structure());
    }
  }

  private static String mistake(SesSeal structure) {
    return structure.signedAsInAnotherEdition()
        ? OTHER_EDITION
        : Sm2Mistake.words(
            structure.maker().getPublicKey(), structure.signedBytes(), structure.verifiable());
  }

  private Finding makerCertificate(TrustAnchors.Path path) {
    Finding found = path.finding(SealCheck.MAKER_CERTIFICATE);
    Instant last = usedAt.isAfter(judgedAt) ? usedAt : judgedAt;
    Finding since =
        last.isAfter(seal.maker().getNotAfter().toInstant())
            ? verifier.expiredSince(
                found, "制章人证书此后已过期", "the maker's certificate has expired since")
            : found;
    return worst(List.of(found, path.revocation(SealCheck.MAKER_CERTIFICATE), since));
  }

  // One step has one finding: a warning of one kind must not hide a failure of another.
  private static Finding worst(List<Finding> findings) {
    return Stream.of(Outcome.FAILED, Outcome.UNDETERMINED, Outcome.WARNING)
        .flatMap(outcome -> findings.stream().filter(f -> f.outcome() == outcome))
        .findFirst()
        .orElse(findings.get(0));
  }

  // GM/T 0031-2025 asks that it was valid when it made the seal; the others, when that was used.
  private SigningTime makerTime() {
    return seal.edition() == Seal.Edition.GMT0031_2025
        ? SigningTime.claimed(seal.created(), judgedAt)
        : time;
  }

  private Finding validity() {
    if (usedAt.isBefore(seal.validFrom()) || usedAt.isAfter(seal.validUntil())) {
      return Finding.failed(
          SealCheck.SEAL_VALIDITY,
          "印章有效期 " + seal.validFrom() + " – " + seal.validUntil() + "，不含 " + usedAt,
          "the seal runs " + seal.validFrom() + " – " + seal.validUntil() + ", not at " + usedAt);
    }
    Finding passed = Finding.passed(SealCheck.SEAL_VALIDITY);
    return judgedAt.isAfter(seal.validUntil())
        ? verifier.expiredSince(
            passed,
            "印章此后已过期：" + seal.validUntil(),
            "the seal has expired since, at " + seal.validUntil())
        : passed;
  }

  // GM/T 0031-2025: over the maker's signature; the seal must not claim to be made after it.
  private Finding timeStamp() {
    SesSeal structure = seal.structure();
    byte @Nullable [] token = structure.nullableTimeStampToken();
    if (token == null) {
      return Finding.skipped(SealCheck.SEAL_TIME_STAMP, "印章没有时间戳", "the seal has no time stamp");
    }
    Verification<TimeStamp> stamp =
        StampedTime.over(
            token, structure.signature(), structure.verifiable(), verifier.makers(), judgedAt);
    if (stamp.verified().isEmpty()) {
      boolean wrong = stamp instanceof Verification.Invalid;
      return new Finding(
          SealCheck.SEAL_TIME_STAMP,
          wrong ? Outcome.FAILED : Outcome.UNDETERMINED,
          "印章时间戳未通过验证",
          "the seal's time stamp is not verified");
    }
    Instant stamped = stamp.verified().get().time();
    return seal.created().isAfter(stamped)
        ? Finding.failed(
            SealCheck.SEAL_TIME_STAMP,
            "时间戳 " + stamped + " 早于制章时间",
            "stamped at " + stamped + ", before it claims to be made")
        : Finding.passed(SealCheck.SEAL_TIME_STAMP, stamped.toString(), stamped.toString());
  }

  private Finding status() {
    SealVerifier.Status status;
    try {
      status = verifier.statusSource().statusOf(seal, usedAt);
    } catch (IOException | RuntimeException e) {
      // Whatever keeps a service from answering, the answer is not known.
      return Finding.undetermined(
          SealCheck.SEAL_STATUS, "无法查询印章状态", "the seal's state cannot be found out: " + e);
    }
    return switch (status) {
      case ACTIVE -> Finding.passed(SealCheck.SEAL_STATUS);
      case SUSPENDED -> Finding.failed(SealCheck.SEAL_STATUS, "用章时印章已停用", "the seal was suspended");
      case CANCELLED -> Finding.failed(SealCheck.SEAL_STATUS, "用章时印章已注销", "the seal was cancelled");
      case UNKNOWN ->
          Finding.undetermined(
              SealCheck.SEAL_STATUS, "状态服务没有此印章", "the service does not know the seal");
      case NOT_ASKED ->
          Finding.skipped(SealCheck.SEAL_STATUS, "未配置印章状态服务", "no status service is set up");
    };
  }
}
