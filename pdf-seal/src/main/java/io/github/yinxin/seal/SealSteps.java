package io.github.yinxin.seal;

import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.SigningTime;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Seal verification: each step of {@link SealCheck}, in its order. */
final class SealSteps {

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
    return List.of(
        Finding.passed(SealCheck.SEAL_FORMAT),
        signature(),
        makerCertificate(),
        validity(),
        Owners.agreement(seal),
        status());
  }

  private Finding signature() {
    return switch (SignatureCheck.of(
        seal.maker().getPublicKey(), seal.signedInfo(), seal.makerSignature())) {
      case YES -> Finding.passed(SealCheck.SEAL_SIGNATURE);
      case NO ->
          Finding.failed(
              SealCheck.SEAL_SIGNATURE, "制章人签名不正确，印章被改动", "the maker's signature is wrong");
      case UNSUPPORTED ->
          Finding.undetermined(
              SealCheck.SEAL_SIGNATURE, "不支持制章人的算法", "the maker's key is of no known kind");
    };
  }

  private Finding makerCertificate() {
    TrustAnchors.Path path =
        verifier.makers().path(CertificateUse.SIGNING, seal.maker(), List.of(), time);
    Finding found = path.finding(SealCheck.MAKER_CERTIFICATE);
    Finding revocation = path.revocation(SealCheck.MAKER_CERTIFICATE);
    if (found.outcome() != Outcome.PASSED) {
      return found;
    }
    if (revocation.outcome() != Outcome.PASSED && revocation.outcome() != Outcome.SKIPPED) {
      return revocation;
    }
    boolean expired = judgedAt.isAfter(seal.maker().getNotAfter().toInstant());
    return expired
        ? verifier.expiredSince(found, "制章人证书此后已过期", "the maker's certificate has expired since")
        : found;
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
