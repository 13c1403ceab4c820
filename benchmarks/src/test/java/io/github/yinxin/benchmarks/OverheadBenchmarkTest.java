package io.github.yinxin.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.Documents.CrossReference;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OverheadBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"TABLE, TEXT", "OBJECT_STREAM, IMAGES"})
  void allSides_layOutAnIncrement(CrossReference crossReference, Workload workload)
      throws Exception {
    OverheadBenchmark benchmark = new OverheadBenchmark();
    benchmark.crossReference = crossReference;
    benchmark.workload = workload;
    benchmark.setUp();
    ByteBuffer increment = benchmark.yinxin();
    assertTrue(increment.remaining() > 8000, "an increment with room for a signature");
    assertTrue(benchmark.pdfbox() > increment.remaining() / 2, "the peer wrote its increment, too");
    int document = benchmark.documentLength();
    assertTrue(benchmark.openPdf() > document + increment.remaining() / 2, "OpenPDF did");
    assertTrue(benchmark.dss() > document + increment.remaining() / 2, "EU DSS did");
  }
}
