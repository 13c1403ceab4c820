package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Verdicts on texts at {@link Codes#NOW}. */
final class Verdicts {

  static final QrVerifier VERIFIER = QrVerifier.trusting(Codes.TRUSTED);

  private Verdicts() {}

  static Stream<Identity> identities() {
    return Stream.of(Codes.SM2, Codes.P256);
  }

  static Verification<VerifiedQr> verify(String text) {
    return VERIFIER.verify(text, Codes.NOW);
  }

  static Outcome outcome(Check check, Verification<?> verification) {
    return verification.findings().stream()
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  static String good() throws Exception {
    return Codes.issue(Codes.SM2, Codes.claims());
  }

  /** Asserts that a check refuses, after all before it passed, and that the rest is not tried. */
  static void assertStops(QrCheck check, Outcome outcome, String text) {
    Verification<VerifiedQr> verification = verify(text);
    List<Outcome> expected = new ArrayList<>();
    for (QrCheck each : QrCheck.values()) {
      int order = each.compareTo(check);
      expected.add(order < 0 ? Outcome.PASSED : order == 0 ? outcome : Outcome.SKIPPED);
    }
    assertEquals(expected, verification.findings().stream().map(Finding::outcome).toList());
  }

  static void assertFails(QrCheck check, String text) {
    assertStops(check, Outcome.FAILED, text);
  }

  static byte[] deflate(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflating.write(bytes);
    }
    return out.toByteArray();
  }
}
