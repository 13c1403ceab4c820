package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RegisterBenchmarkTest {

  @Test
  void everyContender_doesTheWholeWork() throws Exception {
    RegisterBenchmark benchmark = new RegisterBenchmark();
    benchmark.size = 100;
    benchmark.setUp();
    assertEquals(RegisterBenchmark.IMPORTED, benchmark.importYinxin());
    assertEquals(5 * RegisterBenchmark.IMPORTED, benchmark.importPlain(), "five rows each");
    assertTrue(benchmark.statusYinxin().inForce());
    assertTrue(!benchmark.selectByKey().isEmpty());
    benchmark.tearDown();
  }
}
