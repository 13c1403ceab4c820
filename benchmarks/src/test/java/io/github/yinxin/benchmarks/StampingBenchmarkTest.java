package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.verify.Verification;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StampingBenchmarkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void everyContender_handsOutAValidFile(int pages) throws Exception {
    StampingBenchmark benchmark = new StampingBenchmark();
    benchmark.pages = pages;
    benchmark.setUp();
    PdfVerifier verifier = PdfVerifier.trusting(benchmark.anchors());
    assertFalse(Contests.of(StampingBenchmark.class).isEmpty());
    for (Method contender : Contests.of(StampingBenchmark.class)) {
      PdfVerdict verdict = verifier.verify((byte[]) contender.invoke(benchmark), Scene.NOW);
      assertInstanceOf(
          Verification.Valid.class,
          verdict.overall(),
          () -> contender.getName() + " " + verdict.overall().findings());
    }
  }
}
