package io.github.yinxin.pdf;

import io.github.yinxin.pdfseal.internal.report.Report.Indication;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says an outcome in the words of ETSI TS 119 102-2, whose meaning is that of ETSI EN 319 102-1
 * table 5: what breaks the signature itself is TOTAL-FAILED, what its policy or its evidence leaves
 * open is INDETERMINATE, even where our verdict is a no.
 */
final class EtsiIndication {

  private static final Indication PASSED = new Indication("TOTAL-PASSED", "");

  private EtsiIndication() {}

  /** Returns the indication of one signature: of its first finding that is worst. */
  static Indication of(List<Finding> findings) {
    return first(findings, f -> isBad(f) && indication(f).main().equals("TOTAL-FAILED"))
        .or(() -> first(findings, f -> f.outcome() == Outcome.FAILED))
        .or(() -> first(findings, EtsiIndication::isBad))
        .map(EtsiIndication::indication)
        .orElse(PASSED);
  }

  private static boolean isBad(Finding finding) {
    return finding.outcome() == Outcome.FAILED || finding.outcome() == Outcome.UNDETERMINED;
  }

  private static Optional<Finding> first(List<Finding> findings, Predicate<Finding> wanted) {
    return findings.stream().filter(wanted).findFirst();
  }

  private static Indication indication(Finding finding) {
    boolean failed = finding.outcome() == Outcome.FAILED;
    Check check = finding.check();
    if (check instanceof PdfCheck) {
      return failed ? failed("FORMAT_FAILURE") : open("SIGNED_DATA_NOT_FOUND");
    }
    if (check instanceof SealSignatureCheck step) {
      return of(step, failed);
    }
    return open(
        check == SealCheck.MAKER_CERTIFICATE
            ? "CHAIN_CONSTRAINTS_FAILURE"
            : "SIG_CONSTRAINTS_FAILURE");
  }

  private static Indication of(SealSignatureCheck step, boolean failed) {
    return switch (step) {
      case CONTAINER -> failed ? failed("FORMAT_FAILURE") : open("NO_SIGNING_CERTIFICATE_FOUND");
      case SIGNATURE_VALUE ->
          failed ? failed("SIG_CRYPTO_FAILURE") : open("CRYPTO_CONSTRAINTS_FAILURE");
      case DATA_HASH -> failed ? failed("HASH_FAILURE") : open("SIGNED_DATA_NOT_FOUND");
      case SIGNER_CERTIFICATE ->
          open(failed ? "CHAIN_CONSTRAINTS_FAILURE" : "NO_CERTIFICATE_CHAIN_FOUND");
      case REVOCATION -> failed ? failed("REVOKED") : open("TRY_LATER");
      case TIME_STAMP -> open(failed ? "TIMESTAMP_ORDER_FAILURE" : "NO_POE");
      case SIGNER_IN_SEAL, AUTHORITY, SEALING_TIME -> open("SIG_CONSTRAINTS_FAILURE");
    };
  }

  private static Indication failed(String why) {
    return new Indication("TOTAL-FAILED", why);
  }

  private static Indication open(String why) {
    return new Indication("INDETERMINATE", why);
  }
}
