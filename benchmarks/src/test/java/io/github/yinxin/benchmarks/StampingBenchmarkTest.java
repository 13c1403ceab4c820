package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.testkit.Documents.CrossReference;
import io.github.yinxin.verify.Verification;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StampingBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"1, TABLE, TEXT", "20, OBJECT_STREAM, TEXT"})
  void everyContender_handsOutAValidFile(
      int pages, CrossReference crossReference, Workload workload) throws Exception {
    StampingBenchmark benchmark = new StampingBenchmark();
    benchmark.pages = pages;
    benchmark.crossReference = crossReference;
    benchmark.workload = workload;
    benchmark.setUp();
    PdfVerifier verifier = PdfVerifier.trusting(benchmark.anchors());
    assertFalse(Contests.of(StampingBenchmark.class).isEmpty());
    for (Method contender : Contests.of(StampingBenchmark.class)) {
      Object made = contender.invoke(benchmark);
      byte[] file = made instanceof SealedPdf sealed ? sealed.bytes() : (byte[]) made;
      PdfVerdict verdict = verifier.verify(file, Scene.NOW);
      assertInstanceOf(
          Verification.Valid.class,
          verdict.overall(),
          () -> contender.getName() + " " + verdict.overall().findings());
    }
  }
}
