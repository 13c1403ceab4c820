package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

final class SealVerificationBenchmarkTest {

  @Test
  void everyContender_findsTheSealSignatureGood() throws Exception {
    SealVerificationBenchmark benchmark = new SealVerificationBenchmark();
    benchmark.setUp();
    for (Method contender : Contests.of(SealVerificationBenchmark.class)) {
      Object result = contender.invoke(benchmark);
      assertNotNull(result, contender.getName());
      assertNotEquals(false, result, contender.getName());
    }
  }
}
