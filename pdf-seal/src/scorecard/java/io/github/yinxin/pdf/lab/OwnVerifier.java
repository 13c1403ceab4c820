package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdfseal.SealingOffice;

/** Ours. */
final class OwnVerifier extends Verifier {

  OwnVerifier() {
    super("Yinxin");
  }

  @Override
  Answer answer(byte[] file) {
    PdfVerdict verdict = SealingOffice.verifier().verify(file, SealingOffice.NOW);
    if (verdict.signatures().isEmpty()) {
      return Answer.VANISHED;
    }
    return verdict.overall().verified().isPresent() ? Answer.ACCEPTED : Answer.REJECTED;
  }
}
