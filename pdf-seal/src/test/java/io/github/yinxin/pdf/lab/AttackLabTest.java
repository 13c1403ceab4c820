package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family of forgeries, over RSA and SM2, every certification and every form of xref. */
class AttackLabTest {

  static Stream<Forgery> forgeries() {
    return Forgery.all().stream();
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void forgery_ofAnySealedFile_failsTheCheckThatSeesIt(Forgery forgery) {
    List<String> missed = new ArrayList<>();
    for (LabFile file : LabFile.ALL) {
      byte[] forged = forgery.forger().forge(file.victim());
      PdfVerdict verdict = SealingOffice.verifier().verify(forged, SealingOffice.NOW);
      if (!isRejected(verdict) || !failed(verdict).contains(forgery.fails())) {
        missed.add(file + ": " + verdict.integrity() + " " + failures(verdict));
      }
    }
    assertEquals(List.of(), missed);
  }

  /** Not accepted, and its signature is there to be seen. */
  private static boolean isRejected(PdfVerdict verdict) {
    return verdict.overall().verified().isEmpty()
        && verdict.integrity().compareTo(Integrity.CHANGED_AFTER_SIGNING) <= 0
        && !verdict.signatures().isEmpty();
  }

  private static List<Check> failed(PdfVerdict verdict) {
    return failures(verdict).stream().map(Finding::check).toList();
  }

  private static List<Finding> failures(PdfVerdict verdict) {
    return verdict.overall().findings().stream()
        .filter(f -> f.outcome() == Outcome.FAILED)
        .toList();
  }
}
