package io.github.yinxin.seal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.verify.CertificateUse;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.time.Instant;
import java.util.List;

/** Verifies seals 印章验证 (GB/T 38540-2020 6.3). Immutable and thread-safe. */
public final class SealVerifier {

  private final TrustAnchors anchors;

  private SealVerifier(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /** Trusts seal makers that these anchors vouch for. */
  public static SealVerifier trusting(TrustAnchors anchors) {
    return new SealVerifier(requireNonNull(anchors, "anchors"));
  }

  /** Judges a seal as of the instant at which it was used. */
  public Verification<Seal> verify(Seal seal, Instant usedAt) {
    List<Finding> findings =
        List.of(
            Finding.passed(SealCheck.SEAL_FORMAT),
            makerSignature(seal),
            anchors.path(
                SealCheck.MAKER_CERTIFICATE,
                CertificateUse.SIGNING,
                seal.maker(),
                List.of(),
                usedAt),
            validity(seal, usedAt));
    return Verification.of(findings, () -> seal);
  }

  private static Finding makerSignature(Seal seal) {
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

  private static Finding validity(Seal seal, Instant usedAt) {
    return usedAt.isBefore(seal.validFrom()) || usedAt.isAfter(seal.validUntil())
        ? Finding.failed(
            SealCheck.SEAL_VALIDITY,
            "印章有效期 " + seal.validFrom() + " – " + seal.validUntil() + "，不含 " + usedAt,
            "the seal runs " + seal.validFrom() + " – " + seal.validUntil() + ", not at " + usedAt)
        : Finding.passed(SealCheck.SEAL_VALIDITY);
  }
}
