package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.sign.SignatureAlgorithm;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SigningBenchmarkTest {

  @ParameterizedTest
  @EnumSource
  void everyContender_signsAndVerifies(SignatureAlgorithm algorithm) throws Exception {
    SigningBenchmark benchmark = new SigningBenchmark();
    benchmark.algorithm = algorithm;
    benchmark.setUp();
    assertFalse(Contests.of(SigningBenchmark.class).isEmpty());
    for (Method contender : Contests.of(SigningBenchmark.class)) {
      Object result = contender.invoke(benchmark);
      boolean right = result instanceof byte[] made ? benchmark.accepts(made) : (boolean) result;
      assertTrue(right, contender.getName());
    }
  }
}
