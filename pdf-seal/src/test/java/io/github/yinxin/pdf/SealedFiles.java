package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A sealed file for each algorithm, and how the verifier judges files at the time of sealing. */
final class SealedFiles {

  static final byte[] DOCUMENT = Documents.pages(1).line("Hello").bytes();
  private static final Map<SignatureAlgorithm, byte[]> SEALED = sealed();

  private static Map<SignatureAlgorithm, byte[]> sealed() {
    Map<SignatureAlgorithm, byte[]> sealed = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      sealed.put(algorithm, seal(SealingOffice.sealer(algorithm)));
    }
    return sealed;
  }

  static byte[] seal(PdfSealer sealer) {
    try {
      return sealer.seal(DOCUMENT, SealPlacement.centredAtMm(1, 100, 100)).bytes();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] good(SignatureAlgorithm algorithm) {
    return Objects.requireNonNull(SEALED.get(algorithm)).clone();
  }

  static byte[] good() {
    return good(SignatureAlgorithm.SM2_SM3);
  }

  static PdfVerdict verify(byte[] file) {
    return SealingOffice.verifier().verify(file, SealingOffice.NOW);
  }

  static Optional<Outcome> outcome(Check check, PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.check() == check)
        .map(Finding::outcome)
        .findFirst();
  }

  static void assertVerdict(Integrity integrity, Check check, Outcome outcome, PdfVerdict verdict) {
    assertEquals(Optional.of(outcome), outcome(check, verdict));
    assertEquals(integrity, verdict.integrity());
    assertTrue(verdict.overall().verified().isEmpty());
  }

  private SealedFiles() {}
}
