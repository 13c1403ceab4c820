package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.sign.SignatureAlgorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerifyBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"RSA_SHA256, 2", "SM2_SM3, 4"})
  void bothSides_findEverySignatureRight(SignatureAlgorithm algorithm, int signatures)
      throws Exception {
    VerifyBenchmark benchmark = new VerifyBenchmark();
    benchmark.algorithm = algorithm;
    benchmark.setUp();
    assertEquals(Integrity.VALID, benchmark.yinxin().integrity());
    assertTrue(benchmark.yinxin().overall().verified().isPresent(), "the verdict is valid");
    assertEquals(
        benchmark.yinxin().overall().findings(), benchmark.yinxinMetAnew().overall().findings());
    assertEquals(signatures, benchmark.floor());
  }
}
